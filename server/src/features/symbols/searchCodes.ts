import type { Catalog, Entry } from "../../catalogs/model";

/** What a rank stands for; the lower, the better. */
const ranks = { same: 0, begins: 1, holds: 2, words: 3, summary: 4, letters: 5 } as const;

/**
 * The codes that a query may mean, the likeliest first: by the code, by words of it and of its summary in any order, or
 * by letters of the code in this order. Case does not count. With 100,000 codes it takes some tens of milliseconds.
 *
 * @param most how many to give at most.
 */
export function searchCodes(catalogs: readonly Catalog[], query: string, most: number): readonly Entry[] {
  const asked = query.trim().toLowerCase();
  if (asked === "") {
    return [];
  }
  const words = asked.split(/\s+/);
  const found: Entry[][] = Object.values(ranks).map(() => []);
  for (const { entries } of catalogs) {
    for (const entry of entries.values()) {
      const rank = rankOf(entry, asked, words);
      const same = rank === undefined ? undefined : found[rank];
      if (same !== undefined && same.length < most) {
        same.push(entry);
      }
    }
  }
  return found.flat().slice(0, most);
}

function rankOf({ code, summary }: Entry, asked: string, words: readonly string[]): number | undefined {
  const folded = code.toLowerCase();
  const at = folded.indexOf(asked);
  if (at !== -1) {
    return at > 0 ? ranks.holds : folded.length === asked.length ? ranks.same : ranks.begins;
  }
  const others = words.filter((word) => !folded.includes(word));
  if (others.length === 0) {
    return ranks.words;
  }
  // Of a single letter, every summary would do.
  if (asked.length > 1) {
    const text = summary.toLowerCase();
    if (others.every((word) => text.includes(word))) {
      return ranks.summary;
    }
  }
  return words.length === 1 && isSubsequence(asked, folded) ? ranks.letters : undefined;
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = whole.indexOf(letter, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}
