import type { CatalogStatus } from "../../../shared/src/protocol";
import { builtInCatalogs } from "../catalogs/builtIn";
import type { Catalog } from "../catalogs/model";
import { readCatalog } from "../catalogs/readCatalog";

export interface CollectedCatalogs {
  /** In force; no two have the same id. */
  readonly catalogs: readonly Catalog[];
  /** One for each catalog in force and for each that was refused. */
  readonly status: readonly CatalogStatus[];
}

/** Puts the catalogs that the client brings beside the built-in ones. */
export function collectCatalogs(brought: readonly unknown[]): CollectedCatalogs {
  const catalogs = new Map(builtInCatalogs.map((catalog) => [catalog.id, catalog]));
  const status = new Map(builtInCatalogs.map((catalog) => [catalog.id, describe(catalog, [])]));
  const refused: CatalogStatus[] = [];
  brought.forEach((data, i) => {
    const { catalog, problems } = readCatalog(data, "client");
    const messages = problems.map(({ message }) => message);
    if (catalog === undefined) {
      const name = `catalog ${i + 1} of the client`;
      refused.push({ id: name, name, entries: 0, from: "client", problems: messages });
    } else if (catalogs.has(catalog.id) && !replaces(data)) {
      const twice = `There is a catalog ${catalog.id} already; "replace": true would take its place.`;
      refused.push({ ...describe(catalog, [...messages, twice]), entries: 0 });
    } else {
      catalogs.set(catalog.id, catalog);
      status.set(catalog.id, describe(catalog, messages));
    }
  });
  return { catalogs: [...catalogs.values()], status: [...status.values(), ...refused] };
}

function replaces(data: unknown): boolean {
  return typeof data === "object" && data !== null && "replace" in data && data.replace === true;
}

function describe({ id, name, entries, from }: Catalog, problems: readonly string[]): CatalogStatus {
  return { id, name, entries: entries.size, from, problems };
}
