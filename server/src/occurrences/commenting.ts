import type { Node } from "web-tree-sitter";
import { type Constructs } from "./constructs";
import { commentAt } from "./directives";

/** Where a comment about all of a program goes: behind what must come first, and behind the head that tells of the file. */
export function findHead(root: Node, text: string, start: number, { comments, prefixes }: Constructs): number {
  // Behind the tag that a piece of a page begins with.
  const rest = /^[^\S\n]*\n/.exec(text.slice(start, start + 1_000))?.[0] ?? "";
  const isInLine = start > 0 && text[start - 1] !== "\n";
  let at = start;
  let head = isInLine ? start + rest.length : start;
  for (;;) {
    const blank = /^\s*/.exec(text.slice(at, at + 1_000))?.[0] ?? "";
    const from = at + blank.length;
    const prefix = from < text.length ? commentAt(root, from, prefixes) : undefined;
    const comment = from < text.length ? commentAt(root, from, comments) : undefined;
    const node = prefix ?? comment;
    if (node === undefined || node.end <= at) {
      return head;
    }
    at = node.start + text.slice(node.start, node.end).trimEnd().length;
    // A comment right before the first statement speaks of that, not of the file; others must be the file's first lines.
    const mustBeFirst = /^#!|coding[:=]/.test(text.slice(node.start, at));
    if (prefix !== undefined || mustBeFirst || /^[^\S\n]*\n[^\S\n]*(?:\r?\n|$)/.test(text.slice(at, at + 1_000))) {
      head = text.indexOf("\n", at) + 1 || text.length;
    }
  }
}

/** Whether all that begins at the offset, up to the end of the line, is a comment, or one in braces. */
export function isComment(root: Node, text: string, offset: number, { comments }: Constructs): boolean {
  const line = /^[^\r\n]*/.exec(text.slice(offset))?.[0].trimEnd() ?? "";
  const inner = line.startsWith("{") ? 1 : 0;
  const comment = commentAt(root, offset + inner, comments);
  return (
    comment?.start === offset + inner &&
    text.slice(comment.start, comment.end).trimEnd().length === line.length - 2 * inner
  );
}
