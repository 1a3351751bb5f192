/** A mark in a fixture: a comment on the line after the one it speaks of, with `^` under the marked text. */
export interface Mark {
  /** UTF-16 offsets of the marked text. */
  readonly start: number;
  readonly end: number;
  /** 1-based, of the marked text. */
  readonly line: number;
  /** What stands behind the `^`. */
  readonly text: string;
}

/**
 * Reads the marks of an annotated source. A mark may stand on its own in any comment of the language, several on
 * consecutive lines speak of the same line:
 *
 *     if (code === "INVALID_OTP") {}
 *     //            ^^^^^^^^^^^ comparison code ratio
 */
export function readMarks(source: string): readonly Mark[] {
  const marks: Mark[] = [];
  let marked = { start: 0, line: 1 };
  let start = 0;
  source.split("\n").forEach((line, i) => {
    const mark = /^[\s/*{#<!>-]*?(\^+)\s+(.*?)\s*(?:\*\/\}?|-->)?\r?$/.exec(line);
    if (mark?.[1] === undefined || mark[2] === undefined) {
      marked = { start, line: i + 1 };
    } else {
      const column = line.indexOf("^");
      marks.push({
        start: marked.start + column,
        end: marked.start + column + mark[1].length,
        line: marked.line,
        text: mark[2],
      });
    }
    start += line.length + 1;
  });
  return marks;
}

/** The cursor in an inline source: a sign that none of our languages uses. */
export const cursorMark = "‸";

/** Takes the cursor mark out of a source. Raises an `Error` where there is not exactly one. */
export function readCursor(source: string): { readonly text: string; readonly offset: number } {
  const parts = source.split(cursorMark);
  if (parts.length !== 2) {
    throw new Error(`A source needs exactly one ${cursorMark}: ${source}`);
  }
  return { text: parts.join(""), offset: parts[0]?.length ?? 0 };
}
