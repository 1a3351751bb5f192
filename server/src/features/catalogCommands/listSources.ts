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
 * The catalogs in force somewhere, and where they come from.
 *
 * @param origins the weaker first.
 */
export function listSources(catalogs: Iterable<Catalog>, origins: readonly SourceLike[]): readonly ListedCatalog[] {
  return [...catalogs].map(({ id, name, entries }) => {
    const own = origins.filter(({ catalog }) => catalog === id);
    return {
      id,
      name,
      entries: entries.size,
      isBuiltIn: own.some(({ kind }) => kind === "built-in"),
      files: own.flatMap(({ kind, uri }) => (kind === "file" && uri !== undefined ? [uri] : [])),
      from: own.map(({ from }) => showOrigin(from)),
    };
  });
}
