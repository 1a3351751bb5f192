import { isSlipOfKey } from "./keyboard";
import type { Entry } from "./model";

/** A code that a value resembles. */
export interface Neighbour {
  readonly entry: Entry;
  /** Edits apart, case not counted; for the other ways to differ, about as much as they weigh. */
  readonly distance: number;
  /** How the value may have come about: by slips of the pen, or as it says. */
  readonly by: "edits" | "style" | "order of words" | "prefix left out" | "prefix doubled";
}

/** What a way to differ weighs, in edits. */
export const weightOf = { style: 0.5, "prefix doubled": 1, "prefix left out": 1.4, "order of words": 1.5 } as const;

/** Edits beyond which a suggestion would be a guess, by the value's length. */
export function furthestSuggestion(value: string): number {
  return Math.max(1, Math.min(4, Math.floor(value.length / 4)));
}

/** The nearer first; of those as near, one that a slip of the key explains, then the one with more of its beginning. */
export function byLikelihood(value: string): (a: Neighbour, b: Neighbour) => number {
  const shared = new Map<Entry, number>();
  const sharedWith = (entry: Entry): number => {
    const known = shared.get(entry) ?? sharedPrefix(value, entry.code);
    shared.set(entry, known);
    return known;
  };
  return (a, b) =>
    a.distance - b.distance ||
    Number(isSlipOfKey(value, b.entry.code)) - Number(isSlipOfKey(value, a.entry.code)) ||
    sharedWith(b.entry) - sharedWith(a.entry) ||
    (a.entry.code < b.entry.code ? -1 : 1);
}

function sharedPrefix(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) {
    i++;
  }
  return i;
}
