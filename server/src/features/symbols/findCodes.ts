import type { Catalog, Entry } from "../../catalogs/model";
import { BestMatches, rankLetters, rankMatch, readQuery } from "../matchCodes";

/**
 * The codes that a query may mean, the likeliest first, as `errdex/searchCodes` ranks them; at the end those that have its
 * letters in their order, for editors sift and sort by themselves what they get. What the project uses does not count: it
 * would have to be read first. None for an empty query. With 100,000 codes it takes some tens of milliseconds.
 *
 * @param most how many to give at most.
 */
export function findCodes(catalogs: readonly Catalog[], query: string, most: number): readonly Entry[] {
  const wanted = readQuery(query);
  const found = new BestMatches<Entry>(most);
  for (const { entries } of wanted.words.length === 0 ? [] : catalogs) {
    for (const entry of entries.values()) {
      const rank = rankMatch(wanted, entry.code, entry.summary) ?? rankLetters(wanted, entry.code);
      if (rank !== undefined) {
        found.add(rank, 0, () => entry);
      }
    }
  }
  return found.list();
}
