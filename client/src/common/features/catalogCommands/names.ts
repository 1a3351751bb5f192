/** An id for a catalog made of a file's name: `Acme Errors (v2).md` becomes `acme-errors-v2`. */
export function idOf(title: string): string {
  return title
    .replace(/\.errdex\.(?:json|ya?ml)$|\.[a-z]\w*$/i, "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 40)
    .replace(/-+$/, "");
}

/** How people may call the API, from its id: `acme-pay` becomes `Acme Pay`. */
export function nameOf(id: string): string {
  return id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

/** Whether Errdex finds a catalog in this file without being told of it. */
export function isCatalogPlace(path: string): boolean {
  return /(?:^|\/)(?:[^/]*\.errdex\.(?:json|ya?ml)|\.errdex\/.*\.(?:json|ya?ml))$/i.test(path);
}
