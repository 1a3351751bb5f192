import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Settings } from "../../shared/src/settings";
import { CatalogIndex } from "./catalogs/catalogIndex";
import { isCatalogDocument } from "./catalogs/catalogFiles";
import type { Catalog } from "./catalogs/model";
import { alone, type CompanionFacts, isSame, joinEvidence } from "./companions";
import type { Pause } from "./documents/slicedParser";
import { DocumentReader, type DocumentState, type FoundCodes, type Told } from "./documentReader";
import { FactsReader } from "./factsReader";
import { judge, judgeLiteral } from "./judgement";
import { languageOfId } from "./languages";
import { Grammars, type ReadWasm } from "./languages/grammars";
import type { LanguageDefinition } from "./languages/language";
import { layerAt } from "./languages/layers";
import { spellInLayer } from "./languages/spelling";
import { LayeredReader } from "./layeredReader";
import { bindGroup } from "./occurrences/bindings";
import { type DirectiveContext, findDirectiveStart, isInCommentLine } from "./occurrences/directiveAt";
import { collectOwnValues, type DocumentCodes, noCodes } from "./occurrences/documentCodes";
import { FileBindings, type PathOf } from "./occurrences/fileBindings";
import { findOpenQuote, readLiteralAt } from "./occurrences/literalAt";
import type { Binding, EvidenceFound, Group, Statement } from "./occurrences/occurrence";
import { createWrappers } from "./occurrences/wrappers";
import { findOwnValues } from "./rules";
import { nothingSeen, type Survey } from "./rules/survey";
import type { Analysis, Check, DocumentSurvey, ErrorCodeService, LiteralContext } from "./service";
import { Surveys } from "./surveys";
import type { Logger } from "./util/logger";
import { noStopwatch, type Stopwatch } from "./util/times";
import type { FileFacts } from "./workspace/fileFacts";
import { noProject, type ProjectFacts } from "./workspace/projectFacts";

export interface ServiceOptions {
  readonly catalogs: readonly Catalog[];
  readonly readWasm: ReadWasm;
  /** Engines side by side may share them. */
  readonly grammars?: Grammars;
  readonly logger: Logger;
  /** For the setting `bind`. Without it, it has no effect. */
  readonly pathOf?: PathOf;
  /** Other documents that belong together with this one: the cells of a notebook. None by default. */
  readonly companionsOf?: (uri: string) => readonly TextDocument[];
  /** What the other files of the project show. Nothing by default. */
  readonly project?: ProjectFacts;
  /** Whom to tell what time goes by. */
  readonly times?: Stopwatch;
}

/** Joins the stages into the engine. Nothing is loaded or built before it is needed. */
export function createErrorCodeService(options: ServiceOptions): ErrorCodeService {
  return new Service(options);
}

interface Judged {
  readonly state: DocumentState;
  readonly settings: Settings;
  readonly bound: Statement | undefined;
  readonly companions: CompanionFacts;
  /** Of the project. */
  readonly revision: number;
  readonly analysis: Analysis;
}

class Service implements ErrorCodeService {
  readonly index: CatalogIndex;
  readonly #reader: LayeredReader;
  readonly #surveys: Surveys;
  readonly #facts: FactsReader;
  readonly #bindings: FileBindings;
  readonly #documents: DocumentReader;
  /** By URI. (V8 keeps the values of a WeakMap long after their keys are gone.) */
  readonly #judged = new Map<string, Judged>();
  readonly #ownValues = new WeakMap<
    DocumentCodes,
    { readonly bound: Statement | undefined; readonly values: ReadonlySet<string> }
  >();
  readonly #companionsOf: (uri: string) => readonly TextDocument[];
  readonly #project: ProjectFacts;
  readonly #times: Stopwatch;

