import type { TextDocument, TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Settings } from "../../shared/src/settings";
import { CatalogIndex } from "./catalogs/catalogIndex";
import { isCatalogDocument, usesNoCodes } from "./catalogs/catalogFiles";
import type { Catalog } from "./catalogs/model";
import { type CompanionCodes, type CompanionFacts, Companions, isSame } from "./companions";
import { CursorReader } from "./cursorReader";
import { updateDocument } from "./documents/editedDocument";
import type { Pause } from "./documents/slicedParser";
import { DocumentReader, type DocumentState, type FoundCodes, type Told } from "./documentReader";
import { FactsReader } from "./factsReader";
import { judge } from "./judgement";
import { languageOfId } from "./languages";
import { Grammars, type ReadWasm } from "./languages/grammars";
import type { LanguageDefinition } from "./languages/language";
import { LayeredReader } from "./layeredReader";
import type { DirectiveContext } from "./occurrences/directiveAt";
import { FileBindings, type PathOf } from "./occurrences/fileBindings";
import type { Statement } from "./occurrences/occurrence";
import { createWrappers } from "./occurrences/wrappers";
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
  readonly #companions: Companions;
  readonly #cursor: CursorReader;
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
    this.#project = project;
    this.#times = times;
    this.index = new CatalogIndex(catalogs);
    this.#reader = new LayeredReader(grammars ?? new Grammars(readWasm, logger), logger, times);
    this.#surveys = new Surveys(this.index);
    this.#facts = new FactsReader(this.index, this.#surveys, this.#reader);
    this.#companions = new Companions({
      listFor: companionsOf,
      surveys: this.#surveys,
      readCodes: (companion, settings) => this.#readCompanion(companion, settings),
    });
    const shared = {
      index: this.index,
      reader: this.#reader,
      evidenceAround: ({ uri }: TextDocument) => this.#companions.evidenceAround(uri),
    };
    this.#documents = new DocumentReader({ ...shared, surveys: this.#surveys, logger, times });
    this.#cursor = new CursorReader({ ...shared, documents: this.#documents, project });
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
    const companions = await this.#companions.ask(document.uri, settings);
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
    const language = this.#languageToRead(document, settings);
    return language && this.#cursor.contextAt(document, offset, language, await this.#tell(document, settings));
  }

  async directiveAt(document: TextDocument, offset: number, settings: Settings): Promise<DirectiveContext | undefined> {
    const language = this.#languageToRead(document, settings);
    return language && (await this.#cursor.directiveAt(document, offset, language));
  }

  evidenceIn(document: TextDocument): readonly string[] {
    return this.#surveys.evidenceIn(document).map(({ catalog }) => catalog.id);
  }

  update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): TextDocument {
    return this.#reader.update(document, changes, version) ?? updateDocument(document, changes, version);
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

  async #readCompanion(companion: TextDocument, settings: Settings): Promise<CompanionCodes | undefined> {
    const language = languageOf(companion, settings);
    const told = await this.#tell(companion, settings);
    const found = language && (await this.#documents.findCodes(companion, language, told));
    return found && { codes: found.codes, bound: told.bound };
  }

  /** The language that the document is read in; `undefined` where it is left alone. */
  #languageToRead(document: TextDocument, settings: Settings): LanguageDefinition | undefined {
    const language = languageOf(document, settings);
    const isSkipped = language !== undefined && this.#documents.stateOf(document, language).skipped !== undefined;
    return isSkipped ? undefined : language;
  }

  async #survey(document: TextDocument, language: LanguageDefinition, { bound }: Told): Promise<Survey> {
    const { catalogs } = this.index;
    if (language.host === undefined) {
      const isAlone = bound === undefined && this.#companions.isAlone(document.uri);
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
  if (!enable || isCatalogDocument(uri) || usesNoCodes(uri)) {
    return undefined;
  }
  const included = includeLanguages[languageId];
  return (included === undefined ? undefined : languageOfId(included)) ?? languageOfId(languageId);
}
