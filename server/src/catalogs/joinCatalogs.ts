import * as l10n from "@vscode/l10n";
import type { Catalog, Entry, Family } from "./model";
import type { CatalogProblem } from "./problem";
import { familyOf } from "./readCatalog";
import { editDistance, foldStyle } from "./similarity";

/** Where a catalog comes from, the weaker first: what is nearer to the project overrules what is farther. */
export const sourceKinds = ["built-in", "extension", "client", "package", "file"] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** A catalog and its origin. */
export interface CatalogSource {
  /** Unique: the file's URI or path, or a made-up name. */
  readonly key: string;
  readonly kind: SourceKind;
  readonly catalog: Catalog;
  /** As in `CatalogText`. */
  readonly replaces: boolean;
}

export interface JoinedCatalogs {
  /** No two have the same id. */
  readonly catalogs: readonly Catalog[];
  /** What each source has that does not fit with the others, by its key. */
  readonly problems: ReadonlyMap<string, readonly CatalogProblem[]>;
}

/**
 * Makes one catalog of all that have the same id: a stronger one extends the weaker ones entry by entry, or replaces
 * them. What stands alone is given as it is.
 *
 * @param sources the weaker first.
 * @param known from catalogs to what was made of them before, so that the same catalogs give the same one.
 */
export function joinCatalogs(sources: readonly CatalogSource[], known: JoinMemory): JoinedCatalogs {
  const groups = new Map<string, CatalogSource[]>();
  for (const source of sources) {
    const { id } = source.catalog;
    const group = groups.get(id);
    if (group === undefined || source.replaces) {
      groups.set(id, [source]);
    } else {
      group.push(source);
    }
  }
  const catalogs = [...groups.values()].map((group) =>
    known.join(
      group.map(({ catalog }) => catalog),
      joinParts,
    ),
  );
  const problems = new Map<string, CatalogProblem[]>();
  const report: ReportClash = ({ key }, problem) => {
    problems.set(key, [...(problems.get(key) ?? []), problem]);
  };
  const inForce = [...groups.values()];
  inForce.forEach((group, i) => {
    findDuplicates(group, report);
    findDangling(group, catalogs[i] as Catalog, report);
  });
  findAliasClashes(inForce.flat(), catalogs, report);
  return { catalogs, problems };
}

/**
 * One catalog of each id, of those that are in force in different parts of a project: of several with one id, the first,
 * with the codes that the others have beside its own. For what tells of the project as a whole: what a code in a file
 * means, that file's own catalogs say.
 *
 * @param known as of {@link joinCatalogs}, and not the same one.
 */
export function uniteCatalogs(catalogs: Iterable<Catalog>, known: JoinMemory): readonly Catalog[] {
  const byId = new Map<string, Set<Catalog>>();
  for (const catalog of catalogs) {
    byId.set(catalog.id, (byId.get(catalog.id) ?? new Set()).add(catalog));
  }
  // What comes last overrules the others; what comes first also says which code stands where.
  const unite = (parts: readonly Catalog[]): Catalog => joinParts([...parts, ...parts.toReversed()]);
  return Array.from(byId.values(), (same) => known.join([...same], unite));
}

/** Remembers what was made of which catalogs. */
export class JoinMemory {
  readonly #made = new Map<string, { readonly parts: readonly Catalog[]; readonly catalog: Catalog }>();

  join(parts: readonly Catalog[], merge: (parts: readonly Catalog[]) => Catalog): Catalog {
    const [only] = parts;
    if (only !== undefined && parts.length === 1) {
      return only;
    }
    const key = parts.map(({ id, from }) => `${id} ${from}`).join("\n");
    const known = this.#made.get(key);
    if (known !== undefined && parts.every((part, i) => part === known.parts[i])) {
      return known.catalog;
    }
    const catalog = merge(parts);
    this.#made.set(key, { parts, catalog });
    return catalog;
  }
}

type ReportClash = (source: CatalogSource, problem: CatalogProblem) => void;

