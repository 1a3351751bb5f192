import type { Session } from "../lsp/session";
import { followProjectCodes, type ProjectCodes } from "./projectCodes";
import { waitForCatalogs } from "./waitForCatalogs.lsp";

/** The codes that the session's workspace knows and uses. Several features share them. */
export interface SessionCodes {
  /** Gives what is known now. The workspace's own catalogs are waited for, but not until all of its files are read. */
  read(): Promise<ProjectCodes>;
  /** The same when the workspace has been read. */
  readWhole(): Promise<ProjectCodes>;
  /** Whether the workspace has been read, once at least. */
  isRead(): boolean;
}

const sessions = new WeakMap<Session, SessionCodes>();

/** The session's one follower of its codes: it is made when somebody first asks, and serves all views. */
export function codesOf(session: Session): SessionCodes {
  const codes = sessions.get(session) ?? createSessionCodes(session);
  sessions.set(session, codes);
  return codes;
}

function createSessionCodes(session: Session): SessionCodes {
  const { catalogs, project } = session;
  const { uses } = project;
  const follow = followProjectCodes({
    uses,
    listCatalogs: () => catalogs.listCatalogs(),
    listFiles: () => {
      const files = new Map<string, Set<string>>();
      const places = new Set(catalogs.listInForce().map(({ place }) => place));
      const origins = [...places].flatMap((place) => catalogs.originsFor(place));
      for (const { kind, catalog, uri } of origins) {
        if (kind === "file" && catalog !== undefined && uri !== undefined) {
          files.set(catalog, (files.get(catalog) ?? new Set()).add(uri));
        }
      }
      return new Map([...files].map(([id, uris]) => [id, [...uris]]));
    },
  });
  let isRead = false;
  const readWhole = async (): Promise<ProjectCodes> => {
    await waitForCatalogs(session);
    await uses.whenRead();
    isRead = true;
    return follow();
  };
  return {
    readWhole,
    read: async () => {
      await waitForCatalogs(session);
      // Begins to read the workspace, if nobody has asked for it before. It tells by itself when uses change.
      void readWhole();
      return follow();
    },
    isRead: () => isRead,
  };
}
