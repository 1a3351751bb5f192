/** What files with codes are called, whichever API they are of. */
const general =
  /^(?:api|apis|catalog|code|codes|doc|docs|error|errors|index|list|open|openapi|page|problems?|readme|reference|responses?|status|swagger|table|v\d+)$/;

/** An id for a catalog made of a file's name: `Acme Pay Error Codes (v2).md` becomes `acme-pay`, and `errors.md` `errors`. */
export function idOf(title: string): string {
  return ownIdOf(title) ?? toId(withoutEnding(title));
}

/** The same, but none where the name says nothing of the API: of `errors.md`. */
export function ownIdOf(title: string): string | undefined {
  const own = toId(withoutEnding(title))
    .split("-")
    .filter((word) => !general.test(word));
  return own.join("") === "" ? undefined : own.join("-");
}

/** The words of `AcmePayErrorCode.java` apart. */
function withoutEnding(title: string): string {
  return title.replace(/(\p{Ll})(\p{Lu})/gu, "$1-$2").replace(/\.errdex\.(?:json|ya?ml)$|\.[a-z]\w*$/i, "");
}

/** An id for the catalog that people call so: that of the catalog with this name, or `acme-pay` for `Acme Pay`. */
export function suggestId(name: string, catalogs: readonly { readonly id: string; readonly name: string }[]): string {
  const lower = name.toLowerCase();
  return catalogs.find((catalog) => catalog.name.toLowerCase() === lower)?.id ?? toId(name);
}

/** A text as an id: `Acme Pay` becomes `acme-pay`. */
export function toId(title: string): string {
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
