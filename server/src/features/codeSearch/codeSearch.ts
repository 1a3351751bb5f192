import type { FoundCode, SearchCodesParams, SearchCodesResult } from "../../../../shared/src/protocol";
import type { Catalog, Entry } from "../../catalogs/model";
import { BestMatches, type CodeQuery, rankMatch, readQuery } from "../matchCodes";
import { type ProjectCodes, toCodeItem, toStatusItem } from "../projectCodes";

/** What a search asks of the tables for near misses. */
export type FindNearest = (value: string, catalog: Catalog) => readonly Entry[];

/**
 * Codes and statuses by their name or by words of their summary. Those whose name has all the words come first; of those
 * as good, the ones that the project uses, then those of catalogs that it uses. Where nothing is found, the codes whose names
 * are nearest and those that have some of the words are given instead.
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
    const near = codes.catalogs.flatMap((catalog) => findNearest(wanted.text, catalog));
    const guesses = [...new Set([...near, ...findBySomeWords(codes.catalogs, wanted)])].slice(0, limit);
    const items = guesses.map((entry) => toFound(toCodeItem(entry, codes), entry.catalog));
    return { items, more: 0, isGuess: items.length > 0 };
  }
  const items = found.list();
  return { items, more: found.count - items.length, isGuess: false };
}

/** Guesses by words; a longer list is no help to who must read it. */
const mostGuesses = 20;
/** UTF-16 units of a word that may tell something: `of` is in half of all texts, if only as a part of another word. */
const shortestTelling = 3;

/**
 * Codes that have some words of the query, for who tells in words of their own what happened: `email taken`. The rarer the
 * words, the earlier; a word that many codes have tells none from the others.
 */
function findBySomeWords(catalogs: readonly Catalog[], { text, words }: CodeQuery): readonly Entry[] {
  const lengths = text.split(/\s+/).map(({ length }) => length);
  const telling = words.length > 1 ? words.filter((_, i) => (lengths[i] ?? 0) >= shortestTelling) : [];
  const all = catalogs.flatMap(({ entries }) => [...entries.values()]);
  const many = Math.max(all.length / 4, 3);
  const scores = new Map<Entry, number>();
  for (const isIn of telling) {
    const having = all.filter(({ code, summary }) => isIn(code) || isIn(summary));
    for (const entry of having.length > many ? [] : having) {
      scores.set(entry, (scores.get(entry) ?? 0) + Math.log(all.length / having.length));
    }
  }
  const best = [...scores].sort(([, a], [, b]) => b - a).slice(0, mostGuesses);
  return best.map(([entry]) => entry);
}

/** Of those that meet the query as well, the smaller first. */
const weights = { used: 0, ofUsedCatalog: 1, other: 2, status: 3 } as const;

function toFound(item: Omit<FoundCode, "catalogName">, { name }: Catalog): FoundCode {
  return { ...item, catalogName: name };
}
