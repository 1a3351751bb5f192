import type { CodeItem, CodePage, EntryName, FileUses } from "../../../../shared/src/protocol";
import { findEntry } from "../../catalogs/catalogCodes";
import type { Catalog, Entry } from "../../catalogs/model";
import { showOrigin } from "../../catalogs/showOrigin";
import { markdown, renderEntry } from "../../render/markdown";
import { roleName } from "../../render/roleName";
import type { ProjectUses } from "../../workspace/projectUses";
import type { FileUse } from "../../workspace/workspaceIndex";
import { docsOf, type ProjectCodes, toCodeItem, toStatusItem } from "../projectCodes";
import { exampleAnswer } from "./exampleAnswer";

/** A page with more is hard to read. */
const mostSiblings = 60;
const mostUses = 200;

export interface CodePageContext {
  readonly codes: ProjectCodes;
  readonly uses: Pick<ProjectUses, "usesOf" | "showPath">;
  /** Whether all of the workspace has been read. */
  readonly isRead: boolean;
}

/** All that is known of a code or of an HTTP status, for its page; `undefined` where there is none of this name. */
export function readCodePage(name: EntryName, context: CodePageContext): CodePage | undefined {
  const catalog = context.codes.catalogs.find(({ id }) => id === name.catalog);
  const entry = catalog && findEntry(catalog, name.code);
  return entry === undefined ? catalog && readStatusPage(catalog, name.code, context) : readEntryPage(entry, context);
}

/** What a hover says of a code or status, as Markdown; `undefined` where there is none of this name. */
export function describeCode({ catalogs }: ProjectCodes, { catalog: id, code }: EntryName): string | undefined {
  const catalog = catalogs.find((candidate) => candidate.id === id);
  const entry = catalog && findEntry(catalog, code);
  const status = catalog?.statuses.get(code);
  if (entry !== undefined) {
    return renderEntry(entry, markdown);
  }
  return catalog && status && renderEntry({ ...status, code, catalog, family: undefined }, markdown);
}

function readEntryPage(entry: Entry, { codes, uses, isRead }: CodePageContext): CodePage {
  const { code, catalog, family, ...fields } = entry;
  const members =
    family === undefined ? [entry] : [...catalog.entries.values()].filter((other) => other.family === family);
  const siblings = cut(
    members.filter((other) => other !== entry),
    members.indexOf(entry),
  );
  const places = uses.usesOf({ catalog: catalog.id, code });
  const replacement = entry.deprecated?.replacedBy;
  const toItems = (others: readonly (Entry | undefined)[]): readonly CodeItem[] =>
    others.flatMap((other) => (other === undefined ? [] : [toCodeItem(other, codes)]));
  return {
    ...pageOf(catalog, code, isRead),
    kind: "code",
    entry: fields,
    docs: docsOf(catalog, entry),
    family,
    siblings: toItems(siblings.shown),
    moreSiblings: siblings.more,
    related: toItems((entry.related ?? []).map((other) => catalog.entries.get(other))),
    replacement: toItems(replacement === undefined ? [] : [catalog.entries.get(replacement)])[0],
    example: exampleAnswer(catalog.envelope, code),
    codeFields: catalog.envelope.codeFields,
    uses: groupByFile(places.slice(0, mostUses), uses),
    moreUses: Math.max(0, places.length - mostUses),
    isHandled: toCodeItem(entry, codes).isHandled,
  };
}

function readStatusPage(catalog: Catalog, status: string, { isRead }: CodePageContext): CodePage | undefined {
  const entry = catalog.statuses.get(status);
  if (entry === undefined) {
    return undefined;
  }
  const all = [...catalog.statuses];
  const siblings = cut(
    all.filter(([other]) => other !== status),
    all.findIndex(([other]) => other === status),
  );
  return {
    ...pageOf(catalog, status, isRead),
    kind: "status",
    entry,
    docs: docsOf(catalog),
    family: undefined,
    siblings: siblings.shown.map(([other, fields]) => toStatusItem(catalog, other, fields)),
    moreSiblings: siblings.more,
    related: [],
    replacement: undefined,
    example: undefined,
    codeFields: [],
    uses: [],
    moreUses: 0,
    isHandled: false,
  };
}

function pageOf(
  catalog: Catalog,
  code: string,
  isRead: boolean,
): Pick<CodePage, "catalog" | "code" | "catalogName" | "from" | "checked" | "isRead"> {
  const { id, name, from, checked } = catalog;
  return { catalog: id, code, catalogName: name, from: showOrigin(from), checked, isRead };
}

/** All siblings where they are not many; else those around the place that the code has among them. */
function cut<T>(siblings: readonly T[], place: number): { readonly shown: readonly T[]; readonly more: number } {
  const start = Math.max(0, Math.min(place - mostSiblings / 2, siblings.length - mostSiblings));
  const shown = siblings.slice(start, start + mostSiblings);
  return { shown, more: siblings.length - shown.length };
}

function groupByFile(uses: readonly FileUse[], { showPath }: Pick<ProjectUses, "showPath">): readonly FileUses[] {
  const files = new Map<string, FileUse[]>();
  for (const use of uses) {
    files.set(use.uri, [...(files.get(use.uri) ?? []), use]);
  }
  return [...files].map(([uri, places]) => ({
    uri,
    path: showPath(uri),
    places: places.map(({ line, start, end, role, cell }) => ({
      line,
      start,
      end,
      role: roleName(role),
      ...(cell !== undefined && { cell }),
    })),
  }));
}
