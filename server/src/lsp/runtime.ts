import type { importCatalog } from "../catalogs/importers/index";
import type { Pause } from "../documents/slicedParser";

/** Turns of the event loop from a request that has arrived to its answer, where nothing needs to be loaded. */
const turnsOfRequest = 5;

/**
 * Lets whatever waits go first: as many turns as a request takes.
 *
 * @param nextTurn resolves in the next turn of the host's event loop.
 */
export function createPause(nextTurn: () => Promise<void>): Pause {
  return async () => {
    for (let turn = 0; turn < turnsOfRequest; turn++) {
      await nextTurn();
    }
  };
}

/** What the server needs of the host it runs in. */
export interface RuntimeEnvironment {
  /**
   * Reads a file of `dist/grammars`: `tree-sitter-typescript.wasm`.
   *
   * @param grammarsUri where the client says that they are; hosts that find them by themselves ignore it.
   */
  readGrammar(name: string, grammarsUri: string | undefined): Promise<Uint8Array>;
  /**
   * Loads the readers of vendors' pages, which few sessions need and which take longer to load than all else.
   *
   * @param grammarsUri as above.
   */
  loadImporters(grammarsUri: string | undefined): Promise<Importers>;
  /**
   * Lets whatever waits go first: see {@link createPause}. Not by `setTimeout`, which waits for a millisecond even where
   * nothing else does, and in browsers for four.
   */
  readonly pause: Pause;
  /** The files of the machine; absent in a browser. */
  readonly files?: MachineFiles;
  /** Of the server's own process; absent where it runs in no process of its own. */
  readonly processId?: number;
}

/** What the server uses of `catalogs/importers`. */
export interface Importers {
  readonly importCatalog: typeof importCatalog;
}

export interface MachineFiles {
  /**
   * The files of a project, below a folder, less those that ignore files leave out. Found one by one, so that whoever
   * asks may do other things in between.
   *
   * @param folder URI of scheme `file`.
   */
  find(folder: string): Iterable<string>;
  /** Rejects where the file cannot be read, is too large to be source text or is gone. */
  read(uri: string): Promise<string>;
}
