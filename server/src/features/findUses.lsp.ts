import type { Location, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { EntryName } from "../../../shared/src/protocol";
import { toLineRange, toRange } from "../lsp/convert";
import { openUri } from "../lsp/openDocument";
import type { Session } from "../lsp/session";
import type { Occurrence } from "../occurrences/occurrence";
import type { Analysis } from "../service";
import { virtualScheme } from "../catalogs/catalogFiles";
import { canonicalUri } from "../util/canonicalUri";
import { readCatalogDocument } from "./codeAt.lsp";
import { findNamesOf } from "../catalogs/catalogNames";
import { showableOrigins } from "./entryPlaces.lsp";

/**
 * All places of the project's programs and data that hold the code, sorted by file and place, as the index of the
 * workspace knows them; open documents that it leaves out are looked at, too. Catalogs are no uses.
 *
 * @param near URI of the file that asks: in a monorepo, catalogs of other folders may have the same id. Where nobody in
 * particular asks, `undefined`: then those of all folders count, as in lists of the whole project.
 */
export async function findUses(
  session: Session,
  entry: EntryName,
  near: string | undefined,
): Promise<readonly Location[]> {
  const isSame = createScopeTest(session, entry, near);
  const indexed = session.project.uses
    .usesOf(entry)
    // Editors make up the addresses of cells when they open a notebook; open ones are looked at below.
    .filter((use) => use.cell === undefined && isSame(use.uri))
    .map((use): Location => ({ uri: openUri(session, use.uri), range: toLineRange(use) }));
  return [...indexed, ...(await findUnindexedUses(session, entry, isSame))];
}

/** Occurrences that stand for the entry, in the order of the text. */
export function occurrencesOf({ groups }: Analysis, { catalog, code }: EntryName): readonly Occurrence[] {
  return groups
    .flatMap(({ members }) => members)
    .filter(({ entries }) => entries.some((entry) => entry.code === code && entry.catalog.id === catalog))
    .sort((a, b) => a.literal.span.start - b.literal.span.start);
}

/** The places in catalogs where other entries name the code: in the project's own, and in the one that asks. */
export async function findMentions(session: Session, entry: EntryName, uri: string): Promise<readonly Location[]> {
  const found = await Promise.all(
    showableOrigins(session, entry.catalog, uri).map(async (origin) => {
      const catalog = await session.outlines.of(origin);
      if (catalog === undefined || (catalog.uri.startsWith(`${virtualScheme}:`) && catalog.uri !== uri)) {
        return [];
      }
      const { document, outline } = catalog;
      return findNamesOf(outline, document.getText(), entry.code)
        .filter(({ at }) => at === "mention")
        .map(({ span }): Location => ({ uri: openUri(session, catalog.uri), range: toRange(document, span) }));
    }),
  );
  return found.flat();
}

/** The places of the code in one document. */
export async function findUsesIn(
  session: Session,
  document: TextDocument,
  entries: readonly EntryName[],
): Promise<readonly { readonly range: Range; readonly isEntry: boolean }[]> {
  const catalog = await readCatalogDocument(session, document);
  if (catalog !== undefined) {
    const codes = entries.filter((entry) => entry.catalog === catalog.id).map(({ code }) => code);
    return codes
      .flatMap((code) => findNamesOf(catalog.outline, document.getText(), code))
      .map(({ span, at }) => ({ range: toRange(document, span), isEntry: at === "entry" }));
  }
  const analysis = await session.service.analyze(document, await session.settings.of(document.uri));
  const found = new Set(entries.flatMap((entry) => occurrencesOf(analysis, entry)));
  return [...found].map(({ literal }) => ({ range: toRange(document, literal.span), isEntry: false }));
}

/** Makes a test of whether a file's code is the same as that of the file that asks, and the file is no catalog. */
function createScopeTest(
  { catalogs }: Session,
  { catalog, code }: EntryName,
  near: string | undefined,
): (uri: string) => boolean {
  if (near === undefined) {
    return (use) => catalogs.originAt(use) === undefined;
  }
  const keysOf = (asked: string): readonly string[] =>
    catalogs
      .originsFor(asked)
      .filter((origin) => origin.catalog === catalog && origin.has(code))
      .map(({ key }) => key);
  const asking = catalogs.originAt(near);
  const keys = new Set([...keysOf(near), ...(asking?.catalog === catalog && asking.has(code) ? [asking.key] : [])]);
  const known = new Map<string, boolean>();
  return (use) => {
    const folder = use.slice(0, use.lastIndexOf("/"));
    let isSame = known.get(folder);
    if (isSame === undefined) {
      isSame = keysOf(use).some((key) => keys.has(key));
      known.set(folder, isSame);
    }
    return isSame && catalogs.originAt(use) === undefined;
  };
}

async function findUnindexedUses(
  session: Session,
  entry: EntryName,
  isSame: (uri: string) => boolean,
): Promise<readonly Location[]> {
  const left = session.documents
    .all()
    .filter(
      (document) => session.project.uses.factsOf(canonicalUri(document.uri)) === undefined && isSame(document.uri),
    );
  const found = await Promise.all(
    left.map(async (document) =>
      (await findUsesIn(session, document, [entry])).map(({ range }): Location => ({ uri: document.uri, range })),
    ),
  );
  return found.flat();
}
