import type { Session } from "../lsp/session";

/**
 * Resolves when the workspace's catalogs are in force, for requests that come before anything was asked of a document. They
 * are read with the settings.
 */
export async function waitForCatalogs({ settings, project }: Pick<Session, "settings" | "project">): Promise<void> {
  await settings.of(project.listFolders()[0] ?? "");
}
