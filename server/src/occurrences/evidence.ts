import * as l10n from "@vscode/l10n";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import { detach } from "../util/detach";
import { moveSpan } from "../util/span";
import type { Candidate } from "./candidates";
import type { EvidenceFound, EvidenceKind } from "./occurrence";

/** Finds what shows that a text speaks to an API: its hosts, its headers, its packages. One of each catalog. */
export type FindEvidence = (text: string, candidates: readonly Candidate[]) => readonly EvidenceFound[];

/** For the evidence of these catalogs. Of one catalog the first that the text has counts. */
export function createEvidenceFinder({ catalogs }: CatalogIndex): FindEvidence {
  const { hosts, headers, packages } = tablesOf(catalogs);
  return (text, candidates) => {
    const found = new Map<Catalog, EvidenceFound>();
    const add = (catalog: Catalog, what: string, kind: EvidenceKind, start: number): void => {
      if (!found.has(catalog)) {
        const name = detach(what);
        const reason = {
          text: explainEvidence({ catalog, kind, name }, l10n.t("this file")),
          span: { start, end: start + what.length },
        };
        found.set(catalog, { catalog, kind, name, reason, isElsewhere: false });
      }
    };
    visitHosts(text, hosts, (known, host, start) => {
      for (const catalog of known) {
        add(catalog, host, "host", start);
      }
      return false;
    });
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
      const packageName = packageOf(content);
      for (const catalog of packages.get(packageName) ?? []) {
        add(catalog, packageName, "package", start);
      }
    }
    return [...found.values()];
  };
}

/**
 * As a reason: `api.ratio.me in src/client.ts is Ratio's host`.
 *
 * @param file how to call the file that it was found in.
 */
export function explainEvidence(
  { catalog, kind, name }: Pick<EvidenceFound, "catalog" | "kind" | "name">,
  file: string,
): string {
  switch (kind) {
    case "host":
      return l10n.t("{0} in {1} is {2}'s host", name, file, catalog.name);
    case "header":
      return l10n.t("{0} in {1} is {2}'s header", name, file, catalog.name);
    case "package":
      return l10n.t("{0} in {1} is {2}'s package", name, file, catalog.name);
  }
}

/** One of each catalog; what comes first counts. */
export function joinEvidence(...sources: readonly (readonly EvidenceFound[])[]): readonly EvidenceFound[] {
  const [first = [], ...others] = sources.filter((source) => source.length > 0);
  if (others.length === 0) {
    return first;
  }
  const byCatalog = new Map<Catalog, EvidenceFound>();
  for (const found of [first, ...others].flat()) {
    if (!byCatalog.has(found.catalog)) {
      byCatalog.set(found.catalog, found);
    }
  }
  return [...byCatalog.values()];
}

/** The same with its offsets counted from elsewhere. */
export function moveEvidence(found: EvidenceFound, by: number): EvidenceFound {
  const { text, span } = found.reason;
  return span === undefined ? found : { ...found, reason: { text, span: moveSpan(span, by) } };
}

/** A quicker look than {@link FindEvidence}, which finds nothing where this does not. */
export interface EvidenceTest {
  /** Whether the text holds a host with `//` before it. */
  readonly isIn: (text: string) => boolean;
  /** `false` where {@link isName} does not take the text between the offsets, by its length and how it begins. */
  readonly mayBeName: (text: string, start: number, end: number) => boolean;
  /** Whether a literal's content is a host, a header, or is in a package. */
  readonly isName: (content: string) => boolean;
}

/** For the evidence of these catalogs: tests that are cheap enough for texts that nobody parses. */
export function createEvidenceTest({ catalogs }: CatalogIndex): EvidenceTest {
  const { hosts, headers, packages } = tablesOf(catalogs);
  const byLength = new Uint8Array(tableSize);
  for (const name of [...hosts.keys(), ...headers.keys()]) {
    byLength[keyOf(name.length, name, 0)] = 1;
  }
  // What is imported from a package may be far longer than its name.
  const byStart = new Uint8Array(tableSize);
  for (const name of packages.keys()) {
    for (const second of name.length > 1 ? [name.charCodeAt(1)] : [noCharacter, slash]) {
      byStart[keyOf(second, name, 0)] = 1;
    }
  }
  return {
    isIn: (text) => visitHosts(text, hosts, () => true),
    mayBeName: (text, start, end) =>
      byLength[keyOf(end - start, text, start)] === 1 ||
      (packages.size > 0 &&
        byStart[keyOf(end - start > 1 ? text.charCodeAt(start + 1) : noCharacter, text, start)] === 1),
    isName: (content) => hosts.has(content) || headers.has(content.toLowerCase()) || packages.has(packageOf(content)),
  };
}

const tableSize = 1 << 13;
const noCharacter = 0;
const slash = 0x2f;

/** A place in a table for a number and the character at the offset, the same for both cases. */
function keyOf(number: number, text: string, at: number): number {
  return (number * 0x83 + (text.charCodeAt(at) | 0x20)) & (tableSize - 1);
}

/** Visits the known hosts that stand behind `//`, until one visit gives `true`; gives whether one did. */
function visitHosts(
  text: string,
  hosts: EvidenceTable,
  visit: (known: readonly Catalog[], host: string, start: number) => boolean,
): boolean {
  // Not `matchAll`: comments begin like that, too, and it makes an array of each.
  for (let at = hosts.size === 0 ? -1 : text.indexOf("//"); at !== -1; at = text.indexOf("//", at + 1)) {
    hostName.lastIndex = at + 2;
    const [host = ""] = hostName.exec(text) ?? [];
    const known = hosts.get(host.toLowerCase());
    if (known !== undefined && visit(known, host, at + 2)) {
      return true;
    }
  }
  return false;
}

const hostName = /[\w.-]+/y;
/** `@acme/sdk` of `@acme/sdk/errors`. */
function packageOf(path: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;
}

interface EvidenceTables {
  readonly hosts: EvidenceTable;
  readonly headers: EvidenceTable;
  readonly packages: EvidenceTable;
}

type EvidenceTable = ReadonlyMap<string, readonly Catalog[]>;

function tablesOf(catalogs: readonly Catalog[]): EvidenceTables {
  return {
    hosts: tableOf(catalogs, ({ evidence }) => evidence.hosts),
    headers: tableOf(catalogs, ({ evidence }) => evidence.headers),
    packages: tableOf(catalogs, ({ evidence }) => evidence.packages),
  };
}

function tableOf(catalogs: readonly Catalog[], namesOf: (catalog: Catalog) => readonly string[]): EvidenceTable {
  const table = new Map<string, Catalog[]>();
  for (const catalog of catalogs) {
    for (const name of namesOf(catalog)) {
      table.set(name, [...(table.get(name) ?? []), catalog]);
    }
  }
  return table;
}
