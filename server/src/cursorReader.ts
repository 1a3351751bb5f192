import type { TextDocument } from "vscode-languageserver-textdocument";
import { textOf } from "./documents/editedDocument";
import type { CatalogIndex } from "./catalogs/catalogIndex";
import type { DocumentReader, Told } from "./documentReader";
import { judgeLiteral } from "./judgement";
import type { Insertion } from "./documents/syntaxTrees";
import type { LanguageDefinition, Role } from "./languages/language";
import type { Literal } from "./languages/literal";
import { layerAt } from "./languages/layers";
import { spellInLayer } from "./languages/spelling";
import type { LayeredReader, ReadableLayer } from "./layeredReader";
import { type DirectiveContext, findDirectiveStart, isInCommentLine } from "./occurrences/directiveAt";
import { noCodes } from "./occurrences/documentCodes";
import { findArmEndings, findEntryEndings } from "./occurrences/halfTyped";
import { findOpenQuote, type LiteralAt, readLiteralAt } from "./occurrences/literalAt";
import { joinEvidence } from "./occurrences/evidence";
import type { EvidenceFound, Occurrence } from "./occurrences/occurrence";
import type { LiteralContext } from "./service";
import { moveSpan } from "./util/span";
import type { ProjectFacts } from "./workspace/projectFacts";

/** What reading at a cursor takes of the engine. */
export interface CursorReaderParts {
  readonly index: CatalogIndex;
  readonly reader: LayeredReader;
  readonly documents: DocumentReader;
  readonly project: ProjectFacts;
  /** What documents that belong together with this one show. */
  readonly evidenceAround: (document: TextDocument) => readonly EvidenceFound[];
}

/**
 * Reads what stands at a cursor, where half-typed code is the rule: a string that nobody has closed yet, a comment that
 * only begins to be a directive.
 */
export class CursorReader {
  readonly #index: CatalogIndex;
  readonly #reader: LayeredReader;
  readonly #documents: DocumentReader;
  readonly #project: ProjectFacts;
  readonly #evidenceAround: CursorReaderParts["evidenceAround"];

  constructor({ index, reader, documents, project, evidenceAround }: CursorReaderParts) {
    this.#index = index;
    this.#reader = reader;
    this.#documents = documents;
    this.#project = project;
    this.#evidenceAround = evidenceAround;
  }

  /** As `ErrorCodeService.contextAt`, of a document that is read in this language. */
  async contextAt(
    document: TextDocument,
    offset: number,
    language: LanguageDefinition,
    told: Told,
  ): Promise<LiteralContext | undefined> {
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
    const text = textOf(layer.document);
    const at = { text, offset: offset - layer.shift, shift: layer.shift, scope: layer.scope };
    const open = findOpenQuote(text, at.offset);
    // The insertion lies behind the literal's content, so its span holds for the document as well.
    const readWith = (insertion: Insertion): LiteralAt | undefined =>
      trees.readWith(layer.document, layer.grammar, [insertion], (root, completed) =>
        readLiteralAt(root, { ...at, text: completed }, { ...noCodes, ofScopes: codes.ofScopes }, context),
      );
    const literal =
      trees.read(layer.document, layer.grammar, (root) => readLiteralAt(root, at, codes, context)) ??
      (open && readWith({ offset: open.end, insertion: open.quote }));
    const found = literal?.occurrence;
    if (found === undefined) {
      return undefined;
    }
    const occurrence = found.role === "other" ? (readHalf(found.literal, layer, readWith) ?? found) : found;
    const { uri } = document;
    const shown = joinEvidence(this.#evidenceAround(document), this.#project.evidenceAround(uri));
    const { data = false } = layer.language;
    return {
      data,
      spell: (code, quote) => spellInLayer(layer, quote, code),
      ...judgeLiteral(occurrence, codes, shown, { index: this.#index, bound: told.bound }),
      isProjectKnown: this.#project.covers(uri),
    };
  }

  /** As `ErrorCodeService.directiveAt`, of a document that is read in this language. */
  async directiveAt(
    document: TextDocument,
    offset: number,
    language: LanguageDefinition,
  ): Promise<DirectiveContext | undefined> {
    const start = findDirectiveStart(textOf(document), offset);
    if (start === undefined) {
      return undefined;
    }
    const reading = await this.#reader.read(document, language, (layer) => layerAt([layer], offset) !== undefined);
    const layer = reading && layerAt(reading.readable, offset);
    if (reading === undefined || layer === undefined) {
      return undefined;
    }
    const text = textOf(layer.document);
    const at = { start: start - layer.shift, offset: offset - layer.shift };
    return reading.trees.read(layer.document, layer.grammar, (root) =>
      isInCommentLine(root, text, at.start, at.offset, layer.constructs)
        ? { start, offset, typed: text.slice(at.start, at.offset), behind: text.slice(at.offset, at.offset + 200) }
        : undefined,
    );
  }
}

/** The literal as the pattern of an arm, or as the key of an entry, that is typed just now, if it is one. */
function readHalf(
  { span, quote }: Literal,
  { document, shift, constructs }: ReadableLayer,
  readWith: (insertion: Insertion) => LiteralAt | undefined,
): Occurrence | undefined {
  const text = textOf(document);
  const literal = { span: moveSpan(span, -shift), quote };
  const readAs = (role: Role, insertions: readonly Insertion[]): Occurrence | undefined => {
    for (const insertion of insertions) {
      const occurrence = readWith(insertion)?.occurrence;
      if (occurrence?.role === role) {
        return occurrence;
      }
    }
    return undefined;
  };
  return (
    readAs("case", findArmEndings(text, literal, constructs.additions)) ??
    readAs("key", findEntryEndings(text, literal))
  );
}
