import type { FoundCode, SearchCodesParams, SearchCodesResult } from "../../../../shared/src/protocol";
import type { Catalog, Entry } from "../../catalogs/model";
import { rankMatch, readQuery } from "../matchCodes";
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
  const found: Found[] = [];
  for (const catalog of codes.catalogs) {
    const isUsed = codes.used.has(catalog.id);
    const usage = codes.usage.get(catalog.id);
    for (const entry of catalog.entries.values()) {
      const rank = rankMatch(wanted, entry.code, entry.summary);
      if (rank !== undefined) {
        const weight = usage?.has(entry.code) === true ? 0 : isUsed ? 1 : 2;
        found.push({ order: 4 * rank + weight, toItem: () => toFound(toCodeItem(entry, codes), catalog) });
      }
    }
    for (const [status, fields] of catalog.statuses) {
      const rank = rankMatch(wanted, status, fields.summary);
      if (rank !== undefined) {
        found.push({ order: 4 * rank + 3, toItem: () => toFound(toStatusItem(catalog, status, fields), catalog) });
      }
    }
  }
  if (found.length === 0) {
    const near = codes.catalogs.flatMap((catalog) =>
      findNearest(wanted.text, catalog).map((entry) => toFound(toCodeItem(entry, codes), catalog)),
    );
    return { items: near.slice(0, limit), more: 0, isGuess: near.length > 0 };
  }
  // The sort keeps the catalogs' order among those that are as good.
  const items = found.sort((a, b) => a.order - b.order).slice(0, limit);
  return { items: items.map(({ toItem }) => toItem()), more: found.length - items.length, isGuess: false };
}

interface Found {
  readonly order: number;
  readonly toItem: () => FoundCode;
}

function toFound(item: Omit<FoundCode, "catalogName">, { name }: Catalog): FoundCode {
  return { ...item, catalogName: name };
}
