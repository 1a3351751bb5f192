import { builtInCatalogs } from "../../server/src/catalogs/builtIn";
import { CatalogIndex } from "../../server/src/catalogs/catalogIndex";
import type { Catalog } from "../../server/src/catalogs/model";
import { readCatalog } from "../../server/src/catalogs/readCatalog";

/** Milliseconds that each look-up of a misspelt code took, none of them asked for before. */
export interface NearestSamples {
  /** In catalogs with as many codes as were asked for. */
  readonly large: readonly number[];
  readonly builtIn: readonly number[];
}

/** @param data catalogs as their files hold them. */
export function measureNearest(data: readonly unknown[]): NearestSamples {
  const large = data.flatMap((catalog) => readCatalog(catalog, "bench").catalog ?? []);
  return { large: timeAll(large), builtIn: timeAll(builtInCatalogs) };
}

const rounds = 2_000;

function timeAll(catalogs: readonly Catalog[]): readonly number[] {
  const index = new CatalogIndex(catalogs);
  const entries = catalogs.flatMap((catalog) => [...catalog.entries.values()]);
  const samples: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const { code, catalog } = entries[(i * 7919) % entries.length] as (typeof entries)[number];
    // Two letters swapped, and one left out elsewhere, at other places each time.
    const at = 1 + (i % Math.max(1, code.length - 6));
    const value = `${code.slice(0, at)}${code[at + 1] ?? ""}${code[at] ?? ""}${code.slice(at + 3)}`;
    const start = performance.now();
    index.nearMisses(value);
    index.nearest(value, catalog);
    samples.push(performance.now() - start);
  }
  // The first builds the tables, once in a session.
  return samples.slice(100);
}
