/** What the server needs of the host it runs in. */
export interface RuntimeEnvironment {
  /**
   * Reads a file of `dist/grammars`: `tree-sitter-typescript.wasm`.
   *
   * @param grammarsUri where the client says that they are; hosts that find them by themselves ignore it.
   */
  readGrammar(name: string, grammarsUri: string | undefined): Promise<Uint8Array>;
  /** Of the server's own process; absent where it runs in no process of its own. */
  readonly processId?: number;
}
