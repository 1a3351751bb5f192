import type { Node } from "web-tree-sitter";
import { readLiteral } from "../languages/literal";
import { touches } from "../util/span";
import type { Candidate } from "./candidates";
import type { Constructs } from "./constructs";

/** The literal or bare name that the offset touches, empty literals included. */
export function findLiteralAt(root: Node, text: string, offset: number, constructs: Constructs): Candidate | undefined {
  // A cursor behind the last character of a name belongs to the name.
  for (const index of offset === 0 ? [0] : [offset, offset - 1]) {
    for (let node: Node | null = root.descendantForIndex(index); node !== null; node = node.parent) {
      const form = constructs.strings.get(node.type);
      const literal = form === undefined ? undefined : readLiteral(node, form, text);
      if (literal !== undefined && touches(literal.span, offset)) {
        return { ...literal.span, bare: false };
      }
      if (constructs.bareNames.has(node.type)) {
        return { start: node.startIndex, end: node.endIndex, bare: true };
      }
      if (form !== undefined && literal === undefined) {
        break;
      }
    }
  }
  return undefined;
}

/** A quote that was opened on the line and not closed before the offset: a literal that is being typed. */
export interface OpenQuote {
  readonly quote: string;
  /** Where its content ends, as far as one can tell: behind the last character of the code at the cursor. */
  readonly end: number;
}

export function findOpenQuote(text: string, offset: number): OpenQuote | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  let quote: string | undefined;
  for (let i = lineStart; i < offset; i++) {
    const character = text[i] as string;
    if (character === "\\") {
      i++;
    } else if (quote === undefined ? /["'`]/.test(character) : character === quote) {
      quote = quote === undefined ? character : undefined;
    }
  }
  if (quote === undefined) {
    return undefined;
  }
  const rest = /^[\w\-./]*/.exec(text.slice(offset, offset + 200))?.[0] ?? "";
  return { quote, end: offset + rest.length };
}
