import type { Node } from "web-tree-sitter";
import type { Span } from "../util/span";
import { decodeEscapes } from "./escapes";
import type { StringForm } from "./language";

/** A string literal without substitutions, or a name that stands where one could. */
export interface Literal {
  /** The value as the program sees it, escapes decoded. */
  readonly value: string;
  /** The content, between the quotes. */
  readonly span: Span;
  /** The opening quote; empty for a bare name. */
  readonly quote: string;
}

/**
 * Reads the literal that the node is, for example `'INVALID_OTP'`, or gives `undefined`: for a node with a substitution,
 * or without its quotes because it is half typed.
 */
export function readLiteral(node: Node, form: StringForm, text: string): Literal | undefined {
  const { startIndex, endIndex } = node;
  const quote = form.quotes
    .filter((candidate) => text.startsWith(candidate, startIndex))
    .sort((a, b) => b.length - a.length)[0];
  if (
    quote === undefined ||
    endIndex - startIndex < 2 * quote.length ||
    !text.startsWith(quote, endIndex - quote.length)
  ) {
    return undefined;
  }
  if (form.hole !== undefined && node.namedChildren.some((child) => child.type === form.hole)) {
    return undefined;
  }
  const span = { start: startIndex + quote.length, end: endIndex - quote.length };
  return { value: decodeEscapes(text.slice(span.start, span.end), form.escapes), span, quote };
}
