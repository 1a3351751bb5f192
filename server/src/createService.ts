import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Language } from "web-tree-sitter";
import type { Settings } from "../../shared/src/settings";
import { CatalogIndex } from "./catalogs/catalogIndex";
import { isCatalogFile } from "./catalogs/catalogFiles";
import type { Catalog } from "./catalogs/model";
import { findReasonToSkip } from "./documents/readability";
import { SyntaxTrees } from "./documents/syntaxTrees";
import { languageOfId } from "./languages";
import { Grammars, type ReadWasm } from "./languages/grammars";
import type { LanguageDefinition } from "./languages/language";
import { bindGroup } from "./occurrences/bindings";
import { unquotedFormsOf } from "./occurrences/candidates";
import { compileConstructs, type Constructs } from "./occurrences/constructs";
import { findDocumentCodes, listOwnValues, noCodes, type DocumentCodes } from "./occurrences/documentCodes";
import { findOpenQuote, readLiteralAt } from "./occurrences/literalAt";
import type { Binding, Group, Occurrence } from "./occurrences/occurrence";
import { tallyValues } from "./occurrences/tally";
import { checkGroups } from "./rules";
import { createSurveyContext, holdsCodes, nothingSeen, surveyText, type SurveyContext } from "./rules/survey";
import type { Analysis, Check, ErrorCodeService, LiteralContext } from "./service";
import type { Logger } from "./util/logger";
import { LruMap } from "./util/lruMap";

export interface ServiceOptions {
  readonly catalogs: readonly Catalog[];
  readonly readWasm: ReadWasm;
  readonly logger: Logger;
}

/** Joins the stages into the engine. Nothing is loaded or built before it is needed. */
export function createErrorCodeService(options: ServiceOptions): ErrorCodeService {
  return new Service(options);
}

/** How many documents' results are kept: about as many as an editor shows and switches between. */
const capacity = 64;

/** What reading a language takes. */
interface Reader {
  readonly trees: SyntaxTrees;
  readonly grammar: Language;
  readonly constructs: Constructs;
  readonly survey: SurveyContext;
}

/** What is known of one version of a document. */
interface DocumentState {
  readonly version: number;
  /** As in `Analysis`; filled late where a parse was given up. */
  skipped: string | undefined;
  /** Of an earlier version, to take over what has not changed. */
  readonly before: DocumentCodes | undefined;
  /** Whether it is worth a parse: it holds a code, or nearly one, or evidence, or did so before. */
  readonly hot: boolean;
  /** Filled when it was parsed. */
  codes: DocumentCodes | undefined;
  /** Filled when it was judged, for these settings. */
  judged: { readonly settings: Settings; readonly analysis: Analysis } | undefined;
}

class Service implements ErrorCodeService {
  readonly index: CatalogIndex;
  readonly #logger: Logger;
  readonly #grammars: Grammars;
  readonly #surveys = new Map<LanguageDefinition, SurveyContext>();
  readonly #surveysByForm = new Map<string, SurveyContext>();
  readonly #states = new LruMap<string, DocumentState>(capacity);
  readonly #constructs = new Map<LanguageDefinition, Constructs>();
  #trees: SyntaxTrees | undefined;

  constructor({ catalogs, readWasm, logger }: ServiceOptions) {
    this.index = new CatalogIndex(catalogs);
    this.#logger = logger;
    this.#grammars = new Grammars(readWasm, logger);
  }

  async analyze(document: TextDocument, settings: Settings): Promise<Analysis> {
    const language = languageOfId(document.languageId);
    if (language === undefined || !settings.enable || isCatalogFile(document.uri)) {
      return emptyAnalysis;
    }
    const reader = this.#state(document).hot ? await this.#reader(language) : undefined;
    // The document may have changed while the grammar was loaded, so its state is asked for anew.
    const state = this.#state(document);
    const codes = state.hot && reader !== undefined ? this.#codes(document, state, reader) : undefined;
    return this.#judge(state, codes, settings);
  }

  async check(document: TextDocument, settings: Settings): Promise<Check> {
    if (isCatalogFile(document.uri)) {
      return { findings: [], codes: 0, skipped: undefined };
    }
    const { hot, skipped } = this.#state(document);
    const language = settings.enable ? languageOfId(document.languageId) : undefined;
    const { codes, isDoubtful } =
      language !== undefined && hot ? surveyText(document.getText(), this.#survey(language)) : nothingSeen;
    if (!isDoubtful && settings.strictness !== "strict") {
      return { findings: [], codes, skipped };
    }
    const analysis = await this.analyze(document, settings);
    return { findings: analysis.findings, codes, skipped: analysis.skipped };
  }

  async contextAt(document: TextDocument, offset: number, settings: Settings): Promise<LiteralContext | undefined> {
    const language = languageOfId(document.languageId);
    if (language === undefined || !settings.enable || this.#state(document).skipped !== undefined) {
      return undefined;
    }
    const reader = await this.#reader(language);
    if (reader === undefined) {
      return undefined;
    }
    const { trees, grammar, constructs, survey } = reader;
    const state = this.#state(document);
    // Where there are no codes, nothing but the literal itself counts; editors ask at every letter of a lock file, too.
    const codes = state.hot ? this.#codes(document, state, reader) : noCodes;
    const context = { ...survey, constructs, ...(state.hot ? {} : { scanCandidates: () => [] }) };
    const text = document.getText();
    const open = findOpenQuote(text, offset);
    const literal =
      trees.read(document, grammar, (root) => readLiteralAt(root, text, offset, codes, context)) ??
      // The insertion lies behind the literal's content, so its span holds for the document as well.
      (open &&
        trees.readWith(document, grammar, { offset: open.end, insertion: open.quote }, (root, closed) =>
          readLiteralAt(root, closed, offset, noCodes, context),
        ));
    const occurrence = literal?.occurrence;
    if (occurrence === undefined) {
      return undefined;
    }
    const { evidence } = codes;
    const { data = false } = language;
    return { data, occurrence, binding: bindGroup(groupForContext(occurrence, this.index), evidence), evidence };
  }

  update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): TextDocument {
    if (this.#trees !== undefined) {
      return this.#trees.update(document, changes, version);
    }
    return TextDocument.update(document, [...changes], version);
  }

