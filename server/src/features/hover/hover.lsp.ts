import { toRange } from "../../lsp/convert";
import type { Feature } from "../../lsp/session";
import { readCatalogDocument } from "../codeAt.lsp";
import { hoverInCatalog } from "./catalogHover.lsp";
import { directiveHover } from "./directiveHover";
import { hover } from "./hover";

/** `textDocument/hover`. */
export const hoverFeature: Feature = {
  register: (session) => {
    const { connection, service, client, handle } = session;
    connection.onHover(
      handle({ method: "textDocument/hover", empty: null }, async ({ document, params, settings }) => {
        const offset = document.offsetAt(params.position);
        const catalog = await readCatalogDocument(session, document);
        if (catalog !== undefined) {
          return await hoverInCatalog(session, catalog, document, offset);
        }
        const context = await service.contextAt(document, offset, settings);
        const found =
          context === undefined
            ? directiveHover(
                (await service.analyze(document, settings)).directives,
                offset,
                service.indexFor(document.uri),
                client.hoverMarkup,
              )
            : hover(context, client.hoverMarkup);
        return found === undefined
          ? null
          : { contents: { kind: client.hoverMarkup.kind, value: found.text }, range: toRange(document, found.span) };
      }),
    );
    return { hoverProvider: true };
  },
};