  constructor({
    catalogs,
    readWasm,
    grammars,
    logger,
    pathOf,
    companionsOf = () => [],
    project = noProject,
    times = noStopwatch,
  }: ServiceOptions) {
    this.#companionsOf = companionsOf;
    this.#project = project;
    this.#times = times;
    this.index = new CatalogIndex(catalogs);
    this.#reader = new LayeredReader(grammars ?? new Grammars(readWasm, logger), logger, times);
    this.#surveys = new Surveys(this.index);
    this.#facts = new FactsReader(this.index, this.#surveys, this.#reader);
    this.#documents = new DocumentReader({
      index: this.index,
      surveys: this.#surveys,
      reader: this.#reader,
      logger,
      times,
      evidenceAround: (document) => this.#evidenceOfCompanions(document),
    });
    this.#bindings = new FileBindings(this.index, pathOf, logger);
  }

  indexFor(): CatalogIndex {
    return this.index;
  }

  async analyze(document: TextDocument, settings: Settings): Promise<Analysis> {
    const language = languageOf(document, settings);
    if (language === undefined) {
      return emptyAnalysis;
    }
    const companions = await this.#askCompanions(document, settings);
    const told = await this.#tell(document, settings);
    const found = await this.#documents.findCodes(document, language, told);
    return this.#judge(document, this.#documents.stateOf(document, language), found, settings, told, companions);
  }

  async survey(document: TextDocument, settings: Settings): Promise<DocumentSurvey> {
    const language = languageOf(document, settings);
    if (language === undefined) {
      return { isHot: false, ...nothingSeen, skipped: undefined };
    }
    const told = await this.#tell(document, settings);
    const state = this.#documents.stateOf(document, language);
    const { skipped } = state;
    if (!this.#documents.isWorthReading(document, state, told)) {
      return { isHot: false, ...nothingSeen, skipped };
    }
    const { codes, isDoubtful } = await this.#survey(document, language, told);
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
    return this.#facts.readEvidence(document);
  }

  readFacts(document: TextDocument, pause: Pause): Promise<FileFacts> {
    return this.#facts.read(document, pause, (language) => this.#documents.findKept(document, language));
  }

  async contextAt(document: TextDocument, offset: number, settings: Settings): Promise<LiteralContext | undefined> {
    const language = languageOf(document, settings);
    if (language === undefined || this.#documents.stateOf(document, language).skipped !== undefined) {
      return undefined;
    }
    const told = await this.#tell(document, settings);
    const isWanted = this.#documents.wanted(document, language, told);
    const reading = await this.#reader.read(
      document,
      language,
      (layer) => layerAt([layer], offset) !== undefined || isWanted(layer),
    );
    const layer = reading && layerAt(reading.readable, offset);
    if (reading === undefined || layer === undefined) {
      return undefined;
    }
    const { trees } = reading;
    const state = this.#documents.stateOf(document, language);
    const isWorthReading = this.#documents.isWorthReading(document, state, told);
    // Where there are no codes, nothing but the literal itself counts; editors ask at every letter of a lock file, too.
    const codes = isWorthReading ? this.#documents.codesOf(document, state, reading, told) : noCodes;
    const isRead = isWorthReading && isWanted(layer);
    const context = { ...this.#documents.contextOf(layer, told), ...(isRead ? {} : { scanCandidates: () => [] }) };
    const text = layer.document.getText();
    const at = { text, offset: offset - layer.shift, shift: layer.shift, scope: layer.scope };
    const open = findOpenQuote(text, at.offset);
    const literal =
      trees.read(layer.document, layer.grammar, (root) => readLiteralAt(root, at, codes, context)) ??
      // The insertion lies behind the literal's content, so its span holds for the document as well.
      (open &&
        trees.readWith(layer.document, layer.grammar, [{ offset: open.end, insertion: open.quote }], (root, closed) =>
          readLiteralAt(root, { ...at, text: closed }, { ...noCodes, ofScopes: codes.ofScopes }, context),
        ));
    const occurrence = literal?.occurrence;
    if (occurrence === undefined) {
      return undefined;
    }
    const { uri } = document;
    const shown = joinEvidence(this.#evidenceOfCompanions(document), this.#project.evidenceAround(uri));
    const { data = false } = layer.language;
    return {
      data,
      spell: (code, quote) => spellInLayer(layer, quote, code),
      ...judgeLiteral(occurrence, codes, shown, { index: this.index, bound: told.bound }),
      isProjectKnown: this.#project.covers(uri),
    };
  }

  async directiveAt(document: TextDocument, offset: number, settings: Settings): Promise<DirectiveContext | undefined> {
    const language = languageOf(document, settings);
    const start = findDirectiveStart(document.getText(), offset);
    if (
      language === undefined ||
      start === undefined ||
      this.#documents.stateOf(document, language).skipped !== undefined
    ) {
      return undefined;
    }
    const reading = await this.#reader.read(document, language, (layer) => layerAt([layer], offset) !== undefined);
    const layer = reading && layerAt(reading.readable, offset);
    if (reading === undefined || layer === undefined) {
      return undefined;
    }
    const text = layer.document.getText();
    const at = { start: start - layer.shift, offset: offset - layer.shift };
    return reading.trees.read(layer.document, layer.grammar, (root) =>
      isInCommentLine(root, text, at.start, at.offset, layer.constructs)
        ? { start, offset, typed: text.slice(at.start, at.offset), behind: text.slice(at.offset, at.offset + 200) }
        : undefined,
    );
  }

  evidenceIn(document: TextDocument): readonly string[] {
    return this.#surveys.evidenceIn(document).map(({ catalog }) => catalog.id);
  }

  update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): TextDocument {
    return this.#reader.update(document, changes, version) ?? TextDocument.update(document, [...changes], version);
  }

  close(uri: string): void {
    this.#judged.delete(uri);
    this.#documents.close(uri);
  }

  dispose(): void {
    this.#documents.dispose();
    this.#facts.dispose();
  }

  async #tell({ uri }: TextDocument, settings: Settings): Promise<Told> {
    return { wrappers: createWrappers(settings.wrappers), bound: await this.#bindings.of(uri, settings) };
  }

  async #askCompanions(document: TextDocument, settings: Settings): Promise<CompanionFacts> {
    const companions = this.#companionsOf(document.uri);
    if (companions.length === 0) {
      return alone;
    }
    const ownValues = new Set<string>();
    for (const companion of companions) {
      const language = languageOf(companion, settings);
      const told = await this.#tell(companion, settings);
      const found = language && (await this.#documents.findCodes(companion, language, told));
      if (found !== undefined) {
        for (const value of this.#ownValuesOf(found.codes, told.bound)) {
          ownValues.add(value);
        }
      }
    }
    return { evidence: this.#evidenceOfCompanions(document), ownValues };
  }

  /** They are asked for by every other cell of a notebook at each edit. */
  #ownValuesOf(codes: DocumentCodes, bound: Statement | undefined): ReadonlySet<string> {
    let known = this.#ownValues.get(codes);
    if (known === undefined || known.bound !== bound) {
      const bindingOf = (group: Group): Binding | undefined => bindGroup(group, codes.evidence, bound);
      known = {
        bound,
        values: findOwnValues(codes.groups, { bindingOf, collectOwnValues: () => collectOwnValues(codes) }),
      };
      this.#ownValues.set(codes, known);
    }
    return known.values;
  }

  #evidenceOfCompanions({ uri }: TextDocument): readonly EvidenceFound[] {
    return this.#companionsOf(uri)
      .flatMap((companion) => this.#surveys.evidenceIn(companion))
      .map((found) => ({ ...found, reason: { text: found.reason.text } }));
  }

  async #survey(document: TextDocument, language: LanguageDefinition, { bound }: Told): Promise<Survey> {
    const { catalogs } = this.index;
    if (language.host === undefined) {
      const isAlone = bound === undefined && this.#companionsOf(document.uri).length === 0;
      return this.#surveys.survey(document, language, isAlone ? [] : catalogs);
    }
    return this.#surveys.surveyLayers((await this.#reader.read(document, language, () => false))?.layers ?? []);
  }

  #judge(
    document: TextDocument,
    state: DocumentState,
    found: FoundCodes | undefined,
    settings: Settings,
    { bound }: Told,
    companions: CompanionFacts,
  ): Analysis {
    const judged = this.#judged.get(document.uri);
    const { revision } = this.#project;
    if (
      judged?.state === state &&
      judged.settings === settings &&
      judged.bound === bound &&
      judged.revision === revision &&
      isSame(judged.companions, companions)
    ) {
      return judged.analysis;
    }
    const context = { index: this.index, settings, bound, companions, project: this.#project };
    const judgement = this.#times.work("rules", document, () => judge(document, found, context));
    const analysis = { ...judgement, skipped: state.skipped };
    this.#judged.set(document.uri, { state, settings, bound, companions, revision, analysis });
    return analysis;
  }
}

const emptyAnalysis: Analysis = {
  groups: [],
  findings: [],
  evidence: [],
  directives: [],
  bindingOf: () => undefined,
  statementOf: () => undefined,
  whyUnknownCodeIsSilent: () => ({ because: "not asked" }),
  placeOf: () => undefined,
  formOf: () => undefined,
  spell: () => undefined,
  membersWith: () => undefined,
  commentLine: () => undefined,
  headOf: () => undefined,
  skipped: undefined,
};

/** The language that the document is read in; `undefined` where it is not served. */
function languageOf(
  { languageId, uri }: TextDocument,
  { enable, includeLanguages }: Settings,
): LanguageDefinition | undefined {
  if (!enable || isCatalogDocument(uri)) {
    return undefined;
  }
  const included = includeLanguages[languageId];
  return (included === undefined ? undefined : languageOfId(included)) ?? languageOfId(languageId);
}
