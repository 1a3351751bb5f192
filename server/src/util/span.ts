/** A piece of a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same piece where offsets count from elsewhere. */
export function moveSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The smallest span that both lie in. */
export function joinSpans(a: Span, b: Span | undefined): Span {
  return b === undefined ? a : { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Whether the offset lies in the span or at one of its ends, where a cursor still touches it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether the spans have a part in common, or touch each other. */
export function overlap(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** Makes a test of whether a span overlaps one of the given ones, or touches one: a binary search. */
export function createOverlapTest(spans: readonly Span[]): (span: Span) => boolean {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1];
    if (last !== undefined && start <= last.end) {
      last.end = Math.max(last.end, end);
    } else {
      merged.push({ start, end });
    }
  }
  return ({ start, end }) => {
    const at = lowerBound(merged, (span) => span.end >= start);
    return (merged[at]?.start ?? Number.POSITIVE_INFINITY) <= end;
  };
}

/** The place of the first item for which the test holds, in a list in which it holds for all that follow. */
export function lowerBound<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as T)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
