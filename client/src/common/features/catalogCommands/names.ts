/** An id for a catalog made of a file's name: `Acme Errors (v2).md` becomes `acme-errors-v2`. */
export function idOf(title: string): string {
  return toId(title.replace(/\.errdex\.(?:json|ya?ml)$|\.[a-z]\w*$/i, ""));
}

/** An id for the catalog that people call so: that of the catalog with this name, or `acme-pay` for `Acme Pay`. */
export function suggestId(name: string, catalogs: readonly { readonly id: string; readonly name: string }[]): string {
  const lower = name.toLowerCase();
  return catalogs.find((catalog) => catalog.name.toLowerCase() === lower)?.id ?? toId(name);
}

function toId(title: string): string {
  return title
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
