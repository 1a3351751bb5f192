import type { CodeItem } from "./codes";

/** To server: the nodes below a node of the tree of catalogs: catalogs, their families, their codes. */
export const catalogTreeRequest = "errdex/catalogTree";

export interface CatalogTreeParams {
  /** The catalogs where it is left out. */
  readonly parent?: TreeParent;
  /** Words that a code or its summary must have; no filter where there are none. */
  readonly filter: string;
  /** How many nodes to leave out, for those that were given before. */
  readonly from: number;
  readonly limit: number;
}

/** A catalog; or of a catalog, a family by its prefix (`""` for the codes without one) or the HTTP statuses. */
export interface TreeParent {
  readonly catalog: string;
  readonly family?: string;
  readonly isStatuses?: boolean;
}

export interface CatalogTreeResult {
  readonly nodes: readonly TreeNode[];
  /** How many there are behind these. */
  readonly more: number;
}

export type TreeNode = CatalogNode | FamilyNode | StatusesNode | CodeItem;

/** What a project does about some codes. */
export interface Counts {
  readonly codes: number;
  /** Places in which they stand. */
  readonly uses: number;
  /** How many of the codes nothing handles, less deprecated ones. */
  readonly unhandled: number;
}

export interface CatalogNode extends Counts {
  readonly kind: "catalog";
  readonly catalog: string;
  readonly name: string;
  /** `built-in` in the language of the user, or where it came from. */
  readonly from: string;
  readonly hasDocs: boolean;
  /** Whether the project has something to do with it: it speaks to the API, uses its codes, or holds the catalog. */
  readonly isUsed: boolean;
  /** Files of the project that it is from. */
  readonly files: readonly string[];
}

export interface FamilyNode extends Counts {
  readonly kind: "family";
  readonly catalog: string;
  /** Empty for the codes without one. */
  readonly prefix: string;
  readonly title: string;
  readonly isOfUsedCatalog: boolean;
}

export interface StatusesNode {
  readonly kind: "statuses";
  readonly catalog: string;
  readonly statuses: number;
}
