import type { ActionContext, TextChange } from "./action";

/** A comment on a line of its own before the one that holds the offset; `undefined` where none can stand. */
export function commentBefore(
  words: string,
  offset: number,
  { analysis, text }: Pick<ActionContext, "analysis" | "text">,
): TextChange | undefined {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const indent = /^[^\S\r\n]*/.exec(text.slice(start))?.[0] ?? "";
  // The line before goes on in this one, or is quoted.
  if (/\\\r?\n$/.test(text.slice(Math.max(0, start - 3), start))) {
    return undefined;
  }
  const comment = analysis.commentLine(words, start, indent);
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
  return comment === undefined ? undefined : { start, end: start, newText: `${indent}${comment}${lineBreak}` };
}
