import type { CodeItem } from "../../../shared/src/protocol";
import type { StatusFields } from "../../../shared/src/catalog";
import type { Catalog, Entry } from "../catalogs/model";
import { webAddress } from "../render/markdown";
import { type CatalogCoverage, countUsage, measureCoverage, type ProjectUsage, unused } from "../workspace/coverage";
import type { ProjectUses } from "../workspace/projectUses";
import { findUsedCatalogs } from "../workspace/usedCatalogs";

/** The codes of all catalogs in force, with what the project does about them: what lists and pages of codes show. */
export interface ProjectCodes {
  readonly catalogs: readonly Catalog[];
  readonly usage: ProjectUsage;
  /** Ids of the catalogs that the project has something to do with: see `findUsedCatalogs`; its own are among them. */
  readonly used: ReadonlySet<string>;
  /** By a catalog's id, the files of the project that it is from. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  coverageOf(catalog: Catalog): CatalogCoverage;
}

export interface ProjectCodesSource {
  readonly uses: Pick<ProjectUses, "revision" | "files" | "factsOf" | "showPath">;
  /** The same objects as long as nothing in them changes. */
  readonly listCatalogs: () => readonly Catalog[];
  readonly listFiles: () => ProjectCodes["files"];
}

/** Gives what is known now; the same object as long as nothing changes. */
export function followProjectCodes({ uses, listCatalogs, listFiles }: ProjectCodesSource): () => ProjectCodes {
  let last: { readonly revision: number; readonly codes: ProjectCodes } | undefined;
  return () => {
    const catalogs = listCatalogs();
    const { revision } = uses;
    const isSame =
      last?.revision === revision &&
      last.codes.catalogs.length === catalogs.length &&
      last.codes.catalogs.every((catalog, i) => catalog === catalogs[i]);
    if (!isSame) {
      last = { revision, codes: readProjectCodes(catalogs, uses, listFiles()) };
    }
    return (last as { readonly codes: ProjectCodes }).codes;
  };
}

/** @param files as in the result. */
export function readProjectCodes(
  catalogs: readonly Catalog[],
  uses: Pick<ProjectUses, "files" | "factsOf" | "showPath">,
  files: ProjectCodes["files"] = new Map<string, readonly string[]>(),
): ProjectCodes {
  const usage = countUsage(uses);
  const coverages = new Map<Catalog, CatalogCoverage>();
  return {
    catalogs,
    usage,
    used: new Set([...findUsedCatalogs(uses, usage), ...files.keys()]),
    files,
    coverageOf: (catalog) => {
      const coverage = coverages.get(catalog) ?? measureCoverage(catalog, usage);
      coverages.set(catalog, coverage);
      return coverage;
    },
  };
}

/** A code as lists and views show it, with how often the project uses it. */
export function toCodeItem(entry: Entry, { usage, used }: Pick<ProjectCodes, "usage" | "used">): CodeItem {
  const { catalog, code, summary, deprecated } = entry;
  const { uses, handling } = usage.get(catalog.id)?.get(code) ?? unused;
  return {
    kind: "code",
    catalog: catalog.id,
    code,
    summary,
    isDeprecated: deprecated !== undefined,
    hasDocs: docsOf(catalog, entry) !== undefined,
    uses,
    isHandled: handling > 0,
    isOfUsedCatalog: used.has(catalog.id),
  };
}

/** An HTTP status as lists show it. Nobody counts how often it is used. */
export function toStatusItem(catalog: Catalog, status: string, { summary }: StatusFields): CodeItem {
  return {
    kind: "status",
    catalog: catalog.id,
    code: status,
    summary,
    isDeprecated: false,
    hasDocs: docsOf(catalog) !== undefined,
    uses: 0,
    isHandled: false,
    isOfUsedCatalog: false,
  };
}

/** The vendor's page for an entry, or else for the whole catalog; `undefined` where there is none on the web. */
export function docsOf(catalog: Catalog, entry?: Pick<Entry, "docs">): string | undefined {
  return [entry?.docs, catalog.docs]
    .map((address) => (address === undefined ? undefined : webAddress(address)))
    .find((address) => address !== undefined);
}
