import type { Location, Range } from "vscode-languageserver";
import type { EntryName } from "../../../shared/src/protocol";
import type { OutlinedCatalog } from "../lsp/catalogOutlines";
import { toRange } from "../lsp/convert";
import type { Session } from "../lsp/session";
import type { CatalogOrigin } from "../lsp/catalogOrigin";
import { openUri } from "../lsp/openDocument";
import { contentOf } from "../catalogs/outline";

/** Where an entry stands in its catalog. */
export interface EntryPlace {
  readonly origin: CatalogOrigin;
  readonly catalog: OutlinedCatalog;
  readonly uri: string;
  /** Of the whole entry. */
  readonly range: Range;
  /** Of the code, without quotes. */
  readonly nameRange: Range;
}

/**
 * The catalog's text that says what the code means for a file, where several have it: a project's own overrules what it
 * extends. `undefined` where the client cannot show it.
 *
 * @param uri of the file that asks.
 */
export async function findEntryPlace(
  session: Session,
  { catalog: id, code }: EntryName,
  uri: string,
): Promise<EntryPlace | undefined> {
  for (const origin of showableOrigins(session, id, uri).toReversed()) {
    const catalog = origin.has(code) ? await session.outlines.of(origin) : undefined;
    const entry = catalog?.entries.get(code);
    if (catalog !== undefined && entry !== undefined) {
      const { document } = catalog;
      const nameRange = toRange(document, contentOf(entry.keySpan, document.getText()));
      const range = toRange(document, entry.span);
      return { origin, catalog, uri: openUri(session, catalog.uri), range, nameRange };
    }
  }
  return undefined;
}

/** Where a catalog comes from, as far as the client can show it; the weaker first. */
export function showableOrigins(session: Session, id: string, uri: string): readonly CatalogOrigin[] {
  const { catalogs, client } = session;
  const origins = catalogs
    .originsFor(uri)
    .filter((origin) => origin.catalog === id && (origin.uri !== undefined || client.virtualDocuments));
  // A catalog need not serve the place that it is in.
  const asking = catalogs.originAt(uri);
  return asking?.catalog !== id || origins.some(({ key }) => key === asking.key) ? origins : [...origins, asking];
}

/** A place that the catalog serves: the first folder of the workspace that it does, or the catalog's own. */
export function findAskingUri({ catalogs, project }: Session, { catalog, code }: EntryName): string {
  const serves = (uri: string): boolean =>
    catalogs.originsFor(uri).some((origin) => origin.catalog === catalog && origin.has(code));
  const own = catalogs.allOrigins().find((origin) => origin.catalog === catalog && origin.has(code));
  return project.listFolders().find(serves) ?? own?.documentUri ?? "";
}

/** Where the code stands in its entry, not the whole entry: editors put the cursor there. */
export function toLocation({ uri, nameRange }: EntryPlace): Location {
  return { uri, range: nameRange };
}
