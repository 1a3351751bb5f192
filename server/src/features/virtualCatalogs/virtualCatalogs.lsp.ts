import { TextDocumentContentRefreshRequest, TextDocumentContentRequest } from "vscode-languageserver";
import type { TextDocumentContentParams, TextDocumentContentResult } from "vscode-languageserver";
import { virtualScheme } from "../../catalogs/catalogFiles";
import { followRefresh } from "../../lsp/refresh";
import type { Feature } from "../../lsp/session";

/** `workspace/textDocumentContent`: catalogs that are in no file of the workspace, as documents to be read. */
export const virtualCatalogsFeature: Feature = {
  register: ({ connection, client, catalogs, documents, logger, handleRequest, disposables }) => {
    if (!client.virtualDocuments) {
      return {};
    }
    connection.onRequest(
      TextDocumentContentRequest.method,
      handleRequest(
        { method: TextDocumentContentRequest.method, empty: { text: "" } },
        async ({ uri }: TextDocumentContentParams): Promise<TextDocumentContentResult> => {
          return { text: (await catalogs.originAt(uri)?.readText()) ?? "" };
        },
      ),
    );
    disposables.push(
      catalogs.onDidChange(({ haveCatalogsChanged }) => {
        const shown = documents.all().filter(({ uri }) => uri.startsWith(`${virtualScheme}:`));
        for (const { uri } of haveCatalogsChanged ? shown : []) {
          followRefresh(connection.sendRequest(TextDocumentContentRefreshRequest.method, { uri }), uri, logger);
        }
      }),
    );
    return { workspace: { textDocumentContent: { schemes: [virtualScheme] } } };
  },
};
