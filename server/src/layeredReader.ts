import type { TextDocument, TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Language, Parser } from "web-tree-sitter";
import { SyntaxTrees } from "./documents/syntaxTrees";
import type { Grammars } from "./languages/grammars";
import type { HostSyntax, LanguageDefinition } from "./languages/language";
import { Layers, type Layer } from "./languages/layers";
import { loadFenceFinder } from "./languages/markdownRegions";
import { createRegionFinder, type FindHostRegions } from "./languages/regions";
import { compileConstructs, type Constructs } from "./occurrences/constructs";
import { wholeDocument } from "./occurrences/documentCodes";
import { errorMessage, type Logger } from "./util/logger";
import { moveSpan } from "./util/span";
import type { Stopwatch } from "./util/times";

export interface ReadableLanguage {
  readonly grammar: Language;
  readonly constructs: Constructs;
}

/** A layer, with what reading it takes. */
export interface ReadableLayer extends Layer, ReadableLanguage {}

export interface Reading {
  readonly trees: SyntaxTrees;
  /** Those that are wanted and whose language could be loaded. */
  readonly readable: readonly ReadableLayer[];
  readonly layers: readonly Layer[];
}

type HostLanguage = LanguageDefinition & { readonly host: HostSyntax };
type Loaded =
  | ({ readonly kind: "text" } & ReadableLanguage)
  | { readonly kind: "host"; readonly language: HostLanguage; readonly findRegions: FindHostRegions };

/** Takes documents apart into layers, and loads what reading them takes when it is first needed. */
export class LayeredReader {
  readonly #grammars: Grammars;
  readonly #logger: Logger;
  readonly #times: Stopwatch;
  /** `undefined` for a language that cannot be loaded. */
  readonly #loaded = new Map<LanguageDefinition, Loaded | undefined>();
  #owners: Owners | undefined;
  #isDisposed = false;

  constructor(grammars: Grammars, logger: Logger, times: Stopwatch) {
    this.#grammars = grammars;
    this.#logger = logger;
    this.#times = times;
  }

  /** Applies an editor's changes to the document, in place, and remembers them so that the next parse is a small one. */
  update(
    document: TextDocument,
    changes: readonly TextDocumentContentChangeEvent[],
    version: number,
  ): TextDocument | undefined {
    return this.#owners?.trees.update(document, changes, version);
  }

  close(uri: string): void {
    this.#owners?.trees.close(uri);
    this.#owners?.layers.close(uri);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#owners?.trees.dispose();
  }

  /**
   * The layers of the document as it is when the promise resolves, in the order of the text.
   *
   * @param wants asked about each layer in a language with codes of its own; grammars of others are not loaded.
   */
  async read(
    document: TextDocument,
    language: LanguageDefinition,
    wants: (layer: Layer) => boolean,
  ): Promise<Reading | undefined> {
    for (;;) {
      const owners = this.#owners;
      const reading = owners && this.#take({ ...wholeDocument, document, language, regions: undefined }, owners, wants);
      if (owners !== undefined && reading?.missing.size === 0) {
        const { layers, readable } = reading;
        return { trees: owners.trees, layers, readable };
      }
      // The document may change while this is waited for, so its layers are asked for anew.
      await Promise.all(Array.from(reading?.missing ?? [language], (missing) => this.#loadTimed(missing)));
      if (this.#owners === undefined) {
        return undefined;
      }
    }
  }

  /** What reading a text of a language that is no host takes; `undefined` where it cannot be loaded. */
  async load(language: LanguageDefinition): Promise<ReadableLanguage | undefined> {
    if (!this.#loaded.has(language)) {
      await this.#loadTimed(language);
    }
    const loaded = this.#loaded.get(language);
    return loaded?.kind === "text" ? loaded : undefined;
  }

  /** A parser for work that is done beside that of the reader's own. */
  createParser(): Promise<Parser> {
    return this.#grammars.createParser();
  }

  /** The layer, or where it is a host, those that it consists of. */
  #take(layer: Layer, owners: Owners, wants: (layer: Layer) => boolean): Taken {
    const { language, document, shift, scope } = layer;
    const loaded = this.#loaded.get(language);
    const missing = new Set(this.#loaded.has(language) ? [] : [language]);
    if (language.host === undefined) {
      const isWanted = wants(layer);
      const readable = isWanted && loaded?.kind === "text" ? [{ ...layer, ...loaded }] : [];
      return { layers: [layer], readable, missing: isWanted ? missing : new Set() };
    }
    const found = loaded?.kind === "host" ? owners.layers.of(document, loaded.language, loaded.findRegions) : undefined;
    const parts = (found ?? []).map((part) =>
      this.#take(
        {
          ...part,
          shift: part.shift + shift,
          scope: part.scope === wholeDocument.scope ? scope : part.scope - shift,
          regions: part.regions?.map(({ kind, ...region }) => ({ ...moveSpan(region, shift), kind })),
        },
        owners,
        wants,
      ),
    );
    return {
      layers: parts.flatMap(({ layers }) => layers),
      readable: parts.flatMap(({ readable }) => readable),
      missing: new Set([...missing, ...parts.flatMap((part) => [...part.missing])]),
    };
  }

  #loadTimed(language: LanguageDefinition): Promise<void> {
    return this.#times.wait("language", { languageId: language.id }, () => this.#load(language));
  }

  /** Fills the table's line for the language, whatever comes of it. */
  async #load(language: LanguageDefinition): Promise<void> {
    const { host } = language;
    let loaded: Loaded | undefined;
    const grammar = await this.#grammars.load(language);
    if (grammar !== undefined || host?.library !== undefined) {
      try {
        const trees = await this.#loadTrees();
        if (host !== undefined) {
          loaded = {
            kind: "host",
            language: { ...language, host },
            findRegions: await loadRegions(host, grammar, trees),
          };
        } else if (grammar !== undefined) {
          loaded = { kind: "text", grammar, constructs: compileConstructs(language) };
        }
      } catch (error) {
        this.#logger.error("language could not be loaded", { language: language.id, error: errorMessage(error) });
      }
    }
    if (!this.#loaded.has(language)) {
      this.#loaded.set(language, loaded);
    }
  }

  async #loadTrees(): Promise<SyntaxTrees> {
    const parser = await this.#grammars.parser();
    // Behind the wait, for two requests may wait at the same time and there must be one owner of trees.
    if (this.#owners === undefined) {
      const trees = new SyntaxTrees(parser, this.#times);
      if (this.#isDisposed) {
        trees.dispose();
      }
      this.#owners = { trees, layers: new Layers(trees) };
    }
    return this.#owners.trees;
  }
}

async function loadRegions(
  host: HostSyntax,
  grammar: Language | undefined,
  trees: SyntaxTrees,
): Promise<FindHostRegions> {
  if (grammar === undefined) {
    const findFences = await loadFenceFinder();
    return (document) => findFences(document.getText());
  }
  return createRegionFinder(host, trees, grammar);
}

interface Owners {
  readonly trees: SyntaxTrees;
  readonly layers: Layers;
}

interface Taken {
  readonly layers: readonly Layer[];
  readonly readable: readonly ReadableLayer[];
  /** Languages that must be loaded first. */
  readonly missing: ReadonlySet<LanguageDefinition>;
}
