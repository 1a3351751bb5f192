/** A document as an editor holds it, and people's edits of it. */

import { createRandom } from "./random.mjs";

/** The text by lines, with edits that give what `textDocument/didChange` wants. */
export class EditedDocument {
  constructor(uri, text) {
    this.uri = uri;
    this.lines = text.split("\n");
    this.version = 1;
  }

  /** Replaces a piece of one line, or with `endLine` of several. */
  replace(line, character, endCharacter, text, endLine = line) {
    const before = this.lines[line].slice(0, character);
    const after = this.lines[endLine].slice(endCharacter);
    this.lines.splice(line, endLine - line + 1, ...(before + text + after).split("\n"));
    const range = { start: { line, character }, end: { line: endLine, character: endCharacter } };
    return { textDocument: { uri: this.uri, version: ++this.version }, contentChanges: [{ range, text }] };
  }

  /** Places of code literals: `{ line, start, end }`, quotes not included. */
  findCodes() {
    return this.lines.flatMap((line, i) =>
      [...line.matchAll(/["']([A-Z][A-Z0-9]+_[A-Z0-9_]+)["']/g)].map((match) => ({
        line: i,
        start: match.index + 1,
        end: match.index + 1 + match[1].length,
      })),
    );
  }
}

/**
 * Endless typing at random places, one change a keystroke: mending a literal, a statement letter by letter, a new line
 * and its deletion, a case that is pasted.
 */
export function* typeInto(document, seed) {
  const random = createRandom(seed);
  const sessions = [mendLiteral, typeStatement, openLine, pasteCase];
  for (let i = 0; ; i++) {
    yield* sessions[i % sessions.length](document, random);
  }
}

function* mendLiteral(document, random) {
  const { line, end } = random.pick(document.findCodes());
  const typed = document.lines[line].slice(end - 4, end);
  for (let i = 0; i < 4; i++) yield document.replace(line, end - i - 1, end - i, "");
  for (let i = 0; i < 4; i++) yield document.replace(line, end - 4 + i, end - 4 + i, typed[i]);
}

function* typeStatement(document, random) {
  const line = randomLine(document, random, (text) => /^ {2,}(return|const) .*;$/.test(text));
  const indent = /^ */.exec(document.lines[line])[0];
  yield document.replace(line, 0, 0, `${indent}\n`);
  let at = indent.length;
  for (const letter of "const x = read('a');") yield document.replace(line, at, at++, letter);
  yield document.replace(line, 0, 0, "", line + 1);
}

function* openLine(document, random) {
  const line = randomLine(document, random, (text) => /[;{]$/.test(text));
  const { length } = document.lines[line];
  yield document.replace(line, length, length, "\n  ");
  yield document.replace(line, length, 2, "", line + 1);
}

function* pasteCase(document, random) {
  const line = randomLine(document, random, (text) => /^ +case "/.test(text));
  yield document.replace(line, 0, 0, '    case "MISSING_OTP":\n      return "otp";\n');
}

function randomLine(document, random, fits) {
  for (;;) {
    const line = random.below(document.lines.length);
    if (fits(document.lines[line])) return line;
  }
}
