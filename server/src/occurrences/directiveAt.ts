import type { Node } from "web-tree-sitter";
import { lineStartAt, type Text } from "../util/text";
import type { Constructs } from "./constructs";
import { commentAt } from "./directives";

/** A directive that is being written. */
export interface DirectiveContext {
  /** Where it begins, or would: at the first word of a comment's line. */
  readonly start: number;
  readonly offset: number;
  /** From its start to the offset: `errdex-disable-line unkn`. */
  readonly typed: string;
  /** Some text behind the offset. */
  readonly behind: string;
}

/** Longer lines hold no directives that a person writes. */
const longestLine = 400;

/**
 * Where a directive may begin that the offset is in: at an `errdex` before it on its line, at the beginning of one, or at
 * the offset itself. It looks at the text alone; whether a comment begins so is for the tree to tell.
 */
export function findDirectiveStart(text: Text, offset: number): number | undefined {
  const lineStart = lineStartAt(text, offset);
  if (offset - lineStart > longestLine) {
    return undefined;
  }
  const line = text.slice(lineStart, offset);
  const written = line.lastIndexOf("errdex");
  const start = written === -1 ? line.search(/(?:e(?:r(?:r(?:d(?:e)?)?)?)?)?$/) : written;
  return /[\p{L}\p{N}"'`]$/u.test(line.slice(0, start)) ? undefined : lineStart + start;
}

/**
 * Whether a line of a comment begins at `start` and goes on to the offset.
 *
 * @param start as {@link findDirectiveStart} gives it.
 */
export function isInCommentLine(
  root: Node,
  text: Text,
  start: number,
  offset: number,
  { comments }: Constructs,
): boolean {
  const comment = commentAt(root, Math.max(0, start - 1), comments);
  if (comment === undefined || offset > comment.end || /\*\/|-->/.test(text.slice(start, offset))) {
    return false;
  }
  const lineStart = lineStartAt(text, start);
  return !/[\p{L}\p{N}"'`]/u.test(text.slice(Math.max(lineStart, comment.start), start));
}
