import { baselineFileName } from "../../../shared/src/settings";

const mark = /\.errdex/i;
const catalogFile = /(?:^|[/\\])(?:[^/\\]*\.errdex\.(?:json|ya?ml)|\.errdex[/\\].*\.(?:json|ya?ml))$/i;

/**
 * Whether a file is a catalog by its place, `acme.errdex.json` or `.errdex/acme.yaml`. It states codes and uses none.
 *
 * @param path a path or URI.
 */
export function isCatalogFile(path: string): boolean {
  // One in a thousand, and it is asked of every file of a workspace.
  return mark.test(path) && catalogFile.test(path);
}

/**
 * Whether a file uses no codes by its place: a catalog states them, and a baseline, `errdex-baseline.json` or
 * `web.errdex-baseline.json`, lists what is no code.
 *
 * @param path a path or URI.
 */
export function usesNoCodes(path: string): boolean {
  return isCatalogFile(path) || path.endsWith(baselineFileName);
}

/** Scheme of documents that are no files: only clients that ask the server for their texts can show them. */
export const virtualScheme = "errdex";
const virtualFolder = `${virtualScheme}:/catalogs/`;

/** Whether a document is a catalog by its place: a file, or what is shown of a catalog that is in none. */
export function isCatalogDocument(uri: string): boolean {
  return uri.startsWith(virtualFolder) || isCatalogFile(uri);
}

/**
 * The address under which a catalog that is in no file of the workspace is shown: `errdex:/catalogs/ratio.json`.
 *
 * @param key of its source: `built-in:ratio`, `extension:acme.errors/acme.yaml`, `client:1`.
 */
export function virtualCatalogUri(key: string, id: string): string {
  const path = key.startsWith("built-in:") ? "" : key.replace(":", "/");
  const isFile = /\.(?:json|ya?ml)$/i.test(path);
  const segments = [...path.split("/"), ...(isFile ? [] : [`${id}.json`])].filter((segment) => segment !== "");
  return virtualFolder + segments.map(encodeURIComponent).join("/");
}
