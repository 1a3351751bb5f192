import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Settings } from "../../shared/src/settings";
import { CatalogIndex } from "./catalogs/catalogIndex";
import { isCatalogFile } from "./catalogs/catalogFiles";
import type { Catalog } from "./catalogs/model";
import { findReasonToSkip } from "./documents/readability";
import { languageOfId } from "./languages";
import type { ReadWasm } from "./languages/grammars";
import type { LanguageDefinition } from "./languages/language";
import { layerAt, type Layer } from "./languages/layers";
import { LayeredReader, type Reading } from "./layeredReader";
import { bindGroup } from "./occurrences/bindings";
import { unquotedFormsOf } from "./occurrences/candidates";
import {
  findTextCodes,
  joinTexts,
  listOwnValues,
  noCodes,
  type CodesContext,
  type DocumentCodes,
  type PlacedText,
} from "./occurrences/documentCodes";
import { findOpenQuote, readLiteralAt } from "./occurrences/literalAt";
import type { Binding, EvidenceFound, Group, Occurrence } from "./occurrences/occurrence";
import { movePlace, readPlace, type Place } from "./occurrences/places";
import { tallyValues } from "./occurrences/tally";
import { checkGroups, findOwnCodes } from "./rules";
import {
  createSurveyContext,
  holdsCodes,
  nothingSeen,
  surveyText,
  type Survey,
  type SurveyContext,
} from "./rules/survey";
import type { Analysis, Check, ErrorCodeService, LiteralContext } from "./service";
import type { Logger } from "./util/logger";
import { alone, isSame, joinEvidence, type Surroundings } from "./surroundings";
import { LruMap } from "./util/lruMap";

export interface ServiceOptions {
  readonly catalogs: readonly Catalog[];
  readonly readWasm: ReadWasm;
  readonly logger: Logger;
  /** Other documents that belong together with this one: the cells of a notebook. None by default. */
  readonly companionsOf?: (uri: string) => readonly TextDocument[];
}

/** Joins the stages into the engine. Nothing is loaded or built before it is needed. */
export function createErrorCodeService(options: ServiceOptions): ErrorCodeService {
  return new Service(options);
}

/** How many documents' results are kept: about as many as an editor shows and switches between. */
const capacity = 64;

/** What is known of a layer of a document. */
interface LayerCodes extends PlacedText {
  readonly document: TextDocument;
  readonly version: number;
}

/** The codes of a document, with what they were read from. */
interface FoundCodes {
  readonly codes: DocumentCodes<LayerCodes>;
  readonly reading: Reading;
}

/** What is known of one version of a document. */
interface DocumentState {
  readonly version: number;
  readonly language: LanguageDefinition;
  /** As in `Analysis`; filled late where a parse was given up. */
  skipped: string | undefined;
  /** Of an earlier version, to take over what has not changed. */
  readonly before: DocumentCodes<LayerCodes> | undefined;
  /** Whether it is worth a parse: it holds a code, or nearly one, or evidence, or did so before. */
  readonly hot: boolean;
  /** Filled when it was parsed. */
  codes: DocumentCodes<LayerCodes> | undefined;
  /** Filled when it was judged, for these settings. */
  judged: { readonly settings: Settings; readonly around: Surroundings; readonly analysis: Analysis } | undefined;
}

class Service implements ErrorCodeService {
  readonly index: CatalogIndex;
  readonly #logger: Logger;
  readonly #reader: LayeredReader;
  readonly #surveys = new Map<string, SurveyContext>();
  readonly #states = new LruMap<string, DocumentState>(capacity);
  /** Layers that are worth a parse, or were in an earlier version. */
  readonly #hotLayers = new WeakSet<TextDocument>();
  readonly #coldLayers = new WeakMap<TextDocument, number>();
  readonly #evidence = new WeakMap<TextDocument, { version: number; found: readonly EvidenceFound[] }>();
  readonly #companionsOf: (uri: string) => readonly TextDocument[];

  constructor({ catalogs, readWasm, logger, companionsOf = () => [] }: ServiceOptions) {
    this.#companionsOf = companionsOf;
    this.index = new CatalogIndex(catalogs);
    this.#logger = logger;
    this.#reader = new LayeredReader(readWasm, logger);
  }

