import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CatalogIndex } from "./catalogs/catalogIndex";
import { findReasonToSkip, type SkipReason } from "./documents/readability";
import { textOf } from "./documents/editedDocument";
import type { LanguageDefinition } from "./languages/language";
import { type Layer, programsIn } from "./languages/layers";
import type { LayeredReader, ReadableLayer, Reading } from "./layeredReader";
import { mayHoldDirectives } from "./occurrences/directives";
import { type DocumentCodes, joinTexts, type PlacedText } from "./occurrences/documentCodes";
import type { EvidenceFound, Statement } from "./occurrences/occurrence";
import { type CodesContext, findTextCodes } from "./occurrences/textCodes";
import { createWrappers, type Wrappers } from "./occurrences/wrappers";
import { holdsCodes } from "./rules/survey";
import type { Surveys } from "./surveys";
import type { Logger } from "./util/logger";
import { LruMap } from "./util/lruMap";
import type { Text } from "./util/text";
import type { Stopwatch } from "./util/times";

/**
 * How many documents' results are kept: more than a notebook has cells, each of which is asked about at every edit of
 * another. Documents that are closed are forgotten anyway.
 */
const capacity = 1_000;

/** What is known of a layer of a document. */
interface LayerCodes extends PlacedText {
  readonly document: TextDocument;
  readonly version: number;
}

/** What settings say of one document. */
export interface Told {
  readonly wrappers: Wrappers;
  readonly bound: Statement | undefined;
}

/** The codes of a document, with what they were read from. */
export interface FoundCodes {
  readonly codes: DocumentCodes;
  readonly reading: Reading;
}

/** What is known of one version of a document. */
export interface DocumentState {
  readonly version: number;
  readonly language: LanguageDefinition;
  /** As in `Analysis`; filled late where a parse was given up. */
  skipped: SkipReason | undefined;
  /** Of an earlier version, to take over what has not changed; gone once that was done. */
  before: DocumentCodes<LayerCodes> | undefined;
  /** Whether it is worth a parse: it holds a code, or nearly one, or evidence, or did so before. */
  readonly hot: boolean;
  /** Of a host: whether a comment in it may speak to Errdex. */
  readonly holdsDirectives: boolean;
  /** Filled when it was parsed, with what settings said then. */
  codes: DocumentCodes<LayerCodes> | undefined;
  told: Told | undefined;
  /** How long the text was when a parse of it was given up; UTF-16 units. */
  givenUpAt: number | undefined;
}

export interface DocumentReaderOptions {
  readonly index: CatalogIndex;
  readonly surveys: Surveys;
  readonly reader: LayeredReader;
  readonly logger: Logger;
  readonly times: Stopwatch;
  /** What documents that belong together with this one show. */
  readonly evidenceAround: (document: TextDocument) => readonly EvidenceFound[];
}

/** Reads the codes of documents that are worth it, and keeps what it read for the next version. */
export class DocumentReader {
  readonly #index: CatalogIndex;
  readonly #surveys: Surveys;
  readonly #reader: LayeredReader;
  readonly #logger: Logger;
  readonly #times: Stopwatch;
  readonly #evidenceAround: DocumentReaderOptions["evidenceAround"];
  readonly #states = new LruMap<string, DocumentState>(capacity);

  constructor({ index, surveys, reader, logger, times, evidenceAround }: DocumentReaderOptions) {
    this.#index = index;
    this.#surveys = surveys;
    this.#reader = reader;
    this.#logger = logger;
    this.#times = times;
    this.#evidenceAround = evidenceAround;
  }

  /** The document's codes as they are when the promise resolves; `undefined` where it is not worth a parse. */
  async findCodes(document: TextDocument, language: LanguageDefinition, told: Told): Promise<FoundCodes | undefined> {
    if (!this.isWorthReading(document, this.stateOf(document, language), told)) {
      return undefined;
    }
    const reading = await this.#reader.read(document, language, this.wanted(document, language, told));
    // The document may have changed while a grammar was loaded, so its state is asked for anew.
    const state = this.stateOf(document, language);
    return this.isWorthReading(document, state, told) && reading !== undefined
      ? { codes: this.codesOf(document, state, reading, told), reading }
      : undefined;
  }

  /**
   * The codes of a document that need not be open, for what only its text says. Nothing of it is kept.
   *
   * @returns `undefined` where reading it beside what is kept of open documents is as good: it is no host, and not known.
   */
  findKept(document: TextDocument, language: LanguageDefinition): Promise<DocumentCodes | undefined> | undefined {
    const known = this.#states.get(document.uri);
    const isKept = known?.version === document.version && known.hot;
    return isKept || language.host !== undefined ? this.#findAsKept(document, language, known) : undefined;
  }

