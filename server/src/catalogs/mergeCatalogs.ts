import type { CatalogFile, EntryFields, Guidance, StatusFields } from "../../../shared/src/catalog";
import { isRecord } from "../../../shared/src/isRecord";
import type { DataChange } from "./dataChanges";
import { diffCatalogs } from "./diffCatalogs";
import { readCatalog } from "./readCatalog";
import { saysNothing } from "./renamedCodes";

/** What becomes of codes that the file has and the source has not. */
export type GoneChoice = "keep" | "deprecate" | "remove";

/** What taking the codes of a source into a catalog's file means. */
export interface CatalogMerge {
  /** Those of the source in its order, then those that are gone. */
  readonly codes: readonly MergedCode[];
  /** HTTP statuses. They are never gone: few pages list them all. */
  readonly statuses: readonly MergedCode[];
  /** The changes of the file's data, with those codes and statuses that are to be taken. */
  readonly changes: (choice: MergeChoice) => readonly DataChange[];
}

export interface MergeChoice {
  /** Codes and statuses, of those that are new or changed; all of them where it is absent. */
  readonly take?: ReadonlySet<string> | undefined;
  readonly gone: GoneChoice;
}

export interface MergedCode {
  readonly code: string;
  readonly state: "new" | "changed" | "same" | "gone";
  readonly summary: string;
  /** Prefix of its family. */
  readonly family: string | undefined;
  /** Fields that the source gives otherwise than the file. */
  readonly fields: readonly string[];
  /** Of a code that is gone: the one that took its place, as far as one can tell. */
  readonly renamedTo: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Compares a catalog's file with what a source says now. What the vendor documents is the source's to say, wherever it says
 * anything; what people wrote beside it stays: advice, aliases, related codes, categories, and whatever the source is silent
 * on.
 *
 * @param present the file's data; `undefined` where there is no file yet.
 */
export function mergeCatalogs(present: unknown, source: CatalogFile): CatalogMerge {
  const data = isRecord(present) ? present : {};
  const old = recordOf(data["codes"]);
  const oldStatuses = recordOf(data["statuses"]);
  const before = readCatalog({ ...data, errdexCatalog: 1, id: source.id, name: source.name, codes: old }, "").catalog;
  const after = readCatalog(source, "").catalog;
  const renamed = new Map(
    before === undefined || after === undefined
      ? []
      : diffCatalogs(before, after).renamed.map(({ from, to }) => [from.code, to.code]),
  );
  const prefixes = Object.keys({ ...recordOf(data["families"]), ...source.families });
  const codes = Object.entries(source.codes).map(([code, given]) =>
    mergeOne(code, old[code], fieldsOf(given), familyOf(code, prefixes)),
  );
  const gone = Object.keys(old)
    .filter((code) => !Object.hasOwn(source.codes, code))
    .map((code): MergedCode => ({
      code,
      state: "gone",
      summary: summaryOf(old[code]),
      family: familyOf(code, prefixes),
      fields: [],
      renamedTo: renamed.get(code),
    }));
  const statuses = Object.entries(source.statuses ?? {}).map(([status, given]) =>
    mergeOne(status, oldStatuses[status], { ...given }, undefined),
  );
  return {
    codes: [...codes.map(({ merged }) => merged), ...gone],
    statuses: statuses.map(({ merged }) => merged),
    changes: ({ take, gone: choice }) => {
      const isTaken = ({ merged }: Merge): boolean => take?.has(merged.code) ?? true;
      const taken = codes.filter(isTaken);
      return [
        ...taken.flatMap(({ changes }) => changes(["codes"])),
        ...gone.flatMap((code) => goneChanges(code, old[code.code], choice)),
        ...statuses.filter(isTaken).flatMap(({ changes }) => changes(["statuses"])),
        ...headChanges(data, source, taken),
      ];
    },
  };
}

/** The source's catalog with those codes and statuses alone that are to be taken: for a file that is not there yet. */
export function chooseCodes(source: CatalogFile, take: ReadonlySet<string> | undefined): CatalogFile {
  if (take === undefined) {
    return source;
  }
  const { codes, statuses, families, ...head } = source;
  const pick = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([code]) => take.has(code)));
  const chosen = pick(codes);
  const kept = Object.entries(families ?? {}).filter(([prefix]) =>
    Object.keys(chosen).some((code) => code.startsWith(prefix)),
  );
  const chosenStatuses = pick(statuses ?? {});
  return {
    ...head,
    ...(kept.length === 0 ? {} : { families: Object.fromEntries(kept) }),
    codes: chosen,
    ...(Object.keys(chosenStatuses).length === 0 ? {} : { statuses: chosenStatuses }),
  };
}

