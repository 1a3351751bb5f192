import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
  SemanticTokensRegistrationOptions,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { virtualScheme } from "../../catalogs/catalogFiles";
import { toSpan } from "../../lsp/convert";
import { followRefresh } from "../../lsp/refresh";
import type { Feature, Session } from "../../lsp/session";
import { LruMap } from "../../util/lruMap";
import type { Span } from "../../util/span";
import { readCatalogDocument } from "../codeAt.lsp";
import { type CatalogToken, listCatalogTokens, tokenModifiers, tokenTypes } from "./catalogTokens";
import { compareEncoded, encodeTokens } from "./encodeTokens";

/** Answers that are kept, for what changes to be told and not all: as many as catalogs are edited at once. */
const most = 8;

/** With an id and a selector of its own, so that clients that can do with fewer questions do not ask about programs. */
const options: SemanticTokensRegistrationOptions & { readonly id: string } = {
  id: "errdex.catalogs",
  documentSelector: [{ language: "json" }, { language: "jsonc" }, { language: "yaml" }, { scheme: virtualScheme }],
  legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
  full: { delta: true },
  range: true,
};

/**
 * `textDocument/semanticTokens` in catalogs, JSON and YAML alike. Other documents get `null` and no empty list, which
 * would keep editors from asking whoever else has tokens for them.
 */
export const semanticTokensFeature: Feature = {
  register: (session) => {
    const { connection, client, documents, handle, settings, logger, disposables } = session;
    if (!client.semanticTokens) {
      return {};
    }
    const sent = new LruMap<string, { readonly resultId: string; readonly data: readonly number[] }>(most);
    let answers = 0;
    const answer = (uri: string, data: number[]): SemanticTokens & { readonly resultId: string } => {
      const resultId = String(++answers);
      sent.set(uri, { resultId, data });
      return { resultId, data };
    };
    connection.languages.semanticTokens.on(
      handle<SemanticTokensParams, SemanticTokens | null>(
        { method: "textDocument/semanticTokens/full", empty: null },
        async ({ document }) => {
          const tokens = await listTokens(session, document);
          return tokens && answer(document.uri, encodeTokens(tokens, document));
        },
      ),
    );
    connection.languages.semanticTokens.onDelta(
      handle<SemanticTokensDeltaParams, SemanticTokensDelta | SemanticTokens | null>(
        { method: "textDocument/semanticTokens/full/delta", empty: null },
        async ({ document, params: { previousResultId } }) => {
          const tokens = await listTokens(session, document);
          if (tokens === null) {
            return null;
          }
          const before = sent.get(document.uri);
          const data = encodeTokens(tokens, document);
          if (before?.resultId !== previousResultId) {
            return answer(document.uri, data);
          }
          const edit = compareEncoded(before.data, data);
          return { resultId: answer(document.uri, data).resultId, edits: edit === undefined ? [] : [edit] };
        },
      ),
    );
    connection.languages.semanticTokens.onRange(
      handle<SemanticTokensRangeParams, SemanticTokens | null>(
        { method: "textDocument/semanticTokens/range", empty: null },
        async ({ document, params: { range } }) => {
          const tokens = await listTokens(session, document, toSpan(document, range));
          return tokens && { data: encodeTokens(tokens, document) };
        },
      ),
    );
    disposables.push(
      documents.onDidClose(({ document }) => {
        sent.delete(document.uri);
      }),
    );
    if (client.refreshSemanticTokens) {
      // Fires for catalogs that come or go, too: what is none becomes one when a config names it.
      disposables.push(
        settings.onDidChange(() => {
          followRefresh(connection.languages.semanticTokens.refresh(), "semantic tokens", logger);
        }),
      );
    }
    return { semanticTokensProvider: options };
  },
};

/** `null` where the document is no catalog. */
async function listTokens(
  session: Session,
  document: TextDocument,
  within?: Span,
): Promise<readonly CatalogToken[] | null> {
  const catalog = await readCatalogDocument(session, document);
  if (catalog === undefined) {
    return null;
  }
  const isBuiltIn = session.catalogs.originAt(document.uri)?.kind === "built-in";
  return listCatalogTokens(catalog.outline, { text: document.getText(), isBuiltIn, ...(within && { within }) });
}
