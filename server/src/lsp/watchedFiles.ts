import { type Connection, DidChangeWatchedFilesNotification, FileChangeType, WatchKind } from "vscode-languageserver";
import { nameOf } from "../config/paths";
import { languageOfPath } from "../languages";
import { isNotebook } from "../languages/notebook";
import { ignoreFileNames } from "../util/ignoreRules";
import type { Indexer } from "../workspace/indexer";
import { isManifest } from "../workspace/manifests";
import { installationFiles, isNeverEntered } from "./changedFiles";
import { ignoreFiles, projectFiles } from "./workspaceFiles";

/** Asks the client to tell of all files that could matter to anybody. */
export async function watchFiles(connection: Connection): Promise<void> {
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      { globPattern: projectFiles, kind: WatchKind.Change },
      { globPattern: ignoreFiles, kind: WatchKind.Change },
      { globPattern: installationFiles },
      // A folder that comes or goes may be all that is told of its files.
      { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
    ],
  });
}

/** Tells the indexer what the change of a file means to it. */
export function applyChange(indexer: Indexer, uri: string, type: FileChangeType): void {
  if (isNeverEntered(uri)) {
    return;
  }
  const name = nameOf(uri);
  if (ignoreFileNames.some((known) => known === name)) {
    indexer.findAgain();
  } else if (type === FileChangeType.Deleted) {
    indexer.remove(uri);
  } else if (type === FileChangeType.Changed || indexer.knows(uri)) {
    indexer.change(uri);
  } else if (languageOfPath(name) !== undefined || isNotebook(name) || isManifest(name) || !name.includes(".")) {
    // A name without a dot may be a folder's, moved here with all its files.
    indexer.findAgain();
  }
}
