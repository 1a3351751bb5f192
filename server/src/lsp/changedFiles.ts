import { neverEntered } from "../util/ignoreRules";
import { isInstallationFile } from "./workspaceFiles";

/** Whether the place is one that holds nothing of the project's own. */
export function isNeverEntered(uri: string): boolean {
  return uri.split("/").some((segment) => neverEntered.has(segment));
}

/** Whether a change of it tells of packages: these are folders or links; what tools keep beside them begins with a dot. */
export function tellsOfPackages(uri: string): boolean {
  return isInstallationFile(uri) || /\/node_modules(?:\/(?:@[^/]+\/)?[^/.@][^/]*)?$/.test(uri);
}

/** Whether it may be a catalog where a glob says which files are. */
export function isDataFile(uri: string): boolean {
  return /\.(?:jsonc?|ya?ml)$/i.test(uri);
}
