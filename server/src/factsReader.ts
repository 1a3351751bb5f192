import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CatalogIndex } from "./catalogs/catalogIndex";
import { isCatalogFile } from "./catalogs/catalogFiles";
import { findReasonToSkip } from "./documents/readability";
import { type Pause, SlicedParser } from "./documents/slicedParser";
import { languageOfId } from "./languages";
import type { LanguageDefinition } from "./languages/language";
import type { LayeredReader } from "./layeredReader";
import { type DocumentCodes, joinTexts, noCodes, wholeDocument } from "./occurrences/documentCodes";
import { mayHoldDirectives } from "./occurrences/directives";
import { findOwnCodesAmong, findTextCodes } from "./occurrences/textCodes";
import { createWrappers } from "./occurrences/wrappers";
import type { Surveys } from "./surveys";
import {
  collectFacts,
  collectPlainFacts,
  type FileFacts,
  type FileSurvey,
  noFacts,
  surveyFile,
} from "./workspace/fileFacts";

/**
 * The codes of the document as they are kept while it is open, or as only that reading finds them; `undefined` where the
 * facts are to be read beside it.
 */
export type FindKept = (language: LanguageDefinition) => Promise<DocumentCodes | undefined> | undefined;

/** Reads for the workspace index what other files want to know of a file, in slices, beside the reading for the editor. */
export class FactsReader {
  readonly #index: CatalogIndex;
  readonly #surveys: Surveys;
  readonly #reader: LayeredReader;
  #slicedParser: Promise<SlicedParser> | undefined;
  #isDisposed = false;

  constructor(index: CatalogIndex, surveys: Surveys, reader: LayeredReader) {
    this.#index = index;
    this.#surveys = surveys;
    this.#reader = reader;
  }

  /** As `ErrorCodeService.readEvidence`. */
  readEvidence(document: TextDocument): FileFacts {
    const evidence = this.#surveys.evidenceIn(document);
    return evidence.length === 0 ? noFacts : collectFacts(document, noCodes, evidence, this.#index);
  }

  /** As `ErrorCodeService.readFacts`. */
  async read(document: TextDocument, pause: Pause, findKept: FindKept): Promise<FileFacts> {
    const language = languageOfId(document.languageId);
    const text = document.getText();
    if (language === undefined || isCatalogFile(document.uri) || findReasonToSkip(text) !== undefined) {
      return noFacts;
    }
    const context = this.#surveys.of(language);
    const survey = await surveyFile(text, context, pause);
    const facts = await this.#collect(document, language, survey, pause, findKept);
    const isHot = survey.holdsCodes || survey.evidence.length > 0 || mayHoldDirectives(text);
    return isHot ? { ...facts, isHot } : facts;
  }

  async #collect(
    document: TextDocument,
    language: LanguageDefinition,
    { evidence, holdsCodes, suspects }: FileSurvey,
    pause: Pause,
    findKept: FindKept,
  ): Promise<FileFacts> {
    const index = this.#index;
    if (!holdsCodes && suspects.length === 0) {
      return evidence.length === 0 ? noFacts : collectFacts(document, noCodes, evidence, index);
    }
    const kept = findKept(language);
    if (kept !== undefined) {
      return collectFacts(document, (await kept) ?? noCodes, evidence, index);
    }
    const readable = await this.#reader.load(language);
    if (readable === undefined) {
      return collectFacts(document, noCodes, evidence, index);
    }
    const { constructs, grammar } = readable;
    const text = document.getText();
    const context = { ...this.#surveys.of(language), constructs, wrappers: createWrappers([]) };
    const slicedParser = await (this.#slicedParser ??= this.#createSlicedParser());
    const facts = await slicedParser.read(text, grammar, pause, (root) => {
      if (holdsCodes) {
        const codes = findTextCodes(root, text, undefined, context);
        return collectFacts(document, joinTexts([{ ...wholeDocument, codes }], index), evidence, index);
      }
      const ownCodes = findOwnCodesAmong(root, text, suspects, context);
      return { uses: [], ...collectPlainFacts(document, ownCodes, evidence, index) };
    });
    return facts ?? collectFacts(document, noCodes, evidence, index);
  }

  dispose(): void {
    this.#isDisposed = true;
    // One that could not be made was told of to who asked for it.
    void this.#slicedParser?.then(
      (parser) => {
        parser.dispose();
      },
      () => undefined,
    );
  }

  async #createSlicedParser(): Promise<SlicedParser> {
    const slicedParser = new SlicedParser(await this.#reader.createParser());
    if (this.#isDisposed) {
      slicedParser.dispose();
    }
    return slicedParser;
  }
}
