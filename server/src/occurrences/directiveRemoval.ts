import type { Span } from "../util/span";
import type { Directive } from "./directives";

/**
 * What to take out of a text so that a directive is gone: its comment, with the line if nothing else stands there; of a
 * comment that says more, the directive's line alone.
 */
export function textOfRemoval(text: string, { comment, kindSpan }: Directive): Span {
  const head = text.slice(comment.start, kindSpan.start);
  const restOfLine = /^[^\r\n]*/.exec(text.slice(kindSpan.start, comment.end))?.[0] ?? "";
  const tail = text.slice(kindSpan.start + restOfLine.length, comment.end);
  const isAll = !/[\p{L}\p{N}]/u.test(head) && !/[\p{L}\p{N}]/u.test(tail);
  if (isAll) {
    return withLine(text, inBraces(text, comment));
  }
  const end = kindSpan.start + restOfLine.replace(/\s*(?:\*+\/|-->)$/, "").length;
  // The line on which the comment begins has its opening mark, too.
  return head.includes("\n")
    ? withLine(text, { start: text.lastIndexOf("\n", kindSpan.start - 1) + 1, end })
    : { start: kindSpan.start, end };
}

/** `{/* errdex-disable-next-line *\/}`: in JSX a comment takes a pair of braces. */
function inBraces(text: string, { start, end }: Span): Span {
  return text[start - 1] === "{" && text[end] === "}" ? { start: start - 1, end: end + 1 } : { start, end };
}

/** With the whole line, or the blanks before it if something else stands on the line. */
function withLine(text: string, { start, end }: Span): Span {
  const before = /[^\S\r\n]*$/.exec(text.slice(text.lastIndexOf("\n", start - 1) + 1, start))?.[0] ?? "";
  const behind = /^[^\S\r\n]*(?:\r?\n|$)/.exec(text.slice(end))?.[0];
  const from = start - before.length;
  const isFirst = from === 0 || text[from - 1] === "\n";
  if (behind === undefined) {
    // Code follows on the line; where the comment began it, the line's indentation stays.
    return isFirst
      ? { start, end: end + (/^[^\S\r\n]*/.exec(text.slice(end))?.[0].length ?? 0) }
      : { start: from, end };
  }
  return isFirst ? { start: from, end: end + behind.length } : { start: from, end };
}
