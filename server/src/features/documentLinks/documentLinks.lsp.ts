import type { DocumentLink } from "vscode-languageserver";
import { toRange } from "../../lsp/convert";
import type { Feature } from "../../lsp/session";
import { readCatalogDocument } from "../codeAt.lsp";
import { findLinks } from "./documentLinks";

/**
 * `textDocument/documentLink` in catalogs. Codes in programs have none: a link would take the click that goes to their
 * definition.
 */
export const documentLinksFeature: Feature = {
  register: (session) => {
    const { connection, handle } = session;
    connection.onDocumentLinks(
      handle({ method: "textDocument/documentLink", empty: null }, async ({ document }) => {
        const catalog = await readCatalogDocument(session, document);
        return catalog === undefined
          ? null
          : findLinks(catalog.outline, document.getText()).map(({ span, target }): DocumentLink => {
              return { range: toRange(document, span), target };
            });
      }),
    );
    // An empty object is nothing to Emacs.
    return { documentLinkProvider: { resolveProvider: false } };
  },
};
