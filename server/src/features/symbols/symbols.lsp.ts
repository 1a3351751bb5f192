import {
  type DocumentSymbol,
  type SymbolInformation,
  SymbolKind,
  SymbolTag,
  type WorkspaceSymbol,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { EntryName } from "../../../../shared/src/protocol";
import { isRecord } from "../../../../shared/src/isRecord";
import type { Entry } from "../../catalogs/model";
import { toRange } from "../../lsp/convert";
import type { Feature, Session } from "../../lsp/session";
import { readCatalogDocument, toName } from "../codeAt.lsp";
import { findAskingUri, findEntryPlace, showableOrigins } from "../entryPlaces.lsp";
import { waitForCatalogs } from "../waitForCatalogs.lsp";
import { type CatalogSymbol, listSymbols } from "./catalogSymbols";
import { findCodes } from "./findCodes";

/** Symbols that a search gives; people type on rather than read more. */
const most = 200;

/** `textDocument/documentSymbol` in catalogs, `workspace/symbol` and `workspaceSymbol/resolve` for all codes. */
export const symbolsFeature: Feature = {
  register: (session) => {
    const { connection, client, handle, handleRequest } = session;
    connection.onDocumentSymbol(
      handle<{ textDocument: { uri: string } }, DocumentSymbol[] | SymbolInformation[] | null>(
        { method: "textDocument/documentSymbol", empty: null },
        async ({ document }) => {
          const catalog = await readCatalogDocument(session, document);
          if (catalog === undefined) {
            return null;
          }
          const symbols = listSymbols(catalog.outline, document.getText());
          return client.nestedSymbols
            ? symbols.map((symbol) => toDocumentSymbol(symbol, document))
            : symbols.flatMap((symbol) => flatten(symbol, undefined, document));
        },
      ),
    );
    connection.onWorkspaceSymbol(
      handleRequest({ method: "workspace/symbol", empty: null }, async ({ query }) => {
        await waitForCatalogs(session);
        const found = findCodes(session.catalogs.listCatalogs(), query, most);
        const symbols = await Promise.all(found.map((entry) => toWorkspaceSymbol(session, entry)));
        return symbols.filter((symbol) => symbol !== undefined);
      }),
    );
    connection.onWorkspaceSymbolResolve((symbol, token) =>
      handleRequest({ method: "workspaceSymbol/resolve", empty: symbol }, async (): Promise<WorkspaceSymbol> => {
        const entry = readName(symbol.data);
        const place = entry && (await findEntryPlace(session, entry, findAskingUri(session, entry)));
        return place === undefined ? symbol : { ...symbol, location: { uri: place.uri, range: place.nameRange } };
      })(undefined, token),
    );
    return { documentSymbolProvider: true, workspaceSymbolProvider: { resolveProvider: client.lazySymbols } };
  },
};

const kinds = {
  catalog: SymbolKind.Package,
  family: SymbolKind.Namespace,
  code: SymbolKind.Constant,
  status: SymbolKind.Number,
} as const;

function toDocumentSymbol(symbol: CatalogSymbol, document: TextDocument): DocumentSymbol {
  const { kind, name, detail, span, nameSpan, isDeprecated, children } = symbol;
  return {
    name,
    detail,
    kind: kinds[kind],
    ...(isDeprecated ? { tags: [SymbolTag.Deprecated] } : {}),
    range: toRange(document, span),
    selectionRange: toRange(document, nameSpan),
    children: children.map((child) => toDocumentSymbol(child, document)),
  };
}

function flatten(
  { kind, name, span, children }: CatalogSymbol,
  container: string | undefined,
  document: TextDocument,
): SymbolInformation[] {
  const location = { uri: document.uri, range: toRange(document, span) };
  return [
    { name, kind: kinds[kind], location, ...(container === undefined ? {} : { containerName: container }) },
    ...children.flatMap((child) => flatten(child, name, document)),
  ];
}

/** `undefined` where the client cannot show the catalog. */
async function toWorkspaceSymbol(session: Session, entry: Entry): Promise<WorkspaceSymbol | undefined> {
  const { client } = session;
  const named = toName(entry);
  const symbol = {
    name: entry.code,
    kind: SymbolKind.Constant,
    containerName: entry.catalog.name,
    ...(entry.deprecated !== undefined && client.deprecatedSymbols ? { tags: [SymbolTag.Deprecated] } : {}),
    data: named,
  };
  const asking = findAskingUri(session, named);
  if (client.lazySymbols) {
    const origin = showableOrigins(session, named.catalog, asking).findLast((candidate) => candidate.has(named.code));
    return origin && { ...symbol, location: { uri: origin.documentUri } };
  }
  const place = await findEntryPlace(session, named, asking);
  return place && { ...symbol, location: { uri: place.uri, range: place.nameRange } };
}

function readName(data: unknown): EntryName | undefined {
  const { catalog, code } = isRecord(data) ? data : {};
  return typeof catalog === "string" && typeof code === "string" ? { catalog, code } : undefined;
}
