import type { CodeShape } from "../catalogs/catalogIndex";
import type { Span } from "../util/span";

/** A piece of text that may be a literal's content or a name: found by its looks, to be confirmed in the tree. */
export interface Candidate extends Span {
  readonly bare: boolean;
}

/** Finds candidates in a text, in its order. It costs two regular expressions, whatever the size of the catalogs. */
export type ScanCandidates = (text: string) => readonly Candidate[];

/** How much longer than the longest code a literal may be and still count: it may be a code with something added. */
const slack = 8;

/** @param shortest length of the shortest candidate to be found; short ones are most of all strings. */
export function createCandidateScanner(shape: CodeShape, shortest = 1): ScanCandidates {
  const signs = shape.signs.replace(/[\\\]^-]/g, "\\$&");
  // The closing quote is only looked at, so that a stray quote in a comment cannot put all later pairs out of step.
  // A look-behind for the opening one would cost three times as much.
  const content = `[\\w \\-./:@{}\\\\${signs}]{${shortest},${shape.maxLength + slack}}`;
  // C++'s raw strings have a parenthesis inside their quotes, with a word of their own before it: `R"x(INVALID_OTP)x"`.
  const quoted = new RegExp(`["'\`](?:(${content})(?=["'\`])|\\w{0,16}\\((${content})(?=\\)\\w{0,16}"))`, "g");
  const bare = namePattern(shape, Math.max(shortest - 1, 2));
  return (text) => {
    const found: Candidate[] = [];
    for (const { index, 0: match, 1: plain, 2: raw } of text.matchAll(quoted)) {
      const end = index + match.length;
      found.push({ start: end - (plain ?? raw ?? "").length, end, bare: false });
    }
    if (bare === undefined) {
      return found;
    }
    for (const { index, 0: name } of text.matchAll(bare)) {
      const before = text.charCodeAt(index - 1);
      if (before !== singleQuote && before !== doubleQuote && before !== backTick) {
        found.push({ start: index, end: index + name.length, bare: true });
      }
    }
    return found.sort((a, b) => a.start - b.start);
  };
}

const singleQuote = 39;
const doubleQuote = 34;
const backTick = 96;

function namePattern({ names, maxLength }: CodeShape, rest: number): RegExp | undefined {
  if (names === undefined) {
    return undefined;
  }
  // Names in capitals are a fifth of the work: most words of a program are ruled out by their first letter.
  const [first, others] = names === "capitals" ? ["A-Z", "A-Z0-9_"] : ["A-Za-z_$", "\\w$"];
  return new RegExp(`\\b[${first}][${others}]{${rest},${maxLength}}\\b`, "g");
}
