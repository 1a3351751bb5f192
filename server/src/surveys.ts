import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CatalogIndex } from "./catalogs/catalogIndex";
import type { Catalog } from "./catalogs/model";
import { languageOfId } from "./languages";
import type { LanguageDefinition } from "./languages/language";
import type { Layer } from "./languages/layers";
import { unquotedFormsOf } from "./occurrences/candidates";
import type { EvidenceFound } from "./occurrences/occurrence";
import {
  createSurveyContext,
  findEvidenceIn,
  holdsCodes,
  surveyText,
  type Survey,
  type SurveyContext,
} from "./rules/survey";

/** What texts show without a parse, above all which ones are worth one. */
export class Surveys {
  readonly #index: CatalogIndex;
  readonly #contexts = new Map<string, SurveyContext>();
  /** Layers that are worth a parse, or were in an earlier version. */
  readonly #hotLayers = new WeakSet<TextDocument>();
  readonly #coldLayers = new WeakMap<TextDocument, number>();
  readonly #evidence = new WeakMap<TextDocument, { version: number; found: readonly EvidenceFound[] }>();

  constructor(index: CatalogIndex) {
    this.#index = index;
  }

  /** What tells whether texts of the language are worth a parse. Most languages share one. */
  of(language: LanguageDefinition): SurveyContext {
    const unquoted = unquotedFormsOf(language);
    const key = JSON.stringify(unquoted);
    let context = this.#contexts.get(key);
    if (context === undefined) {
      context = createSurveyContext(this.#index, unquoted);
      this.#contexts.set(key, context);
    }
    return context;
  }

  /** Whether the layer holds something for which it is worth a parse, or did so before. */
  isHot({ document, language, regions }: Layer): boolean {
    // A document that is its own layer would not be asked about if it held no codes.
    if (regions === undefined || this.#hotLayers.has(document)) {
      return true;
    }
    if (this.#coldLayers.get(document) === document.version) {
      return false;
    }
    const hot = holdsCodes(document.getText(), this.of(language));
    if (hot) {
      this.#hotLayers.add(document);
    } else {
      this.#coldLayers.set(document, document.version);
    }
    return hot;
  }

  /**
   * Surveys a document that is no host.
   *
   * @param evident as of `surveyText`.
   */
  survey(document: TextDocument, language: LanguageDefinition, evident: readonly Catalog[]): Survey {
    const isReadAsSuch = languageOfId(document.languageId) === language;
    const findShown = isReadAsSuch ? () => this.evidenceIn(document) : undefined;
    return surveyText(document.getText(), this.of(language), evident, findShown);
  }

  /** Surveys a host by its layers: what surrounds the pieces in other languages does not count. */
  surveyLayers(layers: readonly Layer[]): Survey {
    const { catalogs } = this.#index;
    const surveys = layers.map(({ document, language }) => surveyText(document.getText(), this.of(language), catalogs));
    // Codes of one API in one layer may stand beside those of another in the next.
    const isMixed = surveys.filter(({ codes }) => codes > 0).length > 1;
    return {
      codes: surveys.reduce((sum, { codes }) => sum + codes, 0),
      isDoubtful: isMixed || surveys.some(({ isDoubtful }) => isDoubtful),
    };
  }

  /** What the document's text shows of APIs that it speaks to. Kept per version. */
  evidenceIn(document: TextDocument): readonly EvidenceFound[] {
    const language = languageOfId(document.languageId);
    if (language === undefined) {
      return [];
    }
    let known = this.#evidence.get(document);
    if (known?.version !== document.version) {
      known = { version: document.version, found: findEvidenceIn(document.getText(), this.of(language)) };
      this.#evidence.set(document, known);
    }
    return known.found;
  }
}
