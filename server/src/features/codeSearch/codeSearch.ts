import type { FoundCode, SearchCodesParams, SearchCodesResult } from "../../../../shared/src/protocol";
import type { Catalog, Entry } from "../../catalogs/model";
import { BestMatches, rankMatch, readQuery } from "../matchCodes";
import { type ProjectCodes, toCodeItem, toStatusItem } from "../projectCodes";

/** What a search asks of the tables for near misses. */
export type FindNearest = (value: string, catalog: Catalog) => readonly Entry[];

/**
 * Codes and statuses by their name or by words of their summary. Those whose name has all the words come first; of those
 * as good, the ones that the project uses, then those of catalogs that it uses. Where nothing is found, the nearest codes are
 * given instead.
 */
export function searchCodes(
  codes: ProjectCodes,
  { query, limit }: SearchCodesParams,
  findNearest: FindNearest,
): SearchCodesResult {
  const wanted = readQuery(query);
  const found = new BestMatches<FoundCode>(limit);
  for (const catalog of codes.catalogs) {
    const weight = codes.used.has(catalog.id) ? weights.ofUsedCatalog : weights.other;
    const usage = codes.usage.get(catalog.id);
    for (const entry of catalog.entries.values()) {
      const rank = rankMatch(wanted, entry.code, entry.summary);
      if (rank !== undefined) {
        const isUsed = usage?.has(entry.code) === true;
        found.add(rank, isUsed ? weights.used : weight, () => toFound(toCodeItem(entry, codes), catalog));
      }
    }
    for (const [status, fields] of catalog.statuses) {
      const rank = rankMatch(wanted, status, fields.summary);
      if (rank !== undefined) {
        found.add(rank, weights.status, () => toFound(toStatusItem(catalog, status, fields), catalog));
      }
    }
  }
  if (found.count === 0) {
    const near = codes.catalogs.flatMap((catalog) =>
      findNearest(wanted.text, catalog).map((entry) => toFound(toCodeItem(entry, codes), catalog)),
    );
    return { items: near.slice(0, limit), more: 0, isGuess: near.length > 0 };
  }
  const items = found.list();
  return { items, more: found.count - items.length, isGuess: false };
}

/** Of those that meet the query as well, the smaller first. */
const weights = { used: 0, ofUsedCatalog: 1, other: 2, status: 3 } as const;

function toFound(item: Omit<FoundCode, "catalogName">, { name }: Catalog): FoundCode {
  return { ...item, catalogName: name };
}
