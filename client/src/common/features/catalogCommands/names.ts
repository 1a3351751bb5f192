/** Whether Errdex finds a catalog in this file without being told of it. */
export function isCatalogPlace(path: string): boolean {
  return /(?:^|\/)(?:[^/]*\.errdex\.(?:json|ya?ml)|\.errdex\/.*\.(?:json|ya?ml))$/i.test(path);
}
