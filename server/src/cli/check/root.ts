import { dirname, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { ReportRoot } from "../../render/checkFormats";
import type { Host } from "../host";

/**
 * The folder that a CI service takes paths to be relative to, wherever in it the check runs: the repository's, or what
 * GitHub says to be its workspace, or else the working directory.
 */
export function findRoot({ files, cwd, env }: Pick<Host, "files" | "cwd" | "env">): ReportRoot {
  const workspace = env["GITHUB_WORKSPACE"] ?? "";
  const isIn = (folder: string): boolean =>
    cwd === folder || cwd.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  const root = findRepository(files, cwd) ?? (workspace !== "" && isIn(resolve(workspace)) ? resolve(workspace) : cwd);
  return {
    uri: pathToFileURL(root.endsWith(sep) ? root : root + sep).href,
    pathOf: (file) => relative(root, resolve(cwd, file)).split(sep).join("/"),
  };
}

function findRepository(files: Host["files"], cwd: string): string | undefined {
  let folder = cwd;
  while (!isRepository(files, folder)) {
    if (dirname(folder) === folder) {
      return undefined;
    }
    folder = dirname(folder);
  }
  return folder;
}

/** A folder that nobody may look into is none for us. */
function isRepository(files: Host["files"], folder: string): boolean {
  try {
    return files.kindOf(join(folder, ".git")) !== undefined;
  } catch {
    return false;
  }
}