  async analyze(document: TextDocument, settings: Settings): Promise<Analysis> {
    const language = languageOf(document, settings);
    if (language === undefined) {
      return emptyAnalysis;
    }
    const around = await this.#lookAround(document, settings);
    const found = await this.#findCodes(document, language);
    return this.#judge(document, this.#state(document, language), found, settings, around);
  }

  async check(document: TextDocument, settings: Settings): Promise<Check> {
    const language = languageOf(document, settings);
    if (language === undefined) {
      return { findings: [], ...nothingSeen, skipped: undefined };
    }
    const state = this.#state(document, language);
    const { skipped } = state;
    const { codes, isDoubtful } = this.#isWorthReading(document, state)
      ? await this.#survey(document, language)
      : nothingSeen;
    const asksForMissing = settings.rules["unhandled-codes"] !== "off" && codes > 1;
    if (!isDoubtful && !asksForMissing && settings.strictness !== "strict") {
      return { findings: [], codes, skipped };
    }
    const analysis = await this.analyze(document, settings);
    return { findings: analysis.findings, codes, skipped: analysis.skipped };
  }

  async contextAt(document: TextDocument, offset: number, settings: Settings): Promise<LiteralContext | undefined> {
    const language = languageOf(document, settings);
    if (language === undefined || this.#state(document, language).skipped !== undefined) {
      return undefined;
    }
    const reading = await this.#reader.read(
      document,
      language,
      (layer) => layerAt([layer], offset) !== undefined || this.#isHot(layer),
    );
    const layer = reading && layerAt(reading.readable, offset);
    if (reading === undefined || layer === undefined) {
      return undefined;
    }
    const { trees } = reading;
    const state = this.#state(document, language);
    const isWorthReading = this.#isWorthReading(document, state) && this.#isHot(layer);
    // Where there are no codes, nothing but the literal itself counts; editors ask at every letter of a lock file, too.
    const codes = this.#isWorthReading(document, state) ? this.#codes(document, state, reading) : noCodes;
    const context = {
      ...this.#surveyOf(layer.language),
      constructs: layer.constructs,
      ...(isWorthReading ? {} : { scanCandidates: () => [] }),
    };
    const text = layer.document.getText();
    const at = { text, offset: offset - layer.shift, shift: layer.shift, scope: layer.scope };
    const open = findOpenQuote(text, at.offset);
    const literal =
      trees.read(layer.document, layer.grammar, (root) => readLiteralAt(root, at, codes, context)) ??
      // The insertion lies behind the literal's content, so its span holds for the document as well.
      (open &&
        trees.readWith(layer.document, layer.grammar, { offset: open.end, insertion: open.quote }, (root, closed) =>
          readLiteralAt(root, { ...at, text: closed }, noCodes, context),
        ));
    const occurrence = literal?.occurrence;
    if (occurrence === undefined) {
      return undefined;
    }
    const evidence = joinEvidence(codes.evidence, this.#evidenceAround(document));
    const { data = false } = layer.language;
    return { data, occurrence, binding: bindGroup(groupForContext(occurrence, this.index), evidence), evidence };
  }

  evidenceIn(document: TextDocument): readonly string[] {
    return this.#findEvidence(document).map(({ catalog }) => catalog.id);
  }

