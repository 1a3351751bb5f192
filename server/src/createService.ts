import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Settings } from "../../shared/src/settings";
import { CatalogIndex } from "./catalogs/catalogIndex";
import { isCatalogFile } from "./catalogs/catalogFiles";
import type { Catalog } from "./catalogs/model";
import { alone, type CompanionFacts, isSame, joinEvidence } from "./companions";
import { findReasonToSkip } from "./documents/readability";
import { type Pause, SlicedParser } from "./documents/slicedParser";
import { languageOfId } from "./languages";
import type { ReadWasm } from "./languages/grammars";
import type { LanguageDefinition } from "./languages/language";
import { layerAt, type Layer } from "./languages/layers";
import { LayeredReader, type Reading } from "./layeredReader";
import { bindGroup } from "./occurrences/bindings";
import { unquotedFormsOf } from "./occurrences/candidates";
import {
  findOwnCodesAmong,
  findTextCodes,
  joinTexts,
  listOwnCodes,
  noCodes,
  type CodesContext,
  type DocumentCodes,
  type PlacedText,
  wholeDocument,
} from "./occurrences/documentCodes";
import { findOpenQuote, readLiteralAt } from "./occurrences/literalAt";
import type { Binding, EvidenceFound, Group, Occurrence } from "./occurrences/occurrence";
import { movePlace, readPlace, type Place } from "./occurrences/places";
import { tallyValues } from "./occurrences/tally";
import { checkGroups, findOwnCodes } from "./rules";
import {
  createSurveyContext,
  findEvidenceIn,
  holdsCodes,
  nothingSeen,
  surveyText,
  type Survey,
  type SurveyContext,
} from "./rules/survey";
import type { Analysis, Check, DocumentSurvey, ErrorCodeService, LiteralContext } from "./service";
import type { Logger } from "./util/logger";
import { LruMap } from "./util/lruMap";
import { collectFacts, collectPlainFacts, type FileFacts, noFacts, surveyFile } from "./workspace/fileFacts";
import { noProject, type ProjectFacts } from "./workspace/projectFacts";

export interface ServiceOptions {
  readonly catalogs: readonly Catalog[];
  readonly readWasm: ReadWasm;
  readonly logger: Logger;
  /** Other documents that belong together with this one: the cells of a notebook. None by default. */
  readonly companionsOf?: (uri: string) => readonly TextDocument[];
  /** What the other files of the project show. Nothing by default. */
  readonly project?: ProjectFacts;
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

interface Judged {
  readonly settings: Settings;
  readonly companions: CompanionFacts;
  /** Of the project. */
  readonly revision: number;
  readonly analysis: Analysis;
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
  /** Filled when it was judged, for these settings and what else the project shows. */
  judged: Judged | undefined;
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
  readonly #project: ProjectFacts;
  #slicedParser: SlicedParser | undefined;

  constructor({ catalogs, readWasm, logger, companionsOf = () => [], project = noProject }: ServiceOptions) {
    this.#companionsOf = companionsOf;
    this.#project = project;
    this.index = new CatalogIndex(catalogs);
    this.#logger = logger;
    this.#reader = new LayeredReader(readWasm, logger);
  }

  async analyze(document: TextDocument, settings: Settings): Promise<Analysis> {
    const language = languageOf(document, settings);
    if (language === undefined) {
      return emptyAnalysis;
    }
    const companions = await this.#askCompanions(document, settings);
    const found = await this.#findCodes(document, language);
    return this.#judge(document, this.#state(document, language), found, settings, companions);
  }

  async survey(document: TextDocument, settings: Settings): Promise<DocumentSurvey> {
    const language = languageOf(document, settings);
    if (language === undefined) {
      return { isHot: false, ...nothingSeen, skipped: undefined };
    }
    const state = this.#state(document, language);
    const { skipped } = state;
    if (!this.#isWorthReading(document, state)) {
      return { isHot: false, ...nothingSeen, skipped };
    }
    const { codes, isDoubtful } = await this.#survey(document, language);
    const asksForMissing = settings.rules["unhandled-codes"] !== "off" && codes > 1;
    return {
      isHot: true,
      codes,
      isDoubtful: isDoubtful || asksForMissing || settings.strictness === "strict",
      skipped,
    };
  }

  async check(document: TextDocument, settings: Settings): Promise<Check> {
    const { isDoubtful, codes, skipped } = await this.survey(document, settings);
    if (!isDoubtful) {
      return { findings: [], codes, skipped };
    }
    const analysis = await this.analyze(document, settings);
    return { findings: analysis.findings, codes, skipped: analysis.skipped };
  }

