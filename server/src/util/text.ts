/** A text that is read piece by piece; a string is one. Offsets are UTF-16. */
export interface Text {
  readonly length: number;
  /** As of strings, for offsets that are not negative. */
  slice(start: number, end?: number): string;
  /** All of it, which may have to be put together. */
  toString(): string;
}

/** UTF-16 units that are looked at, at once: most lines are shorter. */
const stride = 200;

/** Where the line begins that the offset is in. Only line feeds end lines. */
export function lineStartAt(text: Text, offset: number): number {
  for (let end = offset; end > 0;) {
    const start = Math.max(0, end - stride);
    const feed = text.slice(start, end).lastIndexOf("\n");
    if (feed !== -1) {
      return start + feed + 1;
    }
    end = start;
  }
  return 0;
}
