import type { CatalogFile } from "./catalog";

/**
 * Everything that passes between an Errdex client and the Errdex server beyond the Language Server Protocol. Method
 * names stand here and nowhere else.
 */

/** `initializationOptions` of the `initialize` request; all of it may be left out. */
export interface InitializationOptions {
  /** Catalogs that the client brings, beside the built-in ones. */
  readonly catalogs?: readonly CatalogFile[];
  /** Settings for clients that do not answer `workspace/configuration`. */
  readonly settings?: unknown;
  /**
   * Where a server in a browser fetches its grammars: the address of `dist/grammars`, without a final slash. Without
   * it, the server asks the client for each file: see {@link readGrammarRequest}.
   */
  readonly grammarsUri?: string;
  /** The client answers {@link findFilesRequest} and {@link readFileRequest}. */
  readonly findsFiles?: boolean;
}

/**
 * From a server in a worker, when it first needs a grammar: the bytes of a file of `dist/grammars`. VS Code's workers may
 * not fetch the extension's own files (the page's policy forbids it, and `vscode-remote:` is no address of the web), the
 * client may read them wherever they are. Between workers a message is cloned, not written as JSON, so the bytes travel
 * as they are.
 */
export const readGrammarRequest = "errdex/readGrammar";

export interface ReadGrammarParams {
  /** Name of the file: `tree-sitter-tsx.wasm`. */
  readonly name: string;
}

/** Rejected where there is no such file. */
export type ReadGrammarResult = Uint8Array;

/**
 * To server: the catalogs that other extensions of the editor bring. It takes the place of the one before. They are
 * weaker than catalogs of the project.
 */
export const catalogsNotification = "errdex/catalogs";

export interface CatalogsParams {
  readonly catalogs: readonly ProvidedCatalog[];
}

export interface ProvidedCatalog {
  /** Unique among them. */
  readonly key: string;
  /** Where people find it: `acme.errors (extension)`. */
  readonly from: string;
  /** Tells by its end whether the text is JSON or YAML. */
  readonly path: string;
  readonly text: string;
}

/** From server, after `initialized` and when it changes: which catalogs are in force, for the status item. */
export const statusNotification = "errdex/status";

export interface StatusParams {
  readonly catalogs: readonly CatalogStatus[];
  /** The server's process on the desktop; absent in a browser. */
  readonly processId?: number;
}

export interface CatalogStatus {
  readonly id: string;
  readonly name: string;
  /** How many codes it holds. */
  readonly entries: number;
  /** `built-in`, or where it came from. */
  readonly from: string;
  /** What is wrong with it, a sentence each. */
  readonly problems: readonly string[];
}

/** From server, to clients that say that they do so: files of the workspace, found by the editor's own search. */
export const findFilesRequest = "errdex/findFiles";

export interface FindFilesParams {
  /** Glob pattern, relative to each folder of the workspace. */
  readonly include: string;
  /** Glob patterns of files and folders to leave out, beside those that the editor leaves out by its settings. */
  readonly exclude: readonly string[];
  readonly limit: number;
}

export interface FindFilesResult {
  readonly uris: readonly string[];
}

/** From server, to such clients: the text of a file that the server cannot read by itself. Rejected where nobody can. */
export const readFileRequest = "errdex/readFile";

export interface ReadFileParams {
  readonly uri: string;
}

export interface ReadFileResult {
  readonly text: string;
}

/** To server: answered when the index of the workspace has taken in all that the server was told of. */
export const workspaceIndexRequest = "errdex/workspaceIndex";

export interface WorkspaceIndexResult {
  /** How many files were found; 0 where the setting `maxIndexedFiles` is 0. */
  readonly files: number;
  /** How many of them show something that others want to know. */
  readonly filesWithFacts: number;
  /** Whether that is all of the workspace. */
  readonly isComplete: boolean;
}
