import type { Reason } from "../occurrences/occurrence";

/** The reasons as the end of a message: ` (2 of 3 cases in this switch are Ratio codes.)`. */
export function explainReasons(reasons: readonly Reason[]): string {
  const texts = reasons.map(({ text }) => text);
  return texts.length === 0 ? "" : ` (${texts.join("; ")}.)`;
}
