import type { Reason } from "../occurrences/occurrence";

/** A finding's whole message: its sentences, and the reasons behind them: `… (2 of 3 cases in this switch are Ratio codes.)`. */
export function joinMessage(sentences: readonly (string | undefined)[], reasons: readonly Reason[] = []): string {
  const texts = reasons.map(({ text }) => text);
  return [...sentences, texts.length === 0 ? undefined : `(${texts.join("; ")}.)`]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

/** The names as they stand in a sentence: `'a', 'b'`. */
export function quoteNames(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(", ");
}
