import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import type { Tally } from "./occurrence";

/** Counts how distinct values stand to each catalog that one of them is a code of, or nearly one. */
export function tallyValues(values: ReadonlySet<string>, index: CatalogIndex): ReadonlyMap<Catalog, Tally> {
  const known = new Map<Catalog, number>();
  const slips = new Map<Catalog, number>();
  let codes = 0;
  for (const value of values) {
    const entries = index.lookup(value);
    codes += entries.length > 0 ? 1 : 0;
    for (const { catalog } of entries) {
      known.set(catalog, (known.get(catalog) ?? 0) + 1);
    }
    const missed = index.nearMisses(value).filter(({ kind }) => kind === "typo");
    for (const catalog of new Set(missed.map(({ entry }) => entry.catalog))) {
      slips.set(catalog, (slips.get(catalog) ?? 0) + 1);
    }
  }
  const tallies = new Map<Catalog, Tally>();
  for (const catalog of new Set([...known.keys(), ...slips.keys()])) {
    tallies.set(catalog, tallyOf(values.size, codes, known.get(catalog) ?? 0, slips.get(catalog) ?? 0));
  }
  return tallies;
}

function tallyOf(values: number, codes: number, known: number, slips: number): Tally {
  return { known, slips, others: codes - known, foreign: values - codes - slips };
}