  close(uri: string): void {
    this.#states.delete(uri);
    this.#trees?.close(uri);
  }

  dispose(): void {
    this.#states.clear();
    this.#trees?.dispose();
  }

  /** What reading the language takes, or `undefined` where tree-sitter or the grammar cannot be loaded. */
  async #reader(language: LanguageDefinition): Promise<Reader | undefined> {
    const grammar = await this.#grammars.load(language);
    if (grammar === undefined) {
      return undefined;
    }
    const parser = await this.#grammars.parser();
    // Behind the wait, for two requests may wait at the same time and there must be one owner of trees.
    const trees = (this.#trees ??= new SyntaxTrees(parser));
    let constructs = this.#constructs.get(language);
    if (constructs === undefined) {
      constructs = compileConstructs(language);
      this.#constructs.set(language, constructs);
    }
    return { trees, grammar, constructs, survey: this.#survey(language) };
  }

  /** What tells whether texts of the language are worth a parse. Most languages share one. */
  #survey(language: LanguageDefinition): SurveyContext {
    let survey = this.#surveys.get(language);
    if (survey === undefined) {
      const unquoted = unquotedFormsOf(language);
      const key = JSON.stringify(unquoted);
      survey = this.#surveysByForm.get(key) ?? createSurveyContext(this.index, unquoted);
      this.#surveysByForm.set(key, survey);
      this.#surveys.set(language, survey);
    }
    return survey;
  }

  #state(document: TextDocument): DocumentState {
    const known = this.#states.get(document.uri);
    if (known?.version === document.version) {
      return known;
    }
    const text = document.getText();
    const skipped = findReasonToSkip(text);
    const before = known?.codes ?? known?.before;
    const language = languageOfId(document.languageId);
    const hot =
      skipped === undefined &&
      language !== undefined &&
      (before !== undefined || holdsCodes(text, this.#survey(language)));
    const state = { version: document.version, skipped, before, hot, codes: undefined, judged: undefined };
    this.#states.set(document.uri, state);
    if (skipped !== undefined && skipped !== known?.skipped) {
      this.#logger.info("document left alone", { uri: document.uri, reason: skipped });
    }
    return state;
  }

  #codes(document: TextDocument, state: DocumentState, { trees, grammar, constructs, survey }: Reader): DocumentCodes {
    if (state.codes === undefined) {
      const context = { ...survey, constructs };
      state.codes = trees.read(document, grammar, (root) =>
        findDocumentCodes(root, document.getText(), state.before, context),
      );
      if (state.codes === undefined) {
        state.skipped = "parsing it takes too long";
        this.#logger.warn("document left alone", { uri: document.uri, reason: state.skipped });
        state.codes = noCodes;
      }
    }
    return state.codes;
  }

  #judge(state: DocumentState, codes: DocumentCodes | undefined, settings: Settings): Analysis {
    if (state.judged?.settings === settings) {
      return state.judged.analysis;
    }
    const { index } = this;
    const { groups, evidence } = codes ?? noCodes;
    const bindings = new Map<Group, Binding | undefined>();
    const bindingOf = (group: Group): Binding | undefined => {
      if (!bindings.has(group)) {
        bindings.set(group, bindGroup(group, evidence));
      }
      return bindings.get(group);
    };
    const ownValues = (): readonly string[] => listOwnValues(codes ?? noCodes);
    const findings = checkGroups(groups, { index, settings, evidence, bindingOf, listOwnValues: ownValues });
    const analysis = { groups, findings, evidence, bindingOf, skipped: state.skipped };
    state.judged = { settings, analysis };
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

/** What is being typed says nothing of what its group is about, so it does not count against it. */
function groupForContext({ entries, group, literal }: Occurrence, index: CatalogIndex): Group {
  const members = group.members.filter((member) => member.literal !== literal);
  if (entries.length > 0 || members.length === 0) {
    return group;
  }
  return { ...group, members, tallies: tallyValues(new Set(members.map((member) => member.literal.value)), index) };
}
