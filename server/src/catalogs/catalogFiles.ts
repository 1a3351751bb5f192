const catalogFile = /(?:^|[/\\])(?:[^/\\]*\.errdex\.(?:json|ya?ml)|\.errdex[/\\].*\.(?:json|ya?ml))$/i;

/**
 * Whether a file is a catalog by its place, `acme.errdex.json` or `.errdex/acme.yaml`. It states codes and uses none.
 *
 * @param path a path or URI.
 */
export function isCatalogFile(path: string): boolean {
  return catalogFile.test(path);
}
