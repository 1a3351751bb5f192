import { type DocumentHighlight, DocumentHighlightKind, type Location } from "vscode-languageserver";
import type { EntryName } from "../../../../shared/src/protocol";
import type { Feature, Session } from "../../lsp/session";
import { findCodeAt } from "../codeAt.lsp";
import { findEntryPlace, toLocation } from "../entryPlaces.lsp";
import { findMentions, findUses, findUsesIn } from "../findUses.lsp";

/** `textDocument/references` and `textDocument/documentHighlight`: from a code or its entry to its uses. */
export const referencesFeature: Feature = {
  register: (session) => {
    const { connection, handle } = session;
    connection.onReferences(
      handle({ method: "textDocument/references", empty: null }, async ({ document, params, settings }) => {
        const found = await findCodeAt(session, document, document.offsetAt(params.position), settings);
        return found === undefined
          ? null
          : await findReferences(session, found.entries, document.uri, params.context.includeDeclaration);
      }),
    );
    connection.onDocumentHighlight(
      handle({ method: "textDocument/documentHighlight", empty: null }, async ({ document, params, settings }) => {
        const found = await findCodeAt(session, document, document.offsetAt(params.position), settings);
        const uses = found && (await findUsesIn(session, document, found.entries));
        return uses === undefined
          ? null
          : uses.map(({ range, isEntry }): DocumentHighlight => {
              return { range, kind: isEntry ? DocumentHighlightKind.Write : DocumentHighlightKind.Read };
            });
      }),
    );
    return { referencesProvider: true, documentHighlightProvider: true };
  },
};

/** Waits until the index of the workspace knows all that it was told of. */
async function findReferences(
  session: Session,
  entries: readonly EntryName[],
  uri: string,
  includeDeclaration: boolean,
): Promise<Location[]> {
  await session.project.uses.whenRead();
  const found = new Map<string, Location>();
  for (const entry of entries) {
    const place = includeDeclaration ? await findEntryPlace(session, entry, uri) : undefined;
    const uses = await findUses(session, entry, uri);
    for (const location of [
      ...(place === undefined ? [] : [toLocation(place)]),
      ...(await findMentions(session, entry, uri)),
      ...uses,
    ]) {
      found.set(JSON.stringify(location), location);
    }
  }
  return [...found.values()];
}
