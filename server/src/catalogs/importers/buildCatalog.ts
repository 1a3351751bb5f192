import * as l10n from "@vscode/l10n";
import type { CatalogFile, EntryFields, StatusFields } from "../../../../shared/src/catalog";
import { isRecord } from "../../../../shared/src/isRecord";
import { sentence } from "./draft";
import type { Draft, Found, FoundCode, FoundStatus, ImportProblem } from "./importer";
import { labelKind, labelWords } from "./labels";
import { maxCodeLength } from "./shapes";

/** What names the catalog. */
export interface CatalogName {
  readonly id: string;
  /** The API's name as people say it. */
  readonly name: string;
  /** Page that the catalog comes from. */
  readonly docs?: string | undefined;
}

/** Entries without a text in their source have this one, for a summary is required and none is made up. */
export const noSummary = "The source does not describe this code.";

/**
 * Joins what the documents hold into one catalog: what is said of a code in several places is said in its one entry.
 */
export function buildCatalog(
  documents: readonly { readonly path: string; readonly found: Found }[],
  { id, name, docs }: CatalogName,
): { readonly catalog: CatalogFile; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const drafts = new Map<string, FoundCode[]>();
  const statuses = new Map<string, FoundStatus[]>();
  for (const { path, found } of documents) {
    problems.push(...found.problems.map((problem) => ({ file: path, ...problem })));
    for (const draft of found.codes) {
      if (draft.code.length > maxCodeLength) {
        problems.push({
          file: path,
          line: draft.line,
          message: l10n.t(
            "A code of {0} characters was skipped: at most {1} are allowed.",
            draft.code.length,
            maxCodeLength,
          ),
        });
      } else {
        push(drafts, draft.code, draft);
      }
    }
    found.statuses.forEach((status) => {
      push(statuses, status.status, status);
    });
  }
  // A heading over all codes, such as the page's title, tells none of them from the others.
  const headings = new Set([...drafts.values()].flatMap((found) => found.map(({ heading }) => heading)));
  const codes = [...drafts].map(([code, found]) => {
    const { heading, ...fields } = entryOf(found, drafts);
    return [code, headings.size === 1 || heading === undefined ? fields : { ...fields, heading }] as const;
  });
  const families = findFamilies(
    codes.map(([code, fields]) => ({ code, heading: "heading" in fields ? fields.heading : undefined })),
  );
  const envelope = findEnvelope(
    documents.flatMap(({ found }) => found.examples.map(({ body }) => body)),
    drafts,
  );
  const hosts = [...new Set(documents.flatMap(({ found }) => found.hosts))];
  const catalog: CatalogFile = {
    errdexCatalog: 1,
    id,
    name,
    ...(docs === undefined ? {} : { docs }),
    ...(envelope === undefined ? {} : { envelope }),
    ...(hosts.length === 0 ? {} : { evidence: { hosts } }),
    ...(families.length === 0 ? {} : { families: Object.fromEntries(families) }),
    codes: Object.fromEntries(codes),
    ...(statuses.size === 0
      ? {}
      : { statuses: Object.fromEntries([...statuses].map(([status, found]) => [status, statusOf(found)])) }),
  };
  const unique = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
  unique.sort((a, b) => (a.file === b.file ? a.line - b.line : 0));
  return { catalog, problems: unique };
}

function entryOf(found: readonly FoundCode[], all: ReadonlyMap<string, unknown>): EntryFields {
  const [first] = found as readonly [FoundCode, ...FoundCode[]];
  const { summary, detail } = meaningOf(found);
  const httpStatus = [...new Set(found.flatMap(({ httpStatus = [] }) => httpStatus))];
  const aliases = [...new Set(found.flatMap(({ aliases = [] }) => aliases))].filter((alias) => !all.has(alias));
  const deprecated = found.find((draft) => draft.deprecated !== undefined)?.deprecated;
  const replacedBy = deprecated?.replacedBy;
  const guidance = Object.assign({}, ...found.map(({ guidance = {} }) => guidance).reverse()) as NonNullable<
    Draft["guidance"]
  >;
  const firstOf = (key: "heading" | "field" | "docs"): string | undefined =>
    found.find((draft) => draft[key] !== undefined)?.[key];
  const field = firstOf("field");
  const heading = firstOf("heading");
  const docs = firstOf("docs");
  return {
    summary: summary ?? noSummary,
    ...(detail === undefined ? {} : { detail }),
    ...(field === undefined ? {} : { field }),
    ...(heading === undefined || heading === first.code ? {} : { heading }),
    ...(httpStatus.length === 0 ? {} : { httpStatus }),
    ...(docs === undefined ? {} : { docs }),
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(deprecated === undefined
      ? {}
      : { deprecated: replacedBy !== undefined && all.has(replacedBy) ? { replacedBy } : {} }),
    ...(Object.keys(guidance).length === 0 ? {} : { guidance }),
  };
}

