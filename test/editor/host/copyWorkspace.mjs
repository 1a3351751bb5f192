import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/**
 * Copies a workspace to where it may be edited, for VS Code saves by itself what one types; the copy is removed at the
 * end.
 * @param {string} workspace a folder
 * @param {{ add(undo: () => unknown): void }} cleanup
 * @returns {Promise<string>} the copy, with the name of the original
 */
export async function copyWorkspace(workspace, cleanup) {
  // The real path: VS Code knows an open file by it, and on some systems the temporary folder is a link.
  const parent = await realpath(await mkdtemp(join(tmpdir(), "errdex-")));
  cleanup.add(() => rm(parent, { recursive: true, force: true, maxRetries: 5 }));
  const folder = join(parent, basename(workspace));
  await cp(workspace, folder, { recursive: true });
  return folder;
}
