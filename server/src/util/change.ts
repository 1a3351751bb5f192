import { PieceText } from "./pieceText";
import { moveSpan, type Span } from "./span";
import type { Text } from "./text";

/**
 * The part of `after` that is not in `before`: before and behind it the two texts are equal. In `before`, its end is as
 * far from the text's end as it is in `after`.
 */
export function findChange(before: Text, after: Text): Span {
  if (!(before instanceof PieceText && after instanceof PieceText)) {
    return findChangeInStrings(before.toString(), after.toString());
  }
  const { start, end } = after.changeSince(before);
  const endBefore = end + before.length - after.length;
  return moveSpan(findChangeInStrings(before.slice(start, endBefore), after.slice(start, end)), start);
}

function findChangeInStrings(before: string, after: string): Span {
  const start = countEqual(before, after, (from, to, whose) => whose.slice(from, to));
  const shorter = Math.min(before.length, after.length);
  const end = countEqual(before, after, (from, to, whose) => whose.slice(whose.length - to, whose.length - from));
  return { start, end: after.length - Math.min(end, shorter - start) };
}

/** How many characters two texts have in common, seen from the end that `cut` counts from. */
function countEqual(a: string, b: string, cut: (from: number, to: number, whose: string) => string): number {
  let equal = 0;
  for (let size = Math.min(a.length, b.length); size > 0; size = Math.min(size, Math.min(a.length, b.length) - equal)) {
    if (cut(equal, equal + size, a) === cut(equal, equal + size, b)) {
      equal += size;
    } else {
      size = size >> 1;
    }
  }
  return equal;
}
