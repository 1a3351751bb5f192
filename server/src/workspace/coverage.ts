import type { Catalog, Entry, Family } from "../catalogs/model";
import type { Role } from "../languages/language";
import type { CodeUse } from "./fileFacts";
import type { ProjectUses } from "./projectUses";

/**
 * What a project does about the codes of a catalog. A code is handled where the project's own code tells it from others,
 * so that something happens because of it: see {@link isHandling}.
 */
export interface Coverage {
  /** Codes that there are. */
  readonly codes: number;
  /** Places in which they stand, whatever for. */
  readonly uses: number;
  /** Codes that stand in some place. */
  readonly used: number;
  /** Codes that are handled. */
  readonly handled: number;
  /** Codes that are not, less deprecated ones, which nobody needs to handle any more. */
  readonly unhandled: number;
}

export interface CatalogCoverage extends Coverage {
  readonly catalog: Catalog;
  /** In the catalog's order; codes without a family come last. Families without codes are left out. */
  readonly families: readonly FamilyCoverage[];
}

export interface FamilyCoverage extends Coverage {
  /** `undefined` for the codes that are of no family. */
  readonly family: Family | undefined;
  /** In the catalog's order. */
  readonly entries: readonly EntryCoverage[];
}

export interface EntryCoverage extends EntryUsage {
  readonly entry: Entry;
}

/** How a project uses a code. */
export interface EntryUsage {
  /** Places in which it stands. */
  readonly uses: number;
  /** Those of them where it is this catalog's code, as far as can be told, and not another vendor's: see `CodeUse`. */
  readonly meant: number;
  /** Those of them that handle it. */
  readonly handling: number;
}

/** By the catalog's id and the code; codes that are not used are left out. */
export type ProjectUsage = ReadonlyMap<string, ReadonlyMap<string, EntryUsage>>;

/** Of a code that stands nowhere. */
export const unused: EntryUsage = { uses: 0, meant: 0, handling: 0 };

/** Counts where a project uses and handles codes. It takes a look at every use of the project. */
export function countUsage({
  files,
  factsOf,
  showPath,
}: Pick<ProjectUses, "files" | "factsOf" | "showPath">): ProjectUsage {
  const usage = new Map<string, Map<string, EntryUsage>>();
  for (const uri of files) {
    const inTest = isTest(showPath(uri));
    for (const use of factsOf(uri)?.uses ?? []) {
      for (const entry of use.entries) {
        const { catalog, code } = entry;
        const isMeant = use.meant.includes(entry);
        const handling = !inTest && isHandling(use, entry) ? 1 : 0;
        const ofCatalog = usage.get(catalog.id) ?? new Map<string, EntryUsage>();
        const before = ofCatalog.get(code) ?? unused;
        ofCatalog.set(code, {
          uses: before.uses + 1,
          meant: before.meant + (isMeant ? 1 : 0),
          handling: before.handling + handling,
        });
        usage.set(catalog.id, ofCatalog);
      }
    }
  }
  return usage;
}

/** What the project does about the codes of a catalog: all together, by family and by code. */
export function measureCoverage(catalog: Catalog, usage: ProjectUsage): CatalogCoverage {
  const ofCatalog = usage.get(catalog.id);
  const byFamily = new Map<Family | undefined, EntryCoverage[]>(catalog.families.map((family) => [family, []]));
  const alone: EntryCoverage[] = [];
  for (const entry of catalog.entries.values()) {
    const measured = { entry, ...(ofCatalog?.get(entry.code) ?? unused) };
    (byFamily.get(entry.family) ?? alone).push(measured);
  }
  const families = [...byFamily, [undefined, alone] as const]
    .filter(([, entries]) => entries.length > 0)
    .map(([family, entries]): FamilyCoverage => ({ family, entries, ...addUp(entries) }));
  return { catalog, families, ...addUp(families.flatMap(({ entries }) => entries)) };
}

/** The sum over some codes. */
export function addUp(entries: readonly EntryCoverage[]): Coverage {
  let [uses, used, handled, unhandled] = [0, 0, 0, 0];
  for (const { entry, ...usage } of entries) {
    const isHandled = usage.handling > 0;
    uses += usage.uses;
    used += usage.uses > 0 ? 1 : 0;
    handled += isHandled ? 1 : 0;
    unhandled += isHandled || entry.deprecated !== undefined ? 0 : 1;
  }
  return { codes: entries.length, uses, used, handled, unhandled };
}

/**
 * Whether a literal makes a difference for the code that it is: a case, a comparison, a list that is searched, a key of a
 * map, as long as the code is meant. One that is only declared (in a union, an enum), assigned, passed on or returned is not
 * handled by that.
 */
export function isHandling({ role, meant }: Pick<CodeUse, "role" | "meant">, entry: Entry): boolean {
  return handlingRoles.has(role) && meant.includes(entry);
}

const handlingRoles: ReadonlySet<Role> = new Set<Role>(["case", "comparison", "membership", "key"]);

/**
 * Whether a file is a test, by its path and name as they are usual in the languages served: what a test compares, nobody
 * handles. `src/errors.test.ts`, `tests/errors.py`, `errors_test.go`, `ErrorsTest.java`.
 */
export function isTest(path: string): boolean {
  return testFolder.test(path) || testFile.test(path);
}

const testFolder = /(?:^|[/.])(?:__tests__|__mocks__|tests?|specs?|fixtures)\//i;
/** The last kind is a class of its own name: `Latest.java` is none. */
const testFile = /(?:[._-](?:tests?|specs?|cy|e2e)\.[\w.]+|(?:^|\/)test_[^/]+|[\p{Ll}\p{N}](?:Tests?|Spec)\.\w+)$/u;
