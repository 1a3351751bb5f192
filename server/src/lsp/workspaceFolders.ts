import { decodeUri } from "../util/canonicalUri";

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
  const root = roots.filter((candidate) => address.startsWith(candidate)).sort((a, b) => b.length - a.length)[0];
  return root === undefined ? address.replace(/^[a-z][\w+.-]*:(?:\/\/[^/]*)?\/?/i, "") : address.slice(root.length);
}
