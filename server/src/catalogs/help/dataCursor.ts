import { getLocation } from "jsonc-parser";
import type { DataFormat } from "../dataText";
import { type Span, touches } from "../../util/span";

/** Where a cursor is in a text with data, which may be half typed. */
export interface DataCursor {
  /** Keys from the root, items of lists as numbers; of a key that is being typed, less that key. */
  readonly path: readonly string[];
  readonly at: "key" | "value";
  /** What a word that is chosen takes the place of, without quotes. */
  readonly span: Span;
  /** The quote that is there already; empty where none is. */
  readonly quote: string;
  /** Whether a colon follows the key. */
  readonly hasColon: boolean;
}

/** `undefined` where nothing can stand: in a comment, for example. */
export function findCursor(text: string, format: DataFormat, offset: number): DataCursor | undefined {
  return format === "json" ? findJsonCursor(text, offset) : findYamlCursor(text, offset);
}

function findJsonCursor(text: string, offset: number): DataCursor | undefined {
  const { path, previousNode, isAtPropertyKey } = getLocation(text, offset);
  const node = previousNode?.type === "string" || previousNode?.type === "property" ? previousNode : undefined;
  const before = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const outsideStrings = before.replace(/"(?:[^"\\]|\\.)*"?/g, "");
  if (/^\s*\*|\/\/|\/\*(?!.*\*\/)/.test(outsideStrings)) {
    return undefined;
  }
  const at = isAtPropertyKey ? "key" : "value";
  const keys = (isAtPropertyKey ? path.slice(0, -1) : path).map(String);
  const outer = node && { start: node.offset, end: node.offset + node.length };
  if (outer !== undefined && touches(outer, offset) && text[outer.start] === '"' && offset > outer.start) {
    const isClosed = outer.end - outer.start > 1 && text[outer.end - 1] === '"';
    if (offset === outer.end && isClosed) {
      return undefined;
    }
    const span = { start: outer.start + 1, end: isClosed ? outer.end - 1 : outer.end };
    return { path: keys, at, span, quote: '"', hasColon: hasColonAt(text, outer.end) };
  }
  const start = offset - (/[\w./-]*$/.exec(before)?.[0].length ?? 0);
  return { path: keys, at, span: { start, end: offset }, quote: "", hasColon: hasColonAt(text, offset) };
}

function hasColonAt(text: string, offset: number): boolean {
  return /^[^\S\n]*:/.test(text.slice(offset, offset + 100));
}

/** What comes before a key or an item: blanks and dashes; then the key, if there is one; then the rest of the line. */
const yamlLine = /^( *)((?:-(?: +|$))*)(?:("[^"]*"|'[^']*'|[^\s"'#[\]{},&*!|>-][^#[\]{},]*?) *:(?: +|$))?(.*)$/;

/** By indentation, for a half-typed text cannot be parsed: good enough for what catalogs look like. */
function findYamlCursor(text: string, offset: number): DataCursor | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const [, blanks = "", dashes = "", key, rest = ""] = yamlLine.exec(text.slice(lineStart, offset)) ?? [];
  if (/(?:^|\s)#/.test(rest)) {
    return undefined;
  }
  const column = blanks.length + dashes.length;
  const parents = yamlParents(text.slice(0, lineStart), dashes === "" ? blanks.length : blanks.length + 1);
  const around = [...parents, ...(dashes === "" ? [] : ["0"])];
  const found = readFlow(
    rest,
    key === undefined ? around : [...around, unquote(key)],
    key !== undefined || dashes !== "",
  );
  const typed = /^["']?([\w./-]*)$/.exec(found.typed);
  if (typed === null || (key === undefined && column > 0 && parents.length === 0 && dashes === "" && rest === "")) {
    return key === undefined && parents.length === 0 && rest === "" ? toCursor([], "key") : undefined;
  }
  return toCursor(found.path, found.at);

  function toCursor(path: readonly string[], at: "key" | "value"): DataCursor {
    const start = offset - (typed?.[1]?.length ?? 0);
    const quote = /["']/.exec(found.typed)?.[0] ?? "";
    const end = offset + (/^[\w./-]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);
    return { path, at, span: { start, end }, quote, hasColon: hasColonAt(text, end + quote.length) };
  }
}

/** The keys above a line that hold what stands in it from a column on. */
function yamlParents(above: string, column: number): readonly string[] {
  const path: string[] = [];
  let within = column;
  for (const line of above.split(/\r?\n/).reverse()) {
    const [, blanks = "", dashes = "", key] = yamlLine.exec(line) ?? [];
    const at = blanks.length + dashes.length;
    if (key !== undefined && at < within) {
      path.unshift(...(dashes === "" ? [] : ["0"]), unquote(key));
      within = dashes === "" ? at : blanks.length + 1;
    }
    if (within === 0) {
      break;
    }
  }
  return path;
}

interface Flow {
  readonly path: readonly string[];
  readonly at: "key" | "value";
  /** Of the word at the cursor. */
  readonly typed: string;
}

/** Follows brackets and braces to the end: `{ audience: developer, retry: n`. */
function readFlow(rest: string, path: readonly string[], isValue: boolean): Flow {
  const open: { readonly isList: boolean; index: number; key: string | undefined }[] = [];
  let word = "";
  for (const token of rest.match(/"[^"]*"?|'[^']*'?|[[\]{},]|:(?= |$)|[^[\]{},:"']+|:/g) ?? []) {
    const top = open.at(-1);
    if (token === "[" || token === "{") {
      open.push({ isList: token === "[", index: 0, key: undefined });
      word = "";
    } else if (token === "]" || token === "}") {
      open.pop();
      word = " ";
    } else if (token === "," && top !== undefined) {
      top.index++;
      top.key = undefined;
      word = "";
    } else if (token === ":" && top?.isList === false && top.key === undefined) {
      top.key = unquote(word.trim());
      word = "";
    } else {
      word += token;
    }
  }
  const inner = open.flatMap(({ isList, index, key }) => (isList ? [String(index)] : key === undefined ? [] : [key]));
  const top = open.at(-1);
  const at = top === undefined ? isValue : top.isList || top.key !== undefined;
  return { path: [...path, ...inner], at: at ? "value" : "key", typed: word.trimStart() };
}

function unquote(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key;
}