  readEvidence(document: TextDocument): FileFacts {
    const language = languageOfId(document.languageId);
    const evidence = language === undefined ? [] : findEvidenceIn(document.getText(), this.#surveyOf(language));
    return evidence.length === 0 ? noFacts : collectFacts(document, noCodes, evidence, this.index);
  }

  async readFacts(document: TextDocument, pause: Pause): Promise<FileFacts> {
    const language = languageOfId(document.languageId);
    const text = document.getText();
    if (language === undefined || isCatalogFile(document.uri) || findReasonToSkip(text) !== undefined) {
      return noFacts;
    }
    const context = this.#surveyOf(language);
    const { evidence, holdsCodes: hasCodes, suspects } = await surveyFile(text, context, pause);
    if (!hasCodes && suspects.length === 0) {
      return evidence.length === 0 ? noFacts : collectFacts(document, noCodes, evidence, this.index);
    }
    const known = this.#states.get(document.uri);
    if (language.host !== undefined || (known?.version === document.version && known.hot)) {
      const found = await this.#findCodes(document, language);
      if (known === undefined) {
        this.close(document.uri);
      }
      return collectFacts(document, found?.codes ?? noCodes, evidence, this.index);
    }
    const readable = await this.#reader.load(language);
    if (readable === undefined) {
      return collectFacts(document, noCodes, evidence, this.index);
    }
    const { constructs, grammar } = readable;
    this.#slicedParser ??= new SlicedParser(await this.#reader.createParser());
    const facts = await this.#slicedParser.read(text, grammar, pause, (root) => {
      if (hasCodes) {
        const codes = findTextCodes(root, text, undefined, { ...context, constructs });
        return collectFacts(document, joinTexts([{ ...wholeDocument, codes }], this.index), evidence, this.index);
      }
      const ownCodes = findOwnCodesAmong(root, text, suspects, { constructs, index: this.index });
      return { uses: [], ...collectPlainFacts(document, ownCodes, evidence, this.index) };
    });
    return facts ?? collectFacts(document, noCodes, evidence, this.index);
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
    const { uri } = document;
    const evidence = joinEvidence(
      codes.evidence,
      this.#evidenceOfCompanions(document),
      this.#project.evidenceAround(uri),
    );
    const { data = false } = layer.language;
    return {
      data,
      occurrence,
      binding: bindGroup(groupForContext(occurrence, this.index), evidence),
      evidence,
      isProjectKnown: this.#project.covers(uri),
    };
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
    this.#slicedParser?.dispose();
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
    return skipped === undefined && (hot || this.#evidenceOfCompanions(document).length > 0);
  }

  async #askCompanions(document: TextDocument, settings: Settings): Promise<CompanionFacts> {
    const companions = this.#companionsOf(document.uri);
    if (companions.length === 0) {
      return alone;
    }
    const ownValues = new Set<string>();
    for (const companion of companions) {
      const language = languageOf(companion, settings);
      const found = language && (await this.#findCodes(companion, language));
      if (found !== undefined) {
        const { codes } = found;
        const bindingOf = (group: Group): Binding | undefined => bindGroup(group, codes.evidence);
        for (const { value } of findOwnCodes(codes.groups, { bindingOf, listOwnCodes: () => listOwnCodes(codes) })) {
          ownValues.add(value);
        }
      }
    }
    return { evidence: this.#evidenceOfCompanions(document), ownValues };
  }

  #evidenceOfCompanions({ uri }: TextDocument): readonly EvidenceFound[] {
    return this.#companionsOf(uri)
      .flatMap((companion) => this.#findEvidence(companion))
      .map((found) => ({ ...found, reason: { text: found.reason.text } }));
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
    const { catalogs } = this.index;
    if (language.host === undefined) {
      const isAlone = this.#companionsOf(document.uri).length === 0;
      return surveyText(document.getText(), this.#surveyOf(language), isAlone ? [] : catalogs);
    }
    const layers = (await this.#reader.read(document, language, () => false))?.layers ?? [];
    const surveys = layers.map((layer) =>
      surveyText(layer.document.getText(), this.#surveyOf(layer.language), catalogs),
    );
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
    companions: CompanionFacts,
  ): Analysis {
    const { judged } = state;
    const { revision } = this.#project;
    if (judged?.settings === settings && judged.revision === revision && isSame(judged.companions, companions)) {
      return judged.analysis;
    }
    const { index } = this;
    const { uri } = document;
    const codes = found?.codes ?? noCodes;
    const { groups } = codes;
    const evidence = joinEvidence(codes.evidence, companions.evidence, this.#project.evidenceAround(uri));
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
      listOwnCodes: () => listOwnCodes(codes),
      isOwnCodeElsewhere: (value) => companions.ownValues.has(value) || this.#project.definesCode(value, uri),
      placeOf: (occurrence) => found && placeOf(occurrence, found.reading),
    });
    const analysis = { groups, findings, evidence, bindingOf, skipped: state.skipped };
    state.judged = { settings, companions, revision, analysis };
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
