import * as l10n from "@vscode/l10n";
import { JoinMemory, uniteCatalogs } from "../catalogs/joinCatalogs";
import type { Catalog, Entry, Family } from "../catalogs/model";
import { explainEvidence } from "../occurrences/evidence";
import type { PlaceInFile } from "../occurrences/occurrence";
import { isHandling, isTest } from "./coverage";
import type { ProjectUses } from "./projectUses";
import { tellingCodes } from "./usedCatalogs";
import type { FileUse } from "./workspaceIndex";

/** Which codes of its APIs a project handles, where, and which it does not. */
export interface CoverageReport {
  /** How many files hold a code or show which API the project speaks to. */
  readonly files: number;
  /** Whether all files of the project were read. */
  readonly isComplete: boolean;
  /** Those that the project shows signs of first; apart from that in the order in which they are in force. */
  readonly catalogs: readonly CatalogReport[];
}

export interface CatalogReport extends Counts {
  readonly catalog: Catalog;
  /** What shows that the project speaks to this API, as reasons; empty where nothing does. */
  readonly signs: readonly Sign[];
  /** The families with the most codes left to handle that an end user can act on first. */
  readonly families: readonly FamilyReport[];
  /** The codes that are not handled, what matters most first: see {@link Concern}; then those that the project mentions. */
  readonly left: readonly CodeReport[];
}

/** Why the project is taken to speak to an API. */
export interface Sign extends PlaceInFile {
  /** A clause without capital and period: `api.ratio.me in src/client.ts is Ratio's host`. */
  readonly text: string;
  /** As in {@link CodePlace}. */
  readonly cell?: number;
}

export interface FamilyReport extends Counts {
  /** `undefined` for the codes of no family. */
  readonly family: Family | undefined;
  /** What matters most first, whether it is handled or not. */
  readonly codes: readonly CodeReport[];
}

export interface Counts {
  /** Less deprecated codes that are not handled, for nobody needs to. */
  readonly total: number;
  readonly handled: number;
  /** Of those that an end user can do something about. */
  readonly userTotal: number;
  readonly userHandled: number;
}

export interface CodeReport {
  readonly entry: Entry;
  /** `mentioned`: the code stands somewhere, but nothing is decided by it there, it is another vendor's, or a test's. */
  readonly state: "handled" | "mentioned" | "absent";
  readonly concern: Concern;
  /** Sorted by file and place. */
  readonly places: readonly CodePlace[];
}

export interface CodePlace extends FileUse {
  /** Whether the code is handled here. */
  readonly handles: boolean;
  /** Whether it is this catalog's code, as far as can be told, and not another vendor's: see `CodeUse`. */
  readonly isMeant: boolean;
}

/**
 * Who or what a code that is not handled leaves in the lurch: the end user, who could act but is not told; the program,
 * which could try again; the operator; the developer, whose mistake tests should show; nobody that the catalog tells of.
 */
export const concerns = ["user", "retry", "operator", "developer", "unknown"] as const;
export type Concern = (typeof concerns)[number];

export interface CoverageOptions {
  /** The catalogs to tell of; of several with one id the codes are joined. */
  readonly catalogs: readonly Catalog[];
  readonly uses: Pick<ProjectUses, "files" | "factsOf" | "showPath">;
  readonly isComplete: boolean;
}

/** Looks through what is known of the project's files. Costs what their codes and the catalogs' codes cost. */
export function reportCoverage({ catalogs, uses, isComplete }: CoverageOptions): CoverageReport {
  const places = new Map<string, CodePlace[]>();
  const signs = new Map<string, Sign[]>();
  for (const uri of uses.files) {
    const facts = uses.factsOf(uri);
    const inTest = isTest(uses.showPath(uri));
    for (const use of facts?.uses ?? []) {
      for (const entry of use.entries) {
        const handles = !inTest && isHandling(use, entry);
        append(places, keyOf(entry.catalog.id, entry.code), {
          uri,
          ...use,
          handles,
          isMeant: use.meant.includes(entry),
        });
      }
    }
    for (const { catalog, kind, name, ...place } of facts?.evidence ?? []) {
      const text = explainEvidence({ catalog, kind, name }, uses.showPath(uri));
      append(signs, catalog.id, { text, uri, ...place });
    }
  }
  const reports = uniteCatalogs(catalogs, new JoinMemory()).map((catalog) =>
    coverCatalog(catalog, (code) => places.get(keyOf(catalog.id, code)) ?? [], signs.get(catalog.id) ?? []),
  );
  return {
    files: uses.files.length,
    isComplete,
    catalogs: [...reports].sort((a, b) => Number(b.signs.length > 0) - Number(a.signs.length > 0)),
  };
}

