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

/** From server, after `initialized`: which catalogs are in force, for the status item. */
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
