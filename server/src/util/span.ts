/** A piece of a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same piece where offsets count from elsewhere. */
export function moveSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** Whether the offset lies in the span or at one of its ends, where a cursor still touches it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
