import type { Entry } from "../../catalogs/model";
import { foldLines } from "../markdown";
import { wrap } from "../terminalText";

/** Where lines of comments are broken, in columns. */
const lineWidth = 110;

/** What a comment says of a code: paragraphs, each on one line, with nothing escaped. */
export function describeEntry({ summary, detail, httpStatus = [] }: Entry): readonly string[] {
  const status = httpStatus.length === 0 ? "" : `HTTP status ${httpStatus.join(", ")}.`;
  return [summary, detail ?? "", status].map(oneLine).filter((paragraph) => paragraph !== "");
}

/** Since when a code is deprecated and what to use instead, as one line with nothing escaped. */
export function describeDeprecation({ deprecated }: Entry, nameOf: (code: string) => string): string | undefined {
  if (deprecated === undefined) {
    return undefined;
  }
  const { since, replacedBy } = deprecated;
  const parts = [
    ...(since === undefined ? [] : [`Since ${since}.`]),
    ...(replacedBy === undefined ? [] : [`Use ${nameOf(replacedBy)}.`]),
  ];
  return oneLine(parts.length === 0 ? "The API no longer uses it." : parts.join(" "));
}

/** A text on one line, without what would steer a terminal, turn the direction of writing, or be no character at all. */
export function oneLine(text: string): string {
  return foldLines(text.replace(/\p{Cs}/gu, "\uFFFD"));
}

/** Paragraphs broken into lines that fit beside what stands before them, with an empty line between each two. */
export function wrapParagraphs(paragraphs: readonly string[], before: string): readonly string[] {
  return paragraphs.flatMap((paragraph, i) => [
    ...(i === 0 ? [] : [""]),
    ...wrap(paragraph, lineWidth - before.length),
  ]);
}

/** Lines with a sign before each: `// `. */
export function lineComment(paragraphs: readonly string[], before: string): readonly string[] {
  return wrapParagraphs(paragraphs, before).map((line) => `${before}${line}`.trimEnd());
}

/**
 * A comment between `/**` and its end.
 *
 * @param paragraphs escaped.
 * @param tags lines after them, escaped, too.
 */
export function docComment(
  paragraphs: readonly string[],
  indent: string,
  tags: readonly string[] = [],
): readonly string[] {
  const lines = [...wrapParagraphs(paragraphs, `${indent} * `), ...tags];
  return lines.length === 1
    ? [`${indent}/** ${lines[0] ?? ""} */`]
    : [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}

/**
 * Makes a text mean itself in the comments of Java and Kotlin, which are HTML or Markdown: nothing in it ends the comment
 * or begins another, is a tag, or is one of the escapes that Java reads before all else.
 */
export function escapeDoc(text: string): string {
  return text.replace(
    /[&<>]|\\(?=u)|(?<![\p{L}\p{N}])@|\*(?=\/)|(?<=\/)\*/gu,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}

/** What strings of a language do not have in common. */
export interface StringForm {
  /** How a character beyond the first 65,536 is written by its number: as a surrogate pair, or as `\U0001f600`. */
  readonly astral: "pair" | "long";
  /** Signs that need a back-slash beside the quote and the back-slash itself. */
  readonly also?: RegExp;
  /** Whether `\f` is not known. */
  readonly withoutFormFeed?: boolean;
}

/**
 * The text between double quotes, in the escapes that these languages share: what cannot be seen or would turn the
 * direction of writing is written by its number.
 */
export function quote(text: string, { astral, also, withoutFormFeed = false }: StringForm): string {
  const quoted = JSON.stringify(text).replace(/[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u007f-\u00a0]/gu, (character) => {
    const number = character.codePointAt(0) ?? 0;
    return astral === "long" && number > 0xffff
      ? `\\U${number.toString(16).padStart(8, "0")}`
      : Array.from({ length: character.length }, (_, i) => unit(character.charCodeAt(i))).join("");
  });
  const marked = also === undefined ? quoted : quoted.replace(also, "\\$&");
  return withoutFormFeed ? marked.replace(/(?<=(?<!\\)(?:\\\\)*)\\f/g, "\\u000c") : marked;
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}
