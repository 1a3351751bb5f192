import { Language, Parser } from "web-tree-sitter";
import { errorMessage, type Logger } from "../util/logger";
import type { LanguageDefinition } from "./language";

/** Reads a WebAssembly file by its name in `dist/grammars`, for example `tree-sitter-tsx.wasm`. */
export type ReadWasm = (name: string) => Promise<Uint8Array>;

/** Name of tree-sitter's own WebAssembly file in `dist/grammars`. */
export const runtimeWasm = "web-tree-sitter.wasm";

/** Name of a language's grammar in `dist/grammars`; `undefined` for a language that a library reads. */
export function grammarFile({ grammar }: LanguageDefinition): string | undefined {
  return grammar?.file.slice(grammar.file.lastIndexOf("/") + 1);
}

/**
 * Loads grammars when they are first asked for, each once. One that is missing or broken costs its languages, and one
 * line in the log, nothing else.
 */
export class Grammars {
  readonly #readWasm: ReadWasm;
  readonly #logger: Logger;
  readonly #loaded = new Map<string, Promise<Language | undefined>>();
  #parser: Promise<Parser> | undefined;

  constructor(readWasm: ReadWasm, logger: Logger) {
    this.#readWasm = readWasm;
    this.#logger = logger;
  }

  /** The parser of documents. Rejects where tree-sitter itself cannot be loaded. */
  parser(): Promise<Parser> {
    this.#parser ??= this.#readWasm(runtimeWasm)
      // `wasmBinary` keeps tree-sitter from looking for the file itself, which differs between Node and browsers.
      .then(initialize)
      .then(() => new Parser());
    return this.#parser;
  }

  /** Another parser, for work that is done beside that of the one of {@link parser}. */
  async createParser(): Promise<Parser> {
    await this.parser();
    return new Parser();
  }

  /** The language's grammar, or `undefined` where it has none or it cannot be loaded. */
  load(language: LanguageDefinition): Promise<Language | undefined> {
    const file = grammarFile(language);
    if (file === undefined) {
      return Promise.resolve(undefined);
    }
    let grammar = this.#loaded.get(file);
    if (grammar === undefined) {
      grammar = this.parser()
        .then(() => this.#readWasm(file))
        .then((bytes) => Language.load(bytes))
        .catch((error: unknown) => {
          this.#logger.error("grammar could not be loaded", { file, error: errorMessage(error) });
          return undefined;
        });
      this.#loaded.set(file, grammar);
    }
    return grammar;
  }
}

let initialized: Promise<unknown> = Promise.resolve();

/**
 * One after the other: where two begin at once, each makes a memory of its own, and what was made in the first is freed in
 * the second (web-tree-sitter 0.27.1).
 */
function initialize(wasmBinary: Uint8Array): Promise<void> {
  const result = initialized.then(() => Parser.init({ wasmBinary }));
  initialized = result.catch(() => undefined);
  return result;
}
