import { TextDocument } from "vscode-languageserver-textdocument";
import type { CatalogIndex } from "./catalogs/catalogIndex";
import { usesNoCodes } from "./catalogs/catalogFiles";
import { findReasonToSkip } from "./documents/readability";
import { type Pause, SlicedParser } from "./documents/slicedParser";
import { languageOfId } from "./languages";
import type { LanguageDefinition } from "./languages/language";
import { isNotebook, readCells } from "./languages/notebook";
import type { LayeredReader } from "./layeredReader";
import { type DocumentCodes, joinTexts, noCodes, wholeDocument } from "./occurrences/documentCodes";
import { mayHoldDirectives } from "./occurrences/directives";
import { joinEvidence } from "./occurrences/evidence";
import type { EvidenceFound } from "./occurrences/occurrence";
import { findOwnCodesAmong, findTextCodes } from "./occurrences/textCodes";
import { createWrappers } from "./occurrences/wrappers";
import type { Surveys } from "./surveys";
import {
  type CodeUse,
  collectFacts,
  collectPlainFacts,
  type EvidenceFact,
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

/** A text in a language, with what it shows without a parse. */
interface Surveyed {
  readonly document: TextDocument;
  readonly language: LanguageDefinition;
  readonly survey: FileSurvey;
}

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
    if (isNotebook(document.uri)) {
      return this.#readNotebook(document, pause, findKept);
    }
    const surveyed = usesNoCodes(document.uri) ? undefined : await this.#survey(document, pause);
    if (surveyed === undefined) {
      return noFacts;
    }
    const { survey } = surveyed;
    const facts = await this.#collect(surveyed, [], pause, findKept);
    const isHot = survey.holdsCodes || survey.evidence.length > 0 || mayHoldDirectives(document.getText());
    return isHot ? { ...facts, isHot } : facts;
  }

  /**
   * Where its cells use codes, and what shows in them, which holds for all of them. Of what they define, only they know, as
   * long as they are open.
   */
  async #readNotebook(notebook: TextDocument, pause: Pause, findKept: FindKept): Promise<FileFacts> {
    const { uri, version } = notebook;
    const cells: (Surveyed & { readonly number: number })[] = [];
    for (const { number, languageId, text } of readCells(notebook.getText()).cells) {
      const document = TextDocument.create(`${uri}#${number}`, languageId, version, text);
      const surveyed = await this.#survey(document, pause);
      cells.push(...(surveyed === undefined ? [] : [{ ...surveyed, number }]));
    }
    const around = joinEvidence(...cells.map(({ survey }) => survey.evidence));
    const facts = { ...noFacts, uses: [] as CodeUse[], evidence: [] as EvidenceFact[] };
    for (const { number, ...surveyed } of cells) {
      const { uses, evidence } = await this.#collect(surveyed, around, pause, findKept);
      facts.uses.push(...uses.map((use) => ({ ...use, cell: number })));
      facts.evidence.push(...evidence.map((fact) => ({ ...fact, cell: number })));
    }
    return facts;
  }

  async #survey(document: TextDocument, pause: Pause): Promise<Surveyed | undefined> {
    const language = languageOfId(document.languageId);
    const text = document.getText();
    return language === undefined || findReasonToSkip(text) !== undefined
      ? undefined
      : { document, language, survey: await surveyFile(text, this.#surveys.of(language), pause) };
  }

  /** @param around what the other cells of a notebook show. */
  async #collect(
    { document, language, survey: { evidence, holdsCodes, suspects } }: Surveyed,
    around: readonly EvidenceFound[],
    pause: Pause,
    findKept: FindKept,
  ): Promise<FileFacts> {
    const index = this.#index;
    const collect = (codes: DocumentCodes): FileFacts => {
      const shown = joinEvidence(codes.evidence, around);
      return collectFacts(document, { ...codes, evidence: shown }, evidence, index);
    };
    if (!holdsCodes && suspects.length === 0) {
      return evidence.length === 0 ? noFacts : collect(noCodes);
    }
    const kept = findKept(language);
    if (kept !== undefined) {
      return collect((await kept) ?? noCodes);
    }
    const readable = await this.#reader.load(language);
    if (readable === undefined) {
      return collect(noCodes);
    }
    const { constructs, grammar } = readable;
    const text = document.getText();
    const context = { ...this.#surveys.of(language), constructs, wrappers: createWrappers([]) };
    const slicedParser = await (this.#slicedParser ??= this.#createSlicedParser());
    const facts = await slicedParser.read(text, grammar, pause, (root) => {
      if (holdsCodes) {
        const codes = findTextCodes(root, text, undefined, context);
        return collect(joinTexts([{ ...wholeDocument, codes }], index));
      }
      const ownCodes = findOwnCodesAmong(root, text, suspects, context);
      return { uses: [], ...collectPlainFacts(document, ownCodes, evidence, index) };
    });
    return facts ?? collect(noCodes);
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
