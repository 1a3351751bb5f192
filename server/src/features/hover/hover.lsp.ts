import { toRange } from "../../lsp/convert";
import type { Feature } from "../../lsp/session";
import { hover } from "./hover";

/** `textDocument/hover`. */
export const hoverFeature: Feature = {
  register: ({ connection, service, client, handle }) => {
    connection.onHover(
      handle({ method: "textDocument/hover", empty: null }, async ({ document, params, settings }) => {
        const context = await service.contextAt(document, document.offsetAt(params.position), settings);
        const found = context && hover(context, client.hoverMarkup);
        return found === undefined
          ? null
          : { contents: { kind: client.hoverMarkup.kind, value: found.text }, range: toRange(document, found.span) };
      }),
    );
    return { hoverProvider: true };
  },
};
