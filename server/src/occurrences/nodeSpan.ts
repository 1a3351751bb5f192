import type { Node } from "web-tree-sitter";
import type { Span } from "../util/span";

type Place = Pick<Node, "startIndex" | "endIndex">;

/** Where a node is, as its grammar says. */
export function spanOf({ startIndex, endIndex }: Place): Span {
  return { start: startIndex, end: endIndex };
}

/** Where what is to be read of a node ends: some grammars count what is blank behind a node to it. */
export function endOf({ startIndex, endIndex }: Place, text: string): number {
  return startIndex + text.slice(startIndex, endIndex).trimEnd().length;
}