/** @param parts with one id, the weaker first. */
function joinParts(parts: readonly Catalog[]): Catalog {
  const [base] = parts as readonly [Catalog];
  const last = <T>(value: (part: Catalog) => T | undefined): T | undefined =>
    parts.map(value).findLast((found) => found !== undefined);
  const all = (list: (part: Catalog) => readonly string[] | undefined): readonly string[] => [
    ...new Set(parts.flatMap((part) => list(part) ?? [])),
  ];
  const families: readonly Family[] = [
    ...new Map(parts.flatMap((part) => part.families.map((family) => [family.prefix, family]))).values(),
  ];
  const entries = new Map<string, Entry>();
  const example = last(({ envelope }) => envelope.example);
  const catalog: Catalog = {
    id: base.id,
    name: base.name,
    docs: last(({ docs }) => docs),
    checked: last(({ checked }) => checked),
    envelope: {
      codeFields: all(({ envelope }) => envelope.codeFields),
      messageFields: all(({ envelope }) => envelope.messageFields),
      ...(example === undefined ? {} : { example }),
    },
    evidence: {
      hosts: all(({ evidence }) => evidence.hosts),
      headers: all(({ evidence }) => evidence.headers),
      packages: all(({ evidence }) => evidence.packages),
    },
    families,
    entries,
    statuses: new Map(parts.flatMap(({ statuses }) => [...statuses])),
    from: all(({ from }) => [from]).join(", "),
  };
  for (const part of parts) {
    for (const [code, entry] of part.entries) {
      entries.set(code, { ...entry, catalog, family: familyOf(code, families) });
    }
  }
  return catalog;
}

/** A code of the same API in two files of a project: one of them has no effect. */
function findDuplicates(group: readonly CatalogSource[], report: ReportClash): void {
  const files = group.filter(({ kind }) => kind === "file");
  files.forEach((file, i) => {
    for (const code of i === 0 ? [] : file.catalog.entries.keys()) {
      const other = files.slice(0, i).find(({ catalog }) => catalog.entries.has(code));
      if (other !== undefined) {
        report(file, {
          rule: "catalog-duplicate-code",
          path: ["codes", code],
          at: "key",
          message: l10n.t("{0} stands in {1}, too. What stands here counts.", code, other.catalog.from),
        });
      }
    }
  });
}

/** Missing codes for which the code is looked for that was meant: each takes a look at all of them. */
const mostMeant = 20;

function findDangling(group: readonly CatalogSource[], { entries }: Catalog, report: ReportClash): void {
  let missing = 0;
  const describe = (message: string, other: string): string => {
    const meant = missing++ < mostMeant ? findMeantCode(other, entries) : undefined;
    return meant === undefined ? message : `${message} ${l10n.t("Did you mean {0}?", meant)}`;
  };
  for (const source of group) {
    for (const { code, related, deprecated } of source.catalog.entries.values()) {
      if (related?.every((other) => entries.has(other)) === false) {
        related.forEach((other, i) => {
          if (!entries.has(other)) {
            const message = l10n.t("{0}, related to {1}, is not a code of this catalog.", other, code);
            const path = ["codes", code, "related", String(i)];
            report(source, { rule: "catalog-dangling-related", path, at: "value", message: describe(message, other) });
          }
        });
      }
      const replacedBy = deprecated?.replacedBy;
      if (replacedBy !== undefined && !entries.has(replacedBy)) {
        const message = l10n.t("{0}, which replaces {1}, is not a code of this catalog.", replacedBy, code);
        const path = ["codes", code, "deprecated", "replacedBy"];
        report(source, {
          rule: "catalog-dangling-related",
          path,
          at: "value",
          message: describe(message, replacedBy),
        });
      }
    }
  }
}

/** The code that is nearest to what was written, in its style or by a few letters. */
function findMeantCode(written: string, entries: ReadonlyMap<string, Entry>): string | undefined {
  const folded = foldStyle(written);
  let most = folded.length < 6 ? 1 : 2;
  let meant: string | undefined;
  for (const code of entries.keys()) {
    const edits = editDistance(folded, foldStyle(code), most);
    if (edits <= most) {
      meant = code;
      most = edits - 1;
    }
    if (most < 0) {
      break;
    }
  }
  return meant;
}

/** An alias that means something else, too: nobody could tell what a literal stands for. */
function findAliasClashes(sources: readonly CatalogSource[], catalogs: readonly Catalog[], report: ReportClash): void {
  /** By alias, the code that it is another name of: `acme INVALID_OTP`. */
  const meant = new Map<string, Entry>();
  for (const source of sources) {
    for (const entry of source.catalog.entries.values()) {
      entry.aliases?.forEach((alias, i) => {
        const other =
          meant.get(alias) ??
          catalogs
            .map(({ entries }) => entries.get(alias))
            .find((found) => found !== undefined && !isSame(found, entry));
        meant.set(alias, meant.get(alias) ?? entry);
        if (other !== undefined && !isSame(other, entry)) {
          const message =
            other.code === alias
              ? l10n.t("{0} is a code of {1}, too.", alias, other.catalog.name)
              : l10n.t("{0} is another name of {1} of {2}, too.", alias, other.code, other.catalog.name);
          const path = ["codes", entry.code, "aliases", String(i)];
          report(source, { rule: "catalog-alias-clash", path, at: "value", message });
        }
      });
    }
  }
}

function isSame(a: Entry, b: Entry): boolean {
  return a.code === b.code && a.catalog.id === b.catalog.id;
}
