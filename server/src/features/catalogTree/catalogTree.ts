import type {
  CatalogNode,
  CatalogTreeParams,
  CatalogTreeResult,
  FamilyNode,
  StatusesNode,
  TreeNode,
} from "../../../../shared/src/protocol";
import type { Catalog } from "../../catalogs/model";
import { showOrigin } from "../../catalogs/showOrigin";
import { addUp, type CatalogCoverage, type Coverage, type FamilyCoverage } from "../../workspace/coverage";
import { type CodeQuery, rankMatch, readQuery } from "../matchCodes";
import { docsOf, type ProjectCodes, toCodeItem, toStatusItem } from "../projectCodes";

/**
 * The nodes below a node of the tree of catalogs. A catalog holds its families, and under `""` the codes that are of none; one
 * without families holds its codes. Where there is a filter, only what leads to codes that meet it is left, with the counts of
 * these codes. None for a parent that there is not (any more).
 */
export function listTree(codes: ProjectCodes, { parent, filter, from, limit }: CatalogTreeParams): CatalogTreeResult {
  const nodes = listAll(codes, parent, readQuery(filter));
  return {
    nodes: nodes.slice(from, from + limit).map((make) => make()),
    more: Math.max(0, nodes.length - from - limit),
  };
}

/** Nodes are made when it is known which of them are shown. */
type Make = () => TreeNode;

function listAll(codes: ProjectCodes, parent: CatalogTreeParams["parent"], query: CodeQuery): readonly Make[] {
  if (parent === undefined) {
    return codes.catalogs
      .map((catalog) => ({ catalog, coverage: filterCoverage(codes.coverageOf(catalog), query) }))
      .filter(({ catalog, coverage }) => isShown(catalog, coverage, query))
      .map(
        ({ catalog, coverage }) =>
          () =>
            toCatalogNode(catalog, coverage, codes),
      );
  }
  const catalog = codes.catalogs.find(({ id }) => id === parent.catalog);
  if (catalog === undefined) {
    return [];
  }
  if (parent.isStatuses === true) {
    return listStatuses(catalog, query).map(
      ([status, fields]) =>
        () =>
          toStatusItem(catalog, status, fields),
    );
  }
  const { families } = filterCoverage(codes.coverageOf(catalog), query);
  const [first] = families;
  const statuses: Make[] =
    listStatuses(catalog, query).length === 0
      ? []
      : [() => toStatusesNode(catalog, listStatuses(catalog, query).length)];
  if (parent.family === undefined && (families.length !== 1 || first?.family !== undefined)) {
    return [...families.map((family) => () => toFamilyNode(catalog, family, codes)), ...statuses];
  }
  const { entries = [] } = families.find(({ family }) => (family?.prefix ?? "") === (parent.family ?? "")) ?? {};
  const below = entries.map(
    ({ entry }) =>
      () =>
        toCodeItem(entry, codes),
  );
  return parent.family === undefined ? [...below, ...statuses] : below;
}

function isShown(catalog: Catalog, { codes }: Coverage, query: CodeQuery): boolean {
  return query.words.length === 0 || codes > 0 || listStatuses(catalog, query).length > 0;
}

function listStatuses(
  catalog: Catalog,
  query: CodeQuery,
): readonly (readonly [string, { readonly summary: string }])[] {
  return [...catalog.statuses].filter(([status, { summary }]) => rankMatch(query, status, summary) !== undefined);
}

function filterCoverage(coverage: CatalogCoverage, query: CodeQuery): CatalogCoverage {
  if (query.words.length === 0) {
    return coverage;
  }
  const last = lastFiltered.get(coverage);
  if (last?.text === query.text) {
    return last.filtered;
  }
  const families = coverage.families
    .map(({ family, entries }) => {
      const met = entries.filter(({ entry }) => rankMatch(query, entry.code, entry.summary) !== undefined);
      return { family, entries: met, ...addUp(met) };
    })
    .filter(({ entries }) => entries.length > 0);
  const filtered = { catalog: coverage.catalog, families, ...addUp(families.flatMap(({ entries }) => entries)) };
  lastFiltered.set(coverage, { text: query.text, filtered });
  return filtered;
}

/** A filter is asked for once for each family that is open. */
const lastFiltered = new WeakMap<CatalogCoverage, { readonly text: string; readonly filtered: CatalogCoverage }>();

function toCatalogNode(
  catalog: Catalog,
  { codes, uses, unhandled }: Coverage,
  { used, files }: ProjectCodes,
): CatalogNode {
  return {
    kind: "catalog",
    catalog: catalog.id,
    name: catalog.name,
    from: showOrigin(catalog.from),
    hasDocs: docsOf(catalog) !== undefined,
    isUsed: used.has(catalog.id),
    files: files.get(catalog.id) ?? [],
    codes,
    uses,
    unhandled,
  };
}

function toFamilyNode(
  catalog: Catalog,
  { family, codes, uses, unhandled }: FamilyCoverage,
  { used }: ProjectCodes,
): FamilyNode {
  return {
    kind: "family",
    catalog: catalog.id,
    prefix: family?.prefix ?? "",
    title: family?.title ?? "",
    isOfUsedCatalog: used.has(catalog.id),
    codes,
    uses,
    unhandled,
  };
}

function toStatusesNode(catalog: Catalog, statuses: number): StatusesNode {
  return { kind: "statuses", catalog: catalog.id, statuses };
}
