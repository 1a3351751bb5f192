import type { Location, LocationLink } from "vscode-languageserver";
import { toRange } from "../../lsp/convert";
import type { Feature } from "../../lsp/session";
import { findCodeAt } from "../codeAt.lsp";
import { findEntryPlace, toLocation } from "../entryPlaces.lsp";

/** `textDocument/definition`: from a code to its entry. */
export const definitionFeature: Feature = {
  register: (session) => {
    const { connection, client, handle } = session;
    connection.onDefinition(
      handle({ method: "textDocument/definition", empty: null }, async ({ document, params, settings }) => {
        const found = await findCodeAt(session, document, document.offsetAt(params.position), settings);
        const places = await Promise.all(
          (found?.entries ?? []).map((entry) => findEntryPlace(session, entry, document.uri)),
        );
        const known = places.filter((place) => place !== undefined);
        if (found === undefined || known.length === 0) {
          return null;
        }
        return client.definitionLinks
          ? known.map(({ uri, range, nameRange }): LocationLink => ({
              originSelectionRange: toRange(document, found.span),
              targetUri: uri,
              targetRange: range,
              targetSelectionRange: nameRange,
            }))
          : known.map((place): Location => toLocation(place));
      }),
    );
    return { definitionProvider: true };
  },
};
