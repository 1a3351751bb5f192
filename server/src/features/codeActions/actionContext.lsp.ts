import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../../../../shared/src/settings";
import { folderOf } from "../../config/paths";
import type { Session } from "../../lsp/session";
import type { Analysis } from "../../service";
import type { Span } from "../../util/span";
import type { ActionContext, TargetFile } from "./action";

/** What is known when actions are asked for. */
export interface Asked {
  readonly document: TextDocument;
  readonly analysis: Analysis;
  readonly settings: Settings;
  readonly span: Span;
  readonly isExplicit: boolean;
}

/** The context of actions in a client's document: where its config and its own catalogs are, or would be made. */
export function createActionContext(session: Session, { document, ...asked }: Asked): ActionContext {
  const { service, catalogs, client, hasCommand } = session;
  const { uri } = document;
  const own = catalogs.configFor(uri);
  return {
    ...asked,
    document,
    text: document.getText(),
    index: service.indexFor(uri),
    // Whether there is a config already shows when it is read, so a client must let us make one.
    config: client.createsFiles && own !== undefined ? toTarget(session, own) : undefined,
    catalogFiles: (id) => ownCatalogFiles(session, id, uri),
    hasCommand,
  };
}

/** Files of the project's own with a part of the catalog; where there is none, the place for one, if it can be made. */
export function ownCatalogFiles(session: Session, id: string, uri: string): readonly TargetFile[] {
  const { catalogs, client } = session;
  const own = catalogs.configFor(uri);
  const files = catalogs
    .originsFor(uri)
    .filter((origin) => origin.kind === "file" && origin.catalog === id)
    .flatMap((origin) => (origin.uri === undefined ? [] : toTarget(session, origin.uri)));
  if (files.length > 0 || own === undefined || !client.createsFiles) {
    return files;
  }
  return [toTarget(session, `${folderOf(own)}.errdex/${encodeURIComponent(id)}.errdex.json`)];
}

export function toTarget({ catalogs }: Session, uri: string): TargetFile {
  return { uri, readText: () => catalogs.readNow(uri) };
}
