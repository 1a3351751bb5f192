/**
 * To server: the catalogs that other extensions of the editor bring. It takes the place of the one before. They are
 * weaker than catalogs of the project.
 */
export const catalogsNotification = "errdex/catalogs";

export interface CatalogsParams {
  readonly catalogs: readonly ProvidedCatalog[];
}

/** `from` of a catalog that another extension registers while it runs. The server tells it in the language of the user. */
export const registeredFrom = "another extension";

export interface ProvidedCatalog {
  /** Unique among them. */
  readonly key: string;
  /** Where people find it: `acme.errors (extension)`. */
  readonly from: string;
  /** Tells by its end whether the text is JSON or YAML. */
  readonly path: string;
  readonly text: string;
}

/** From server, after `initialized` and when it changes: which catalogs are in force and what is wrong, for the status item. */
export const statusNotification = "errdex/status";

export interface StatusParams {
  readonly catalogs: readonly CatalogStatus[];
  /** The configs in which something is wrong. */
  readonly configs: readonly ConfigStatus[];
  /** The server's process on the desktop; absent in a browser. */
  readonly processId?: number;
}

export interface CatalogStatus {
  readonly id: string;
  readonly name: string;
  /** How many codes it holds. */
  readonly entries: number;
  /** `built-in` in the language of the user, or where it came from. */
  readonly from: string;
  /** Of the documents that show it, or parts of it: its files, or virtual ones. The strongest comes first. */
  readonly documents: readonly string[];
  /** What is wrong with it, a sentence each. */
  readonly problems: readonly string[];
}

/** A config of the workspace. */
export interface ConfigStatus {
  /** As people know it: `errdex.json`, `packages/web/errdex.json`. */
  readonly path: string;
  /** Of its document. */
  readonly uri: string;
  /** What is wrong in it, a sentence each. */
  readonly problems: readonly string[];
}

/** Names an entry of a catalog in force. */
export interface EntryName {
  /** The catalog's id. */
  readonly catalog: string;
  readonly code: string;
}
