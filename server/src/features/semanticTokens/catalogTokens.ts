import { audiences, categories, retries } from "../../../../shared/src/catalog";
import { contentOf, entryNodes, type OutlineNode } from "../../catalogs/outline";
import type { Span } from "../../util/span";
import { namesIn } from "../../catalogs/catalogNames";

/** What words of a catalog are, in the protocol's own terms: themes know these and no others. */
export const tokenTypes = ["enumMember", "namespace", "keyword", "property", "number"] as const;
/** One of {@link tokenTypes}. */
export type TokenType = (typeof tokenTypes)[number];

/** In the protocol's own terms, too. Codes that come with Errdex are its `defaultLibrary`. */
export const tokenModifiers = ["declaration", "deprecated", "defaultLibrary"] as const;
/** One of {@link tokenModifiers}. */
export type TokenModifier = (typeof tokenModifiers)[number];

/** A word of a catalog that has a colour of its own. It stands in one line and is not empty. */
export interface CatalogToken {
  /** Without quotes. */
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** Keys whose texts name fields of what the API takes or answers. */
const namesOfFields: ReadonlySet<string> = new Set(["field", "header", "codeFields", "messageFields"]);

/** Keys whose values are words of the format. */
const wordsOf: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["category", categories],
  ["audience", audiences],
  ["retry", retries],
]);

/** What a list of tokens is asked for. */
export interface TokensRequest {
  readonly text: string;
  /** Whether the text is a catalog that comes with Errdex. */
  readonly isBuiltIn: boolean;
  /** The part of the text whose tokens are wanted; absent where all are. */
  readonly within?: Span;
}

/**
 * Codes wherever a catalog's text names them, its id, families and statuses, names of fields, and words of the format,
 * in their order. The format's keys and texts for people keep the colours of their language.
 */
export function listCatalogTokens(
  outline: readonly OutlineNode[],
  { text, isBuiltIn, within = { start: 0, end: text.length } }: TokensRequest,
): readonly CatalogToken[] {
  const tokens: CatalogToken[] = [];
  const entries = entryNodes(outline);
  const deprecated = new Set(entries.filter(isDeprecated).map(({ key }) => key));
  const id = outline.findLast(({ key }) => key === "id")?.valueSpan;
  if (id !== undefined) {
    add(id, "namespace", ["declaration"]);
  }
  nodesIn("envelope").forEach(addField);
  for (const { keySpan } of nodesIn("families")) {
    add(keySpan, "namespace", ["declaration"]);
  }
  for (const entry of entries.filter(isWanted)) {
    for (const { code, quoted, at } of namesIn(entry, text)) {
      add(quoted, "enumMember", [
        ...(at === "entry" ? (["declaration"] as const) : []),
        ...(deprecated.has(code) ? (["deprecated"] as const) : []),
        ...(isBuiltIn ? (["defaultLibrary"] as const) : []),
      ]);
    }
    entry.children.forEach(addField);
  }
  for (const { keySpan, children } of nodesIn("statuses")) {
    add(keySpan, "number", ["declaration"]);
    children.forEach(addField);
  }
  return tokens.sort((a, b) => a.span.start - b.span.start);

  function nodesIn(name: string): readonly OutlineNode[] {
    return outline.findLast(({ key }) => key === name)?.children.filter(isWanted) ?? [];
  }

  function isWanted({ span }: { readonly span: Span }): boolean {
    return span.start < within.end && within.start < span.end;
  }

  function add(quoted: Span, type: TokenType, modifiers: readonly TokenModifier[] = []): void {
    const span = contentOf(quoted, text);
    if (span.start < span.end && isWanted({ span }) && !text.slice(span.start, span.end).includes("\n")) {
      tokens.push({ span, type, modifiers });
    }
  }

  /** One field of an entry, a status or the envelope. */
  function addField({ key, value, valueSpan, items, children }: OutlineNode): void {
    if (key === "guidance") {
      children.forEach(addField);
    } else if (namesOfFields.has(key)) {
      for (const { span } of items) {
        add(span, "property");
      }
      if (value !== undefined && valueSpan !== undefined) {
        add(valueSpan, "property");
      }
    } else if (value !== undefined && valueSpan !== undefined && wordsOf.get(key)?.includes(value) === true) {
      add(valueSpan, "keyword");
    }
  }
}

function isDeprecated({ children }: OutlineNode): boolean {
  return children.some(({ key }) => key === "deprecated");
}