function statusOf(found: readonly FoundStatus[]): StatusFields {
  const { summary, detail } = meaningOf(found);
  const guidance = found.find((draft) => draft.guidance !== undefined)?.guidance;
  return {
    summary: summary ?? "The source does not describe this status.",
    ...(detail === undefined ? {} : { detail }),
    ...(guidance === undefined ? {} : { guidance }),
  };
}

/** The first text is the summary. Of several meanings all are in the detail, each with the heading that tells it apart. */
function meaningOf(found: readonly Draft[]): {
  readonly summary: string | undefined;
  readonly detail: string | undefined;
} {
  const meanings = new Map<string, string | undefined>();
  for (const { summary, heading } of found) {
    if (summary !== undefined && ![...meanings.keys()].some((known) => isSame(known, summary))) {
      meanings.set(summary, heading);
    }
  }
  const [summary] = meanings.keys();
  const areApart = new Set(meanings.values()).size === meanings.size;
  const listed =
    meanings.size < 2
      ? []
      : [...meanings].map(
          ([meaning, heading], i) =>
            `(${i + 1}) ${areApart && heading !== undefined ? `${heading}: ` : ""}${sentence(meaning)}`,
        );
  const details = [...new Set([...listed, ...found.flatMap(({ details = [] }) => details)])];
  return { summary, detail: details.length === 0 ? undefined : details.join(" ") };
}

function isSame(a: string, b: string): boolean {
  const fold = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return fold(a) === fold(b);
}

interface Placed {
  readonly code: string;
  readonly heading: string | undefined;
}

/** Least number of codes that make a family. */
const leastFamily = 3;

/** Codes that share a prefix up to a separator; its title is their common heading, or the prefix in words. */
function findFamilies(
  codes: readonly Placed[],
): readonly (readonly [prefix: string, family: { readonly title: string }])[] {
  const groups = new Map<string, Placed[]>();
  for (const placed of codes) {
    const prefix = /^[-_]*[^_/.:-]+[_/.:-]+(?=[^_/.:-])/.exec(placed.code)?.[0];
    if (prefix !== undefined && !/^\W*\d*\W*$/.test(prefix) && !placed.code.includes("://")) {
      push(groups, prefix, placed);
    }
  }
  return (
    [...groups]
      .filter(([, group]) => group.length >= leastFamily)
      .map(([prefix, group]) => {
        const longest = extendPrefix(prefix, group);
        const headings = new Set(group.map(({ heading }) => heading));
        const [heading] = headings;
        const isOwn = codes.some((other) => other.heading === heading && !other.code.startsWith(prefix));
        const title = headings.size === 1 && heading !== undefined && !isOwn ? heading : words(longest);
        return [longest, { title }] as const;
      })
      // `E-` in words says nothing.
      .filter(([, { title }]) => title.length > 2)
  );
}

/** `ALREADY_` becomes `ALREADY_EXISTS_` where all of the family go on so. */
function extendPrefix(prefix: string, group: readonly Placed[]): string {
  const next = /^[^_/.:-]+[_/.:-]+(?=[^_/.:-])/.exec(group[0]?.code.slice(prefix.length) ?? "")?.[0];
  const longer = prefix + (next ?? "");
  return next !== undefined && group.every(({ code }) => code.startsWith(longer) && code.length > longer.length)
    ? extendPrefix(longer, group)
    : prefix;
}

function words(prefix: string): string {
  const text = labelWords(prefix.replace(/\//g, " "));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The field of the vendor's own examples that holds one of the codes. */
function findEnvelope(
  examples: readonly Readonly<Record<string, unknown>>[],
  codes: ReadonlyMap<string, unknown>,
): CatalogFile["envelope"] | undefined {
  for (const example of examples) {
    const body = bodyWithCode(example, codes, deepestBody);
    if (body !== undefined) {
      const keys = Object.keys(body);
      const codeFields = keys.filter((key) => codes.has(String(body[key])));
      const messageFields = keys.filter((key) => typeof body[key] === "string" && labelKind(key) === "message");
      return { codeFields, ...(messageFields.length === 0 ? {} : { messageFields }), example };
    }
  }
  return undefined;
}

/** `{ "data": { "errors": [{ "code": … }] } }` has its code so far inside. */
const deepestBody = 3;

function isPlain(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function bodyWithCode(
  value: unknown,
  codes: ReadonlyMap<string, unknown>,
  depth: number,
): Readonly<Record<string, unknown>> | undefined {
  if (Array.isArray(value)) {
    return bodyWithCode(value[0], codes, depth);
  }
  if (!isRecord(value)) {
    return undefined;
  }
  if (Object.values(value).some((field) => isPlain(field) && codes.has(String(field)))) {
    return value;
  }
  const inner = depth === 0 ? [] : Object.values(value);
  for (const field of inner) {
    const found = bodyWithCode(field, codes, depth - 1);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function push<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, [item]);
  } else {
    group.push(item);
  }
}
