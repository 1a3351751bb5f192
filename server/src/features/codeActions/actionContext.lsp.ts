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

export function createActionContext(
  { service, catalogs, client, hasCommand }: Session,
  { document, ...asked }: Asked,
): ActionContext {
  const { uri } = document;
  const own = catalogs.configFor(uri);
  const toTarget = (file: string): TargetFile => ({ uri: file, readText: () => catalogs.readNow(file) });
  return {
    ...asked,
    document,
    text: document.getText(),
    index: service.indexFor(uri),
    // Whether there is a config already shows when it is read, so a client must let us make one.
    config: client.createsFiles && own !== undefined ? toTarget(own) : undefined,
    catalogFiles: (id) => {
      const files = catalogs
        .originsFor(uri)
        .filter((origin) => origin.kind === "file" && origin.catalog === id)
        .flatMap((origin) => (origin.uri === undefined ? [] : toTarget(origin.uri)));
      if (files.length > 0 || own === undefined || !client.createsFiles) {
        return files;
      }
      return [toTarget(`${folderOf(own)}.errdex/${encodeURIComponent(id)}.errdex.json`)];
    },
    hasCommand,
  };
}