function coverCatalog(
  catalog: Catalog,
  placesOf: (code: string) => readonly CodePlace[],
  signs: readonly Sign[],
): CatalogReport {
  const codes = Array.from(catalog.entries.values(), (entry): CodeReport => {
    const places = placesOf(entry.code);
    const state = places.some(({ handles }) => handles) ? "handled" : places.length > 0 ? "mentioned" : "absent";
    return { entry, state, concern: concernOf(entry), places };
  });
  const byFamily = new Map<string, CodeReport[]>();
  for (const code of codes) {
    append(byFamily, code.entry.family?.prefix ?? "", code);
  }
  const families = [...byFamily.values()].map((ofFamily): FamilyReport => ({
    family: ofFamily[0]?.entry.family,
    codes: ofFamily.sort(byConcern),
    ...countCodes(ofFamily),
  }));
  return {
    catalog,
    signs: signs.length > 0 ? signs : signsOfCodes(codes),
    families: families.sort(byWhatIsLeft),
    left: codes
      .filter((code) => !isHandled(code) && code.entry.deprecated === undefined)
      .sort((a, b) => byConcern(a, b) || Number(b.state === "mentioned") - Number(a.state === "mentioned")),
    ...countCodes(codes),
  };
}

/** Of what is left, the codes that leave an end user or the program without help. */
export function listWorthwhile({ left }: Pick<CatalogReport, "left">): readonly CodeReport[] {
  return left.filter(({ concern }) => concern === "user" || concern === "retry");
}

/** Several of its codes show that the project is about this API, where no host or package does. */
function signsOfCodes(codes: readonly CodeReport[]): readonly Sign[] {
  const used = codes.flatMap(({ places }) => places.find(({ isMeant }) => isMeant) ?? []);
  const [first] = used;
  if (first === undefined || used.length < tellingCodes) {
    return [];
  }
  const { uri, line, start, end, cell } = first;
  const text = l10n.t("{0} of its codes stand in the project", used.length);
  return [{ text, uri, line, start, end, ...(cell !== undefined && { cell }) }];
}

function countCodes(codes: readonly CodeReport[]): Counts {
  const counted = codes.filter((code) => isHandled(code) || code.entry.deprecated === undefined);
  const ofUsers = counted.filter(({ concern }) => concern === "user");
  return {
    total: counted.length,
    handled: counted.filter(isHandled).length,
    userTotal: ofUsers.length,
    userHandled: ofUsers.filter(isHandled).length,
  };
}

function isHandled({ state }: CodeReport): boolean {
  return state === "handled";
}

function concernOf({ guidance }: Entry): Concern {
  const { audience, retry } = guidance ?? {};
  if (audience === "end-user") {
    return "user";
  }
  return retry === "backoff" ? "retry" : (audience ?? "unknown");
}

function byConcern(a: CodeReport, b: CodeReport): number {
  return concerns.indexOf(a.concern) - concerns.indexOf(b.concern);
}

function byWhatIsLeft(a: FamilyReport, b: FamilyReport): number {
  return b.userTotal - b.userHandled - (a.userTotal - a.userHandled) || b.total - b.handled - (a.total - a.handled);
}

function keyOf(catalogId: string, code: string): string {
  return `${catalogId} ${code}`;
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [item]);
  } else {
    list.push(item);
  }
}
