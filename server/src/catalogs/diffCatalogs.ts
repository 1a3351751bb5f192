import type { EntryFields } from "../../../shared/src/catalog";
import type { Catalog, Entry } from "./model";
import { pairRenamed, type RenamedCode } from "./renamedCodes";

/** What differs between two versions of a catalog, in the order of their files. */
export interface CatalogDiff {
  readonly added: readonly Entry[];
  readonly removed: readonly Entry[];
  /** Codes that are gone while much like them others came. They are not among the added and removed. */
  readonly renamed: readonly RenamedCode[];
  readonly changed: readonly ChangedEntry[];
  /** HTTP statuses. */
  readonly statuses: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
  };
}

/** A code that both catalogs have, of which they do not say the same. */
export interface ChangedEntry {
  readonly code: string;
  readonly fields: readonly ChangedField[];
}

/** A field of which two catalogs do not say the same. */
export interface ChangedField {
  readonly field: keyof EntryFields;
  /** `undefined` where the entry did not have the field. */
  readonly before: unknown;
  readonly after: unknown;
}

const comparedFields = [
  "summary",
  "detail",
  "category",
  "field",
  "format",
  "header",
  "heading",
  "httpStatus",
  "docs",
  "related",
  "aliases",
  "deprecated",
  "guidance",
] as const satisfies readonly (keyof EntryFields)[];

/** Compares two catalogs code by code. */
export function diffCatalogs(before: Catalog, after: Catalog): CatalogDiff {
  const gone = [...before.entries.values()].filter(({ code }) => !after.entries.has(code));
  const come = [...after.entries.values()].filter(({ code }) => !before.entries.has(code));
  const renamed = pairRenamed(gone, come);
  const from = new Set(renamed.map((pair) => pair.from));
  const to = new Set(renamed.map((pair) => pair.to));
  const statuses = [...new Set([...before.statuses.keys(), ...after.statuses.keys()])];
  return {
    added: come.filter((entry) => !to.has(entry)),
    removed: gone.filter((entry) => !from.has(entry)),
    renamed,
    changed: [...after.entries.values()].flatMap((entry) => {
      const old = before.entries.get(entry.code);
      const fields = old === undefined ? [] : diffFields(old, entry);
      return fields.length === 0 ? [] : [{ code: entry.code, fields }];
    }),
    statuses: {
      added: statuses.filter((status) => !before.statuses.has(status)),
      removed: statuses.filter((status) => !after.statuses.has(status)),
      changed: statuses.filter(
        (status) =>
          before.statuses.has(status) &&
          after.statuses.has(status) &&
          !isEqual(before.statuses.get(status), after.statuses.get(status)),
      ),
    },
  };
}

/**
 * What is left of the difference between a catalog and a page: categories, related codes and advice are the catalog's own,
 * and a page that lacks them has not changed.
 */
export function withoutAdvice(diff: CatalogDiff): CatalogDiff {
  const changed = diff.changed
    .map(({ code, fields }) => ({
      code,
      fields: fields.filter(({ field }) => field === "summary" || field === "httpStatus" || field === "deprecated"),
    }))
    .filter(({ fields }) => fields.length > 0);
  return { ...diff, changed };
}

/** Whether nothing differs. */
export function isEmptyDiff({ added, removed, renamed, changed, statuses }: CatalogDiff): boolean {
  return [added, removed, renamed, changed, statuses.added, statuses.removed, statuses.changed].every(
    ({ length }) => length === 0,
  );
}

function diffFields(before: Entry, after: Entry): readonly ChangedField[] {
  return comparedFields
    .filter((field) => !isEqual(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The order of an object's keys says nothing. */
function sorted(value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
