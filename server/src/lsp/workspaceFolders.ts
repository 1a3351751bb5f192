import { innermostFolder } from "../config/paths";
import { canonicalUri, decodeUri } from "../util/canonicalUri";

/** A folder's address, to compare others with: decoded, for clients differ in what they escape, with a slash at the end. */
export function rootOf(uri: string): string {
  return `${decodeUri(uri).replace(/\/+$/, "")}/`;
}

/**
 * The path in the innermost folder; of a document outside of all, the whole path, without its first slash.
 *
 * @param roots as {@link rootOf} gives them.
 */
export function pathIn(roots: readonly string[], uri: string): string {
  const address = decodeUri(uri);
  const root = innermostFolder(roots, address);
  return root === undefined ? address.replace(/^[a-z][\w+.-]*:(?:\/\/[^/]*)?\/?/i, "") : address.slice(root.length);
}

/**
 * Where a document counts as being: a cell where its notebook is; what is no file in the only folder, where there is but one.
 *
 * @param folders URIs, with a slash at their ends.
 * @param notebook address of the notebook that the document is known to be a cell of.
 */
export function placeOf(uri: string, folders: readonly string[], notebook: string | undefined): string {
  // A cell is opened before its notebook is known.
  const address = notebook ?? uri.replace(/^vscode-notebook-cell:(?=\/(?!\/))/, "file://");
  const path = canonicalUri(address);
  const [only] = folders;
  return path.startsWith("file:") || only === undefined || folders.length > 1 || path.startsWith(only) ? path : only;
}

/**
 * A file as people know it: relative to its folder, with that folder's name where there are several.
 *
 * @param folders URIs, with a slash at their ends.
 */
export function showPathIn(folders: readonly string[], uri: string): string {
  const folder = innermostFolder(folders, uri) ?? "";
  const from = folders.length > 1 ? folder.lastIndexOf("/", folder.length - 2) + 1 : folder.length;
  return decodeUri(uri.slice(from));
}
