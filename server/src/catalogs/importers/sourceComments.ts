import type { Node } from "web-tree-sitter";
import type { ReadText } from "./sourceNames";

/** A comment above the member, else beside it; in Python a text below it. */
export function commentOf(node: Node, siblings: readonly Node[], at: number, read: ReadText): string {
  const above: string[] = [];
  let row = node.startPosition.row;
  for (let i = at - 1; i >= 0; i--) {
    const comment = siblings[i] as Node;
    const before = siblings[i - 1];
    const isBeside = before !== undefined && !isComment(before) && before.endPosition.row === comment.startPosition.row;
    if (!isComment(comment) || isBeside || comment.endPosition.row < row - 1) {
      break;
    }
    above.unshift(comment.text);
    row = comment.startPosition.row;
  }
  if (above.length > 0) {
    return above.join("\n");
  }
  // Some grammars put a comment into the member that comes after it.
  const inner = node.namedChildren.find(isComment);
  if (inner?.startIndex === node.startIndex) {
    return inner.text;
  }
  const next = siblings[at + 1];
  if (next !== undefined && isComment(next) && next.startPosition.row === node.endPosition.row) {
    return next.text;
  }
  const below =
    next?.type === "expression_statement" && next.namedChildren.length === 1 ? next.namedChildren[0] : undefined;
  return (below === undefined ? undefined : read(below)) ?? "";
}

/** Whether the grammar calls it a comment, of whatever kind. */
export function isComment({ type }: Node): boolean {
  return type.includes("comment");
}
