import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import { detach } from "../util/detach";
import type { Candidate } from "./candidates";
import type { EvidenceFound } from "./occurrence";

/** Finds what shows that a text speaks to an API: its hosts, its headers, its packages. One of each catalog. */
export type FindEvidence = (text: string, candidates: readonly Candidate[]) => readonly EvidenceFound[];

export function createEvidenceFinder({ catalogs }: CatalogIndex): FindEvidence {
  const hosts = tableOf(catalogs, ({ evidence }) => evidence.hosts);
  const headers = tableOf(catalogs, ({ evidence }) => evidence.headers);
  const packages = tableOf(catalogs, ({ evidence }) => evidence.packages);
  return (text, candidates) => {
    const found = new Map<Catalog, EvidenceFound>();
    const add = (catalog: Catalog, what: string, kind: string, start: number): void => {
      if (!found.has(catalog)) {
        const reason = {
          text: `${detach(what)} in this file is ${catalog.name}'s ${kind}`,
          span: { start, end: start + what.length },
        };
        found.set(catalog, { catalog, reason });
      }
    };
    for (const { index, 1: host = "" } of hosts.size === 0 ? [] : text.matchAll(/\/\/([\w.-]+)/g)) {
      for (const catalog of hosts.get(host.toLowerCase()) ?? []) {
        add(catalog, host, "host", index + 2);
      }
    }
    if (headers.size + packages.size + hosts.size === 0) {
      return [...found.values()];
    }
    for (const { start, end, bare } of candidates) {
      if (bare) {
        continue;
      }
      const content = text.slice(start, end);
      for (const catalog of hosts.get(content) ?? []) {
        add(catalog, content, "host", start);
      }
      for (const catalog of headers.get(content.toLowerCase()) ?? []) {
        add(catalog, content, "header", start);
      }
      const packageName = /^(?:@[^/]+\/)?[^/]+/.exec(content)?.[0] ?? content;
      for (const catalog of packages.get(packageName) ?? []) {
        add(catalog, packageName, "package", start);
      }
    }
    return [...found.values()];
  };
}

function tableOf(
  catalogs: readonly Catalog[],
  namesOf: (catalog: Catalog) => readonly string[],
): ReadonlyMap<string, readonly Catalog[]> {
  const table = new Map<string, Catalog[]>();
  for (const catalog of catalogs) {
    for (const name of namesOf(catalog)) {
      table.set(name, [...(table.get(name) ?? []), catalog]);
    }
  }
  return table;
}
