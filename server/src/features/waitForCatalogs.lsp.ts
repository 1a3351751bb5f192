import type { Session } from "../lsp/session";

/**
 * Resolves when the workspace's catalogs are in force, for requests that come before anything was asked of a document. They
 * are read with the settings.
 */
export async function waitForCatalogs({
  settings,
  listFolders,
}: Pick<Session, "settings" | "listFolders">): Promise<void> {
  await settings.of(listFolders()[0] ?? "");
}