interface Merge {
  readonly merged: MergedCode;
  /** @param path of the object that holds it. */
  readonly changes: (path: readonly string[]) => readonly DataChange[];
}

function mergeOne(code: string, old: unknown, given: Fields, family: string | undefined): Merge {
  const summary = summaryOf(given);
  if (old === undefined || !(typeof old === "string" || isRecord(old))) {
    const merged: MergedCode = { code, state: "new", summary, family, fields: [], renamedTo: undefined };
    return { merged, changes: (path) => [{ path: [...path, code], value: given }] };
  }
  const own: Fields = typeof old === "string" ? { summary: old } : old;
  const updates = Object.entries(given).flatMap(([field, value]) => {
    const next = joinField(field, own[field], value);
    return isEqual(own[field], next) ? [] : [[field, next] as const];
  });
  const fields = updates.map(([field]) => field);
  const state = updates.length === 0 ? "same" : "changed";
  return {
    merged: { code, state, summary, family, fields, renamedTo: undefined },
    changes: (path) => {
      if (typeof old !== "string") {
        return updates.map(([field, value]) => ({ path: [...path, code, field], value }));
      }
      const [only] = updates;
      if (only === undefined) {
        return [];
      }
      const isShort = updates.length === 1 && only[0] === "summary";
      return [{ path: [...path, code], value: isShort ? only[1] : { ...own, ...Object.fromEntries(updates) } }];
    },
  };
}

function joinField(field: string, own: unknown, given: unknown): unknown {
  if (own === undefined) {
    return given;
  }
  if (field === "summary" && typeof given === "string" && saysNothing.test(given)) {
    return own;
  }
  if (field === "aliases" && Array.isArray(own) && Array.isArray(given)) {
    return [...new Set<unknown>([...(own as readonly unknown[]), ...(given as readonly unknown[])])];
  }
  if (field === "guidance" || field === "deprecated") {
    return isRecord(own) && isRecord(given) ? joinFields(field, own, given) : own;
  }
  return given;
}

/** Advice is people's own; what replaces a code is the vendor's to say. */
function joinFields(field: "guidance" | "deprecated", own: Fields, given: Guidance | Fields): Fields {
  return field === "guidance" ? { ...given, ...own } : { ...own, ...given };
}

function goneChanges({ code, renamedTo }: MergedCode, old: unknown, choice: GoneChoice): readonly DataChange[] {
  const path = ["codes", code];
  if (choice === "keep") {
    return [];
  }
  if (choice === "remove") {
    return [{ path, value: undefined }];
  }
  const deprecated = renamedTo === undefined ? {} : { replacedBy: renamedTo };
  if (typeof old === "string") {
    return [{ path, value: { summary: old, deprecated } }];
  }
  return isRecord(old) && old["deprecated"] === undefined ? [{ path: [...path, "deprecated"], value: deprecated }] : [];
}

/** What the file lacks; what it has is people's own. */
function headChanges(data: Fields, source: CatalogFile, taken: readonly Merge[]): readonly DataChange[] {
  const families = recordOf(data["families"]);
  const hosts = source.evidence?.hosts ?? [];
  const known = recordOf(data["evidence"])["hosts"];
  const isNeeded = (prefix: string): boolean =>
    taken.some(({ merged: { state, code } }) => state === "new" && code.startsWith(prefix));
  return [
    ...(["docs", "envelope"] as const).flatMap((key) =>
      source[key] === undefined || data[key] !== undefined ? [] : [{ path: [key], value: source[key] }],
    ),
    ...(hosts.length === 0 || (Array.isArray(known) && known.length > 0)
      ? []
      : [{ path: ["evidence", "hosts"], value: hosts }]),
    ...Object.entries(source.families ?? {})
      .filter(([prefix]) => families[prefix] === undefined && isNeeded(prefix))
      .map(([prefix, family]) => ({ path: ["families", prefix], value: family })),
  ];
}

function familyOf(code: string, prefixes: readonly string[]): string | undefined {
  return prefixes
    .filter((prefix) => code.startsWith(prefix))
    .reduce<string | undefined>((best, prefix) => (prefix.length > (best?.length ?? 0) ? prefix : best), undefined);
}

function fieldsOf(entry: EntryFields | StatusFields | string): Fields {
  return typeof entry === "string" ? { summary: entry } : { ...entry };
}

function summaryOf(entry: unknown): string {
  const summary = isRecord(entry) ? entry["summary"] : entry;
  return typeof summary === "string" ? summary : "";
}

function recordOf(value: unknown): Fields {
  return isRecord(value) ? value : {};
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
