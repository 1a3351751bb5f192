import type { ListedCatalog } from "../../../../shared/src/protocol/catalogFiles";
import type { Catalog } from "../../catalogs/model";
import { showOrigin } from "../../catalogs/showOrigin";

/** As much of a catalog's origin as it takes to list it. */
export interface SourceLike {
  readonly kind: string;
  readonly from: string;
  readonly catalog: string | undefined;
  readonly uri: string | undefined;
}

/**
 * A catalog in force somewhere, and where it comes from.
 *
 * @param origins of the catalogs in force there, the weaker first.
 */
export function describeSources(
  { id, name, entries }: Catalog,
  near: string,
  origins: readonly SourceLike[],
): ListedCatalog {
  const own = origins.filter(({ catalog }) => catalog === id);
  return {
    id,
    near,
    name,
    entries: entries.size,
    isBuiltIn: own.some(({ kind }) => kind === "built-in"),
    files: own.flatMap(({ kind, uri }) => (kind === "file" && uri !== undefined ? [uri] : [])),
    from: own.map(({ from }) => showOrigin(from)),
  };
}