  async #findAsKept(
    document: TextDocument,
    language: LanguageDefinition,
    known: DocumentState | undefined,
  ): Promise<DocumentCodes | undefined> {
    const told = known?.told ?? { wrappers: createWrappers([]), bound: undefined };
    const found = await this.findCodes(document, language, told);
    if (known === undefined) {
      this.close(document.uri);
    }
    return found?.codes;
  }

  /**
   * Whether the document is worth a parse. Where a companion shows an API, values that are nearly nothing may be wrong, too; so may they in a file that a setting
   * speaks of.
   */
  isWorthReading(document: TextDocument, { hot, skipped }: DocumentState, { bound }: Told): boolean {
    return skipped === undefined && (hot || bound !== undefined || this.#evidenceAround(document).length > 0);
  }

  /** Which layers to read: of a host, those that hold no codes need not be, unless something may be said of the whole of it. */
  wanted(document: TextDocument, language: LanguageDefinition, { bound }: Told): (layer: Layer) => boolean {
    return (layer) =>
      this.#surveys.isHot(layer) || bound !== undefined || this.stateOf(document, language).holdsDirectives;
  }

  /** What is known of the document's version. */
  stateOf(document: TextDocument, language: LanguageDefinition): DocumentState {
    const kept = this.#states.get(document.uri);
    const known = kept?.language === language ? kept : undefined;
    if (known?.version === document.version) {
      return known;
    }
    const text = textOf(document);
    const givenUpAt = known?.givenUpAt;
    const skipped = findReasonToSkip(text) ?? (isAsLong(text, givenUpAt) ? tooSlow : undefined);
    const before = known?.codes ?? known?.before;
    const hot =
      skipped === undefined && (before !== undefined || holdsCodes(text.toString(), this.#surveys.of(language)));
    const state: DocumentState = {
      version: document.version,
      language,
      skipped,
      before,
      hot,
      holdsDirectives: language.host !== undefined && mayHoldDirectives(text.toString()),
      codes: undefined,
      told: undefined,
      givenUpAt,
    };
    this.#states.set(document.uri, state);
    if (skipped !== undefined && skipped !== known?.skipped) {
      this.#logger.info("document left alone", { uri: document.uri, reason: skipped });
    }
    return state;
  }

  /** What reading the layer takes. */
  contextOf(layer: ReadableLayer, { wrappers }: Told): CodesContext {
    const { language, constructs } = layer;
    return { ...this.#surveys.of(language), constructs, wrappers, programs: programsIn(layer) };
  }

  /** @param reading of the document as it is. */
  codesOf(document: TextDocument, state: DocumentState, reading: Reading, told: Told): DocumentCodes<LayerCodes> {
    return state.codes !== undefined && isReadAlike(state.told, told)
      ? state.codes
      : this.#times.work("codes", document, () => this.#readCodes(document, state, reading, told));
  }

  #readCodes(
    document: TextDocument,
    state: DocumentState,
    { readable, trees }: Reading,
    told: Told,
  ): DocumentCodes<LayerCodes> {
    const before = new Map((state.codes ?? state.before)?.texts.map((text) => [text.document, text]));
    const texts: LayerCodes[] = [];
    for (const layer of readable.filter(this.wanted(document, state.language, told))) {
      const { version } = layer.document;
      const known = before.get(layer.document);
      const codes =
        known?.version === version && known.codes.wrappers === told.wrappers.key
          ? known.codes
          : trees.read(layer.document, layer.grammar, (root) =>
              findTextCodes(root, textOf(layer.document), known?.codes, this.contextOf(layer, told)),
            );
      if (codes === undefined) {
        state.skipped = tooSlow;
        state.givenUpAt = textOf(document).length;
        this.#logger.warn("document left alone", { uri: document.uri, reason: state.skipped });
        texts.length = 0;
        break;
      }
      texts.push({ document: layer.document, version, shift: layer.shift, scope: layer.scope, codes });
    }
    state.codes = joinTexts(texts, this.#index);
    state.told = told;
    state.before = undefined;
    return state.codes;
  }

  /** Forgets the document: it was closed. */
  close(uri: string): void {
    this.#states.delete(uri);
    this.#reader.close(uri);
  }

  dispose(): void {
    this.#states.clear();
    this.#reader.dispose();
  }
}

const tooSlow: SkipReason = "parsing it takes too long";
/** Share of a text that took too long to parse which must be left for it to be as long still. */
const stillAsLong = 0.9;

/** Without this each keystroke in such a text would cost a parse that is given up. */
function isAsLong({ length }: Text, givenUpAt: number | undefined): boolean {
  return givenUpAt !== undefined && length > givenUpAt * stillAsLong;
}

/** Whether what was read while settings said the one is what would be read now. */
function isReadAlike(before: Told | undefined, { wrappers, bound }: Told): boolean {
  return before?.wrappers.key === wrappers.key && (before.bound === undefined) === (bound === undefined);
}
