import type { Entry } from "./model";
import { editDistance, foldStyle, wordsOf } from "./similarity";

/** A code that is gone, and the one that came in its place. */
export interface RenamedCode {
  readonly from: Entry;
  readonly to: Entry;
}

/** What the importers write where a source has no words for a code or a status. */
export const saysNothing = /^The source does not describe this (?:code|status)\.$/;

/** Beyond so many pairs, codes are not compared letter by letter: two catalogs that have little in common would take minutes. */
const mostPairs = 250_000;

/**
 * Pairs codes that are gone with such that came, where one is probably the other's new name: the most alike first, each
 * code once.
 */
export function pairRenamed(gone: readonly Entry[], come: readonly Entry[]): readonly RenamedCode[] {
  const findLikely = createFinder(gone, come);
  const likely = gone
    .flatMap((from) => [...findLikely(from)].map(([to, likeness]) => ({ from, to, likeness })))
    .sort((a, b) => b.likeness - a.likeness);
  const used = new Set<Entry>();
  return likely.flatMap(({ from, to }) => {
    if (used.has(from) || used.has(to)) {
      return [];
    }
    used.add(from).add(to);
    return [{ from, to }];
  });
}

/** Finds what a code may be called now, with how likely each is. What can be looked up is, so that few are compared. */
function createFinder(gone: readonly Entry[], come: readonly Entry[]): (from: Entry) => ReadonlyMap<Entry, number> {
  const byCode = groupBy(come, ({ code, aliases = [] }) => [code, ...aliases]);
  const byFold = groupBy(come, ({ code }) => [foldStyle(code)]);
  const byWords = groupBy(come, ({ code }) => [sortedWords(code)]);
  // A summary that several codes have tells none of them from the others.
  const oldSummaries = groupBy(gone, ({ summary }) => [summary]);
  const newSummaries = groupBy(come, ({ summary }) => [summary]);
  const letterByLetter = gone.length * come.length <= mostPairs ? come : [];
  return (from) => {
    const found = new Map<Entry, number>();
    const add = (to: Entry, likeness: number): void => {
      found.set(to, Math.max(found.get(to) ?? 0, likeness));
    };
    const former = byCode.get(from.code) ?? [];
    const replacing = (byCode.get(from.deprecated?.replacedBy ?? "") ?? []).filter(
      ({ code }) => code === from.deprecated?.replacedBy,
    );
    for (const to of [...former, ...replacing]) {
      add(to, 5);
    }
    for (const to of byFold.get(foldStyle(from.code)) ?? []) {
      add(to, 4);
    }
    for (const to of byWords.get(sortedWords(from.code)) ?? []) {
      add(to, 3);
    }
    for (const to of letterByLetter) {
      const most = Math.min(from.code.length, to.code.length) < 8 ? 1 : 2;
      const distance = editDistance(from.code, to.code, most);
      if (distance <= most) {
        add(to, 3 - distance / 2);
      }
    }
    const { summary } = from;
    const [only, ...others] = newSummaries.get(summary) ?? [];
    const isTelling = summary.includes(" ") && !saysNothing.test(summary) && oldSummaries.get(summary)?.length === 1;
    if (only !== undefined && others.length === 0 && isTelling && sharesWord(from.code, only.code)) {
      add(only, 1);
    }
    return found;
  };
}

function groupBy(entries: readonly Entry[], keysOf: (entry: Entry) => readonly string[]): ReadonlyMap<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, [entry]);
      } else {
        group.push(entry);
      }
    }
  }
  return groups;
}

function sortedWords(code: string): string {
  return [...wordsOf(code)].sort().join(" ");
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(wordsOf(a));
  return wordsOf(b).some((word) => words.has(word));
}
