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
 * From a server in a worker, when it first needs a part of itself that few sessions need: the bytes of a script of
 * `dist/web`, for the same reason.
 */
export const readScriptRequest = "errdex/readScript";

export interface ReadScriptParams {
  /** Name of the file: `importers.js`. */
  readonly name: string;
}

/** Rejected where there is no such file. */
export type ReadScriptResult = Uint8Array;
