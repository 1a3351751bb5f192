import type { Language, Node, Parser } from "web-tree-sitter";

/** Lets everything else that waits go first. */
export type Pause = () => Promise<void>;

/** Milliseconds of a parse after which others go first. */
const slice = 1;
/** Milliseconds of work after which a parse is given up. */
const budget = 2_000;

/** Parses texts that nobody waits for, one after the other, a little at a time, and keeps no tree. */
export class SlicedParser {
  readonly #parser: Parser;
  #last: Promise<unknown> = Promise.resolve();
  #isDisposed = false;

  /** @param parser for this alone: between two slices it remembers how far it has come. */
  constructor(parser: Parser) {
    this.#parser = parser;
  }

  /**
   * Calls `use` with the root node of the text's tree and gives back what it gives, or `undefined` where the parse took
   * too long. `use` must not keep a node.
   */
  read<T>(text: string, grammar: Language, pause: Pause, use: (root: Node) => T): Promise<T | undefined> {
    const result = this.#last.then(() => this.#read(text, grammar, pause, use));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #read<T>(text: string, grammar: Language, pause: Pause, use: (root: Node) => T): Promise<T | undefined> {
    let worked = 0;
    for (let first = true; !this.#isDisposed; first = false) {
      if (first) {
        this.#parser.setLanguage(grammar);
      }
      const started = performance.now();
      // A parse that was stopped goes on where it was when it is called with the same text again.
      const tree = this.#parser.parse(text, null, { progressCallback: () => performance.now() > started + slice });
      worked += performance.now() - started;
      if (tree !== null) {
        try {
          return use(tree.rootNode);
        } finally {
          tree.delete();
        }
      }
      if (worked > budget) {
        this.#parser.reset();
        return undefined;
      }
      await pause();
    }
    return undefined;
  }

  dispose(): void {
    this.#isDisposed = true;
    void this.#last.then(() => {
      this.#parser.delete();
    });
  }
}
