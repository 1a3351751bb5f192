import {
  type CodeParams,
  type EntryName,
  entryPlaceRequest,
  type EntryPlaceResult,
  findUsesRequest,
  type FindUsesResult,
} from "../../../../shared/src/protocol";
import type { Feature, Session } from "../../lsp/session";
import { findCodeAt } from "../codeAt.lsp";
import { findAskingUri, findEntryPlace, toLocation } from "../entryPlaces.lsp";
import { waitForCatalogs } from "../waitForCatalogs.lsp";
import { findUses } from "../findUses.lsp";

/** `errdex/entryPlace` and `errdex/findUses`: navigation for commands and views, which may have no document at hand. */
export const codeRequestsFeature: Feature = {
  register: (session) => {
    const { connection, handleRequest } = session;
    connection.onRequest(
      entryPlaceRequest,
      handleRequest(
        { method: entryPlaceRequest, empty: null },
        async (params: CodeParams): Promise<EntryPlaceResult> => {
          const asked = await findAsked(session, params);
          return asked === undefined ? null : await findPlace(session, asked);
        },
      ),
    );
    connection.onRequest(
      findUsesRequest,
      handleRequest(
        { method: findUsesRequest, empty: null },
        async (params: CodeParams): Promise<FindUsesResult | null> => {
          const asked = await findAsked(session, params);
          if (asked === undefined) {
            return null;
          }
          await session.project.uses.whenRead();
          const { entry, near } = asked;
          return {
            code: entry.code,
            entry: await findPlace(session, asked),
            uses: await findUses(session, entry, near),
          };
        },
      ),
    );
    return {};
  },
};

interface Asked {
  readonly entry: EntryName;
  /** As of a `NamedCode`. */
  readonly near: string | undefined;
}

async function findAsked(session: Session, params: CodeParams): Promise<Asked | undefined> {
  if ("entry" in params) {
    await waitForCatalogs(session);
    return { entry: params.entry, near: params.near };
  }
  const { uri, position } = params.at;
  const document = session.documents.get(uri);
  if (document === undefined) {
    return undefined;
  }
  const found = await findCodeAt(session, document, document.offsetAt(position), await session.settings.of(uri));
  const [entry] = found?.entries ?? [];
  return entry && { entry, near: uri };
}

async function findPlace(session: Session, { entry, near }: Asked): Promise<EntryPlaceResult> {
  const place = await findEntryPlace(session, entry, near ?? findAskingUri(session, entry));
  return place === undefined ? null : toLocation(place);
}
