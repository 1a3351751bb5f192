import type { Node } from "web-tree-sitter";
import { detach } from "../util/detach";
import type { Span } from "../util/span";
import type { Text } from "../util/text";
import { decodeEscapes, type EscapeRule } from "./escapes";
import type { StringForm } from "./language";

/** A string literal without substitutions, or a name that stands where one could. */
export interface Literal {
  /** The value as the program sees it, escapes decoded. */
  readonly value: string;
  /** The content, between the quotes. */
  readonly span: Span;
  /** All that comes before the content: `"`, or `r#"` in Rust. Empty for a bare name. */
  readonly quote: string;
}

/** Reads literals of one node type. */
export type ReadLiteral = (node: Node, text: Text) => Literal | undefined;

/**
 * Makes a reader of the ways in which a literal may be written. It gives `undefined` for a node with a substitution, and
 * for one that lacks its closing quote because it is half typed.
 */
export function createLiteralReader(forms: readonly StringForm[]): ReadLiteral {
  const compiled = forms.map((form) => ({
    ...form,
    pattern: new RegExp(form.open, "y"),
    holes: new Set([form.hole ?? []].flat()),
  }));
  return (node, text) => {
    const { startIndex } = node;
    const own = text.slice(startIndex, node.endIndex);
    // C's grammar counts what is blank at the end of a `#define` to its value, a carriage return, too.
    const ownEnd = own.trimEnd().length;
    for (const { pattern, close = "$1", escapes, holes } of compiled) {
      pattern.lastIndex = 0;
      const opening = pattern.exec(own);
      if (opening === null) {
        continue;
      }
      const [quote, group = ""] = opening;
      const closing = close.replace("$1", group);
      const end = ownEnd - closing.length;
      const start = quote.length;
      const isClosed = start <= end && own.startsWith(closing, end);
      if (!isClosed || (holes.size > 0 && node.namedChildren.some(({ type }) => holes.has(type)))) {
        return undefined;
      }
      const content = own.slice(start, end);
      if (isSeveral(content, closing, escapes)) {
        return undefined;
      }
      const value = detach(decodeEscapes(content, escapes));
      return { value, span: { start: startIndex + start, end: startIndex + end }, quote: detach(quote) };
    }
    return undefined;
  };
}

/** Whether what looks like one literal's content is that of several in a row, which a grammar may give one node: `'a' 'b'`. */
function isSeveral(content: string, closing: string, escapes: EscapeRule): boolean {
  return content.includes(closing) && !escapes.startsWith("doubled") && content.replace(/\\[^]/g, "").includes(closing);
}

/** Reads a node whose whole text is the content of a literal. */
export function readWord({ startIndex: start, endIndex: end }: Node, text: Text): Literal {
  return { value: detach(text.slice(start, end)), span: { start, end }, quote: "" };
}

/** Reads the name at an offset in a node that holds one: `:INVALID_OTP`. */
export function readBareName({ startIndex, endIndex }: Node, text: Text, offset: number): Literal {
  const before = /[^\s:~()[\]{}<>|/"',]*$/.exec(text.slice(startIndex, offset))?.[0] ?? "";
  const after = /^[^\s:~()[\]{}<>|/"',]*/.exec(text.slice(offset, endIndex))?.[0] ?? "";
  const start = offset - before.length;
  return { value: before + after, span: { start, end: offset + after.length }, quote: "" };
}

/** Reads the alternative at an offset of a regular expression; `undefined` where it is more than letters, digits and `_`. */
export function readAlternative({ startIndex, endIndex }: Node, text: Text, offset: number): Literal | undefined {
  const before = /(^|[(|:^])(\w*)$/.exec(text.slice(startIndex, offset));
  const after = /^(\w*)(?=[)|$]|$)/.exec(text.slice(offset, endIndex));
  const [, , head = ""] = before ?? [];
  const [, tail = ""] = after ?? [];
  if (before === null || after === null || head + tail === "") {
    return undefined;
  }
  return { value: detach(head + tail), span: { start: offset - head.length, end: offset + tail.length }, quote: "" };
}

/** Further into a line than this nobody writes code. */
const longestLine = 2_000;

/**
 * Reads the string in double quotes that an offset is in, in a node of code that the grammar leaves whole. It looks at the
 * offset's line alone, for none of its strings goes on in the next one.
 */
export function readUncut({ startIndex, endIndex }: Node, text: Text, offset: number): Literal | undefined {
  const before = text.slice(Math.max(startIndex, offset - longestLine), offset);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (line.length === longestLine) {
    return undefined;
  }
  const open = /^(?:[^"\\]|\\.|"(?:[^"\\]|\\.)*")*"((?:[^"\\]|\\.)*)$/.exec(line)?.[1];
  const rest = /^((?:[^"\\\n]|\\.)*)"/.exec(text.slice(offset, Math.min(endIndex, offset + longestLine)))?.[1];
  if (open === undefined || rest === undefined) {
    return undefined;
  }
  const value = detach(decodeEscapes(open + rest, "c"));
  return { value, span: { start: offset - open.length, end: offset + rest.length }, quote: '"' };
}

/** Reads the word at an offset in a node that holds several. */
export type ReadListedWord = (node: Node, text: Text, offset: number) => Literal | undefined;

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/** @param opening what comes before the first word, as in `LanguageDefinition.wordLists`. */
export function createListReader(opening: string): ReadListedWord {
  const pattern = new RegExp(opening, "y");
  return ({ startIndex, endIndex }, text, offset) => {
    const own = text.slice(startIndex, endIndex);
    pattern.lastIndex = 0;
    const [before = "", bracket = ""] = pattern.exec(own) ?? [];
    const first = startIndex + before.length;
    const last = startIndex + own.lastIndexOf(closing[bracket] ?? bracket);
    if (before === "" || offset < first || offset > last) {
      return undefined;
    }
    const start = offset - (/\S*$/.exec(text.slice(first, offset))?.[0] ?? "").length;
    const end = offset + (/^\S*/.exec(text.slice(offset, last))?.[0] ?? "").length;
    return { value: detach(text.slice(start, end)), span: { start, end }, quote: "" };
  };
}
