import { neverEntered } from "../util/ignoreRules";

/** Files that change when packages are installed, which is when their catalogs may. */
const installationFileNames = [".package-lock.json", ".yarn-state.yml", ".yarn-integrity", ".modules.yaml"] as const;

/** The same as a glob pattern, to be watched. */
export const installationFiles = `**/node_modules/{${installationFileNames.join()}}`;

/** Whether the place is one that holds nothing of the project's own. */
export function isNeverEntered(uri: string): boolean {
  return uri.split("/").some((segment) => neverEntered.has(segment));
}

/** Whether a change of it tells of packages: these are folders or links; what tools keep beside them begins with a dot. */
export function tellsOfPackages(uri: string): boolean {
  return (
    installationFileNames.some((name) => uri.endsWith(`/node_modules/${name}`)) ||
    /\/node_modules(?:\/(?:@[^/]+\/)?[^/.@][^/]*)?$/.test(uri)
  );
}

/** Whether it may be a catalog where a glob says which files are. */
export function isDataFile(uri: string): boolean {
  return /\.(?:jsonc?|ya?ml)$/i.test(uri);
}
