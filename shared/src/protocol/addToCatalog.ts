import type { ConstructParams } from "./constructs";

/** To server: which code stands at a place, and which catalogs could take it. The answer is {@link CatalogTargets}, or null. */
export const catalogTargetsRequest = "errdex/catalogTargets";

export interface CatalogTargetsParams extends ConstructParams {
  /** Counts before the string at the place; empty where nothing is selected. */
  readonly selected: string;
  /** The word at the place, which counts where there is no string; empty where there is none. */
  readonly word: string;
}

export interface CatalogTargets {
  readonly code: string;
  /** The likeliest first; those that have the code are not among them. */
  readonly targets: readonly CatalogTarget[];
  /** Names of catalogs that have the code. */
  readonly knownTo: readonly string[];
}

/** A file of a catalog of the project's own. */
export interface CatalogTarget {
  readonly id: string;
  readonly name: string;
  readonly uri: string;
  /** As people know the file. */
  readonly path: string;
  /** It is yet to be made. */
  readonly isNew: boolean;
}

/**
 * To server: write a code into a file that it has named, and show the entry. The server asks for the edit itself. The answer
 * is whether it was made.
 */
export const addToCatalogRequest = "errdex/addToCatalog";

export interface AddToCatalogParams {
  readonly target: Pick<CatalogTarget, "id" | "name" | "uri">;
  readonly code: string;
  /** Absent where it is to be written later. */
  readonly summary?: string;
}
