import { type InlayHint, MarkupKind } from "vscode-languageserver";
import { cursorLinesRequest, type CursorLinesParams } from "../../../../shared/src/protocol";
import { toSpan } from "../../lsp/convert";
import { followRefresh } from "../../lsp/refresh";
import type { Feature } from "../../lsp/session";
import { findCodeHints } from "./inlayHints";

/**
 * `textDocument/inlayHint`. Where the cursors are, the protocol does not tell, so clients that can say so with
 * `errdex/cursorLines`; for others the lines of the cursors are all lines.
 */
export const inlayHintsFeature: Feature = {
  register: ({ connection, client, documents, service, settings, project, ...session }) => {
    const cursorLines = new Map<string, ReadonlySet<number>>();
    const refresh = (): void => {
      if (client.refreshInlayHints) {
        followRefresh(connection.languages.inlayHint.refresh(), "inlay hints", session.logger);
      }
    };
    session.disposables.push(
      settings.onDidChange(refresh),
      project.onDidChange(refresh),
      documents.onDidClose(({ document }) => cursorLines.delete(document.uri)),
    );
    connection.onRequest(
      cursorLinesRequest,
      session.handleRequest(
        { method: cursorLinesRequest, empty: null },
        ({ textDocument, lines }: CursorLinesParams): Promise<null> => {
          cursorLines.set(textDocument.uri, new Set(lines));
          refresh();
          return Promise.resolve(null);
        },
      ),
    );
    connection.languages.inlayHint.on(
      session.handle(
        { method: "textDocument/inlayHint", empty: [] },
        async ({ document, params: { range }, settings: { inlayHints }, settings: inForce }): Promise<InlayHint[]> => {
          if (inlayHints === "off") {
            return [];
          }
          const lines = inlayHints === "currentLine" ? cursorLines.get(document.uri) : undefined;
          const analysis = await service.analyze(document, inForce);
          return findCodeHints(analysis, document.getText(), toSpan(document, range))
            .map(({ offset, label, tooltip }) => ({
              position: document.positionAt(offset),
              label,
              tooltip: { kind: MarkupKind.Markdown, value: tooltip },
              paddingLeft: true,
            }))
            .filter(({ position }) => lines?.has(position.line) ?? true);
        },
      ),
    );
    return { inlayHintProvider: true };
  },
};
