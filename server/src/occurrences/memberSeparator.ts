import type { Node } from "web-tree-sitter";
import type { Span } from "../util/span";
import type { Constructs } from "./constructs";
import { commentAt } from "./directives";
import { endOf } from "./nodeSpan";

/** What stands behind an item on its line and is about it. */
export interface CommentBehind {
  readonly end: number;
  readonly isSeparated: boolean;
}

/** What stands between the item and the one before it, or behind it; else what brackets and lines tell. */
export function findSeparator(
  text: string,
  item: Span,
  container: Node,
  isArm: boolean,
  { comments }: Constructs,
): string | undefined {
  // Some grammars name an operator between items.
  const items = container.namedChildren.filter(
    ({ type, startIndex, endIndex }) => !comments.has(type) && !/^[|,;]$/.test(text.slice(startIndex, endIndex)),
  );
  const before = items.findLast(({ endIndex }) => endIndex <= item.start);
  const behind = items.find(({ startIndex }) => startIndex >= item.end);
  const lineStart = text.lastIndexOf("\n", item.start - 1) + 1;
  const indent = /^[^\S\r\n]*/.exec(text.slice(lineStart, item.start))?.[0] ?? "";
  const beginsLine = indent.length === item.start - lineStart;
  const lineBreak = text[lineStart - 2] === "\r" ? `\r\n${indent}` : `\n${indent}`;
  const between = (start: number, end: number): string => {
    let found = "";
    let at = start;
    for (const comment of container.children) {
      if (comments.has(comment.type) && comment.startIndex >= start && comment.endIndex <= end) {
        found += text.slice(at, comment.startIndex);
        at = endOf(comment, text);
      }
    }
    return found + text.slice(at, end);
  };
  const toBehind = behind === undefined ? "" : between(item.end, behind.startIndex);
  if (isArm) {
    // On one line, what stands between arms may be a `;` that the end of a line makes needless.
    const marks = beginsLine ? /,/ : /[,;]/;
    const isClosed =
      !beginsLine && [item.end, before && endOf(before, text)].some((end = 0) => text.slice(0, end).endsWith(";"));
    const mark = marks.exec(between(item.end, behind?.startIndex ?? container.endIndex))?.[0] ?? (isClosed ? ";" : "");
    return mark + (beginsLine ? lineBreak : " ");
  }
  const isOpened = container.children.some(({ type, endIndex }) => endIndex <= item.start && /^[[({]$/.test(type));
  const toBefore = before === undefined ? "" : between(before.endIndex, item.start);
  // What stands before the first item may be the head of the construct: a name, an opening bracket.
  if (before !== undefined && /^[\s,;|]+$/.test(toBefore)) {
    return tidy(toBefore);
  }
  if (behind !== undefined && /^[\s,;|]+$/.test(toBehind)) {
    const mark = toBehind.trim();
    return mark === "|" ? " | " : mark + (beginsLine ? lineBreak : " ");
  }
  const own = /^\s*([,;])/.exec(text.slice(item.end, container.endIndex))?.[1];
  if (own !== undefined || isOpened) {
    return (own ?? ",") + (beginsLine ? lineBreak : " ");
  }
  return undefined;
}

/** Without what comments leave behind: blanks at the ends of lines, empty lines. */
function tidy(separator: string): string {
  return separator
    .replace(/[^\S\r\n]+(?=\r?\n)/g, "")
    .replace(/(?:\r?\n)+(?=\r?\n)/g, "")
    .replace(/(?<=\S)[^\S\r\n]{2,}$/, " ")
    .replace(/^[^\S\r\n]+(?=[,;])/, "");
}

/**
 * The comments behind an item on its line, which belong to it, and whether a separator stands before or between them.
 *
 * @param mark that separates items; empty where none does.
 */
export function commentBehind(
  root: Node,
  text: string,
  end: number,
  { comments }: Constructs,
  mark: string,
): CommentBehind | undefined {
  let at = end;
  let isSeparated = false;
  let hasComment = false;
  for (;;) {
    const next = at + (/^[^\S\r\n]*/.exec(text.slice(at))?.[0].length ?? 0);
    const comment = commentAt(root, next, comments);
    if (mark !== "" && !isSeparated && text.startsWith(mark, next)) {
      isSeparated = true;
      at = next + mark.length;
    } else if (comment?.start === next) {
      hasComment = true;
      at = endOf({ startIndex: next, endIndex: comment.end }, text);
    } else {
      const isLineEnd = /^(?:\r?\n|$)/.test(text.slice(next));
      return hasComment && isLineEnd && !text.slice(end, at).includes("\n") ? { end: at, isSeparated } : undefined;
    }
  }
}