  update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): TextDocument {
    return this.#reader.update(document, changes, version) ?? TextDocument.update(document, [...changes], version);
  }

  close(uri: string): void {
    this.#states.delete(uri);
    this.#reader.close(uri);
  }

  dispose(): void {
    this.#states.clear();
    this.#reader.dispose();
  }

  /** The document's codes as they are when the promise resolves; `undefined` where it is not worth a parse. */
  async #findCodes(document: TextDocument, language: LanguageDefinition): Promise<FoundCodes | undefined> {
    if (!this.#isWorthReading(document, this.#state(document, language))) {
      return undefined;
    }
    const reading = await this.#read(document, language);
    // The document may have changed while a grammar was loaded, so its state is asked for anew.
    const state = this.#state(document, language);
    return this.#isWorthReading(document, state) && reading !== undefined
      ? { codes: this.#codes(document, state, reading), reading }
      : undefined;
  }

  /** Where a companion shows an API, values that are nearly nothing may be wrong, too. */
  #isWorthReading(document: TextDocument, { hot, skipped }: DocumentState): boolean {
    return skipped === undefined && (hot || this.#evidenceAround(document).length > 0);
  }

  async #lookAround(document: TextDocument, settings: Settings): Promise<Surroundings> {
    const companions = this.#companionsOf(document.uri);
    if (companions.length === 0) {
      return alone;
    }
    const ownValues: string[] = [];
    for (const companion of companions) {
      const language = languageOf(companion, settings);
      const found = language && (await this.#findCodes(companion, language));
      if (found !== undefined) {
        const { codes } = found;
        const bindingOf = (group: Group): Binding | undefined => bindGroup(group, codes.evidence);
        ownValues.push(...findOwnCodes(codes.groups, { bindingOf, listOwnValues: () => listOwnValues(codes) }));
      }
    }
    return { evidence: this.#evidenceAround(document), ownValues };
  }

  #evidenceAround({ uri }: TextDocument): readonly EvidenceFound[] {
    return this.#companionsOf(uri)
      .flatMap((companion) => this.#findEvidence(companion))
      .map(({ catalog, reason: { text } }) => ({ catalog, reason: { text } }));
  }

  #findEvidence(document: TextDocument): readonly EvidenceFound[] {
    const language = languageOfId(document.languageId);
    if (language === undefined) {
      return [];
    }
    let known = this.#evidence.get(document);
    if (known?.version !== document.version) {
      const { scanCandidates, findEvidence } = this.#surveyOf(language);
      const text = document.getText();
      known = { version: document.version, found: findEvidence(text, scanCandidates(text)) };
      this.#evidence.set(document, known);
    }
    return known.found;
  }

  /** @returns the document's layers; of a host, those that hold no codes need not be readable. */
  #read(document: TextDocument, language: LanguageDefinition): Promise<Reading | undefined> {
    return this.#reader.read(document, language, (layer) => this.#isHot(layer));
  }

  #isHot({ document, language, regions }: Layer): boolean {
    // A document that is its own layer would not be asked about if it held no codes.
    if (regions === undefined || this.#hotLayers.has(document)) {
      return true;
    }
    if (this.#coldLayers.get(document) === document.version) {
      return false;
    }
    const hot = holdsCodes(document.getText(), this.#surveyOf(language));
    if (hot) {
      this.#hotLayers.add(document);
    } else {
      this.#coldLayers.set(document, document.version);
    }
    return hot;
  }

  /** Of a host, what surrounds the pieces in other languages does not count. */
  async #survey(document: TextDocument, language: LanguageDefinition): Promise<Survey> {
    if (language.host === undefined) {
      return surveyText(document.getText(), this.#surveyOf(language));
    }
    const layers = (await this.#reader.read(document, language, () => false))?.layers ?? [];
    const surveys = layers.map((layer) => surveyText(layer.document.getText(), this.#surveyOf(layer.language)));
    // Codes of one API in one layer may stand beside those of another in the next.
    const isMixed = surveys.filter(({ codes }) => codes > 0).length > 1;
    return {
      codes: surveys.reduce((sum, { codes }) => sum + codes, 0),
      isDoubtful: isMixed || surveys.some(({ isDoubtful }) => isDoubtful),
    };
  }

  /** What tells whether texts of the language are worth a parse. Most languages share one. */
  #surveyOf(language: LanguageDefinition): SurveyContext {
    const unquoted = unquotedFormsOf(language);
    const key = JSON.stringify(unquoted);
    let survey = this.#surveys.get(key);
    if (survey === undefined) {
      survey = createSurveyContext(this.index, unquoted);
      this.#surveys.set(key, survey);
    }
    return survey;
  }

  #state(document: TextDocument, language: LanguageDefinition): DocumentState {
    const kept = this.#states.get(document.uri);
    const known = kept?.language === language ? kept : undefined;
    if (known?.version === document.version) {
      return known;
    }
    const text = document.getText();
    const skipped = findReasonToSkip(text);
    const before = known?.codes ?? known?.before;
    const hot = skipped === undefined && (before !== undefined || holdsCodes(text, this.#surveyOf(language)));
    const { version } = document;
    const state = { version, language, skipped, before, hot, codes: undefined, judged: undefined };
    this.#states.set(document.uri, state);
    if (skipped !== undefined && skipped !== known?.skipped) {
      this.#logger.info("document left alone", { uri: document.uri, reason: skipped });
    }
    return state;
  }

  #codes(document: TextDocument, state: DocumentState, { readable, trees }: Reading): DocumentCodes<LayerCodes> {
    if (state.codes === undefined) {
      const before = new Map(state.before?.texts.map((text) => [text.document, text]));
      const texts: LayerCodes[] = [];
      for (const layer of readable.filter((candidate) => this.#isHot(candidate))) {
        const context: CodesContext = { ...this.#surveyOf(layer.language), constructs: layer.constructs };
        const { version } = layer.document;
        const known = before.get(layer.document);
        const codes =
          known?.version === version
            ? known.codes
            : trees.read(layer.document, layer.grammar, (root) =>
                findTextCodes(root, layer.document.getText(), known?.codes, context),
              );
        if (codes === undefined) {
          state.skipped = "parsing it takes too long";
          this.#logger.warn("document left alone", { uri: document.uri, reason: state.skipped });
          texts.length = 0;
          break;
        }
        texts.push({ document: layer.document, version, shift: layer.shift, scope: layer.scope, codes });
      }
      state.codes = joinTexts(texts, this.index);
    }
    return state.codes;
  }

  #judge(
    document: TextDocument,
    state: DocumentState,
    found: FoundCodes | undefined,
    settings: Settings,
    around: Surroundings,
  ): Analysis {
    if (state.judged?.settings === settings && isSame(state.judged.around, around)) {
      return state.judged.analysis;
    }
    const { index } = this;
    const codes = found?.codes ?? noCodes;
    const { groups } = codes;
    const evidence = joinEvidence(codes.evidence, around.evidence);
    const bindings = new Map<Group, Binding | undefined>();
    const bindingOf = (group: Group): Binding | undefined => {
      if (!bindings.has(group)) {
        bindings.set(group, bindGroup(group, evidence));
      }
      return bindings.get(group);
    };
    const findings = checkGroups(groups, {
      index,
      settings,
      evidence,
      text: document.getText(),
      bindingOf,
      listOwnValues: () => [...listOwnValues(codes), ...around.ownValues],
      placeOf: (occurrence) => found && placeOf(occurrence, found.reading),
    });
    const analysis = { groups, findings, evidence, bindingOf, skipped: state.skipped };
    state.judged = { settings, around, analysis };
    return analysis;
  }
}

const emptyAnalysis: Analysis = {
  groups: [],
  findings: [],
  evidence: [],
  bindingOf: () => undefined,
  skipped: undefined,
};

/** The language that the document is read in; `undefined` where it is not served. */
function languageOf(
  { languageId, uri }: TextDocument,
  { enable, includeLanguages }: Settings,
): LanguageDefinition | undefined {
  if (!enable || isCatalogFile(uri)) {
    return undefined;
  }
  const included = includeLanguages[languageId];
  return (included === undefined ? undefined : languageOfId(included)) ?? languageOfId(languageId);
}

function placeOf({ literal }: Occurrence, { readable, trees }: Reading): Place | undefined {
  const layer = layerAt(readable, literal.span.start);
  if (layer === undefined) {
    return undefined;
  }
  const { document, grammar, constructs, shift } = layer;
  const offset = literal.span.start - shift;
  return trees.read(document, grammar, (root) => {
    const place = readPlace(root, document.getText(), offset, constructs);
    return place && movePlace(place, shift);
  });
}

/** What is being typed says nothing of what its group is about, so it does not count against it. */
function groupForContext({ entries, group, literal }: Occurrence, index: CatalogIndex): Group {
  const members = group.members.filter((member) => member.literal !== literal);
  if (entries.length > 0 || members.length === 0) {
    return group;
  }
  return { ...group, members, tallies: tallyValues(new Set(members.map((member) => member.literal.value)), index) };
}
