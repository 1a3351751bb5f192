import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Entry } from "../catalogs/model";
import { familyOf } from "../catalogs/readCatalog";
import type { Pause } from "../documents/slicedParser";
import type { Role } from "../languages/language";
import type { Candidate } from "../occurrences/candidates";
import { bindGroup } from "../occurrences/bindings";
import { createMeantTest } from "../occurrences/meant";
import { listOwnCodes, type DocumentCodes } from "../occurrences/documentCodes";
import { moveEvidence } from "../occurrences/evidence";
import type { EvidenceFound, PlaceInText } from "../occurrences/occurrence";
import type { OwnCode } from "../occurrences/textCodes";
import { findOwnCodes } from "../rules";
import { findEvidenceIn, hidesCode, isNearlyCode, type SurveyContext } from "../rules/survey";
import type { Span } from "../util/span";

/** What other files want to know of a file. It depends on its text and the catalogs only, and keeps nothing of the text. */
export interface FileFacts {
  /** Sorted by place. */
  readonly uses: readonly CodeUse[];
  /** Only values that some rule could take for a misspelt code: see {@link couldBeMeant}. */
  readonly ownCodes: readonly OwnCodeFact[];
  readonly evidence: readonly EvidenceFact[];
  /** Some rule may have something to say of the file, as far as its text tells; settings may know more. */
  readonly isHot?: boolean;
}

/** A literal that is a known code. */
export interface CodeUse extends PlaceInText {
  readonly entries: readonly Entry[];
  readonly role: Role;
  /**
   * Those of the entries that are meant, as far as the file's text tells: see {@link createMeantTest}. Settings, such as
   * `bind`, have no part in it.
   */
  readonly meant: readonly Entry[];
  /** Of a notebook, the cell whose text the place is in; 1-based, among all cells. */
  readonly cell?: number;
}

/** A value that the project states to be a code of its own. */
export interface OwnCodeFact extends PlaceInText {
  readonly value: string;
}

export interface EvidenceFact extends PlaceInText, Pick<EvidenceFound, "catalog" | "kind" | "name"> {
  /** As in {@link CodeUse}. */
  readonly cell?: number;
}

/** Of nearly all files. */
export const noFacts: FileFacts = { uses: [], ownCodes: [], evidence: [] };

/** What a text shows without a parse. */
export interface FileSurvey {
  readonly evidence: readonly EvidenceFound[];
  /** It holds a code, or nearly one, so that all its groups count. */
  readonly holdsCodes: boolean;
  /** Other values that the project may define here, and that could be taken for misspelt codes. */
  readonly suspects: readonly Candidate[];
}

/** UTF-16 units that are surveyed at once: a millisecond's work or so. */
const pieceLength = 50_000;

/** @param pause called after every few milliseconds of work. */
export async function surveyFile(text: string, context: SurveyContext, pause: Pause): Promise<FileSurvey> {
  if (text.length <= pieceLength) {
    return surveyPiece(text, context);
  }
  const evidence = new Map<string, EvidenceFound>();
  const suspects: Candidate[] = [];
  let holdsCodes = false;
  for (let from = 0; from < text.length;) {
    // No literal that could be a code goes over the end of a line.
    const lineEnd = text.indexOf("\n", from + pieceLength);
    const to = lineEnd === -1 ? text.length : lineEnd + 1;
    const piece = surveyPiece(text.slice(from, to), context);
    holdsCodes ||= piece.holdsCodes;
    for (const { start, end, bare } of piece.suspects) {
      suspects.push({ start: start + from, end: end + from, bare });
    }
    for (const found of piece.evidence.filter(({ catalog }) => !evidence.has(catalog.id))) {
      evidence.set(found.catalog.id, moveEvidence(found, from));
    }
    from = to;
    await pause();
  }
  return { evidence: [...evidence.values()], holdsCodes, suspects };
}

function surveyPiece(text: string, context: SurveyContext): FileSurvey {
  const { index, someLongContent, scanCandidates, evidenceTest } = context;
  const seen = { code: false, name: evidenceTest.isIn(text), suspect: false };
  someLongContent(text, (piece, start, end) => {
    const content = piece.slice(start, end);
    seen.code ||= (index.mayBeNearlyCode(piece, start, end) && isNearlyCode(content, index)) || hidesCode(content);
    seen.name ||= evidenceTest.mayBeName(piece, start, end) && evidenceTest.isName(content);
    seen.suspect ||= !seen.code && couldBeMeant(content, index);
    return seen.code && seen.name;
  });
  // The places of candidates are dear, and most texts have none whose place counts.
  const candidates = seen.suspect && !seen.code ? scanCandidates(text) : [];
  return {
    evidence: seen.name ? findEvidenceIn(text, context) : [],
    holdsCodes: seen.code,
    suspects: candidates.filter(({ start, end }) => couldBeMeant(text.slice(start, end), index)),
  };
}

/**
 * Whether some rule could take the value for a code that was meant to be another one. For all other values it makes no
 * difference whether the project defines them, but for strictness `strict`, where its own file tells.
 */
export function couldBeMeant(value: string, index: CatalogIndex): boolean {
  if (mimeType.test(value)) {
    return false;
  }
  return index.catalogs.some(({ families }) => familyOf(value, families) !== undefined) || index.resemblesSome(value);
}

/** In half of all files that speak HTTP, and nobody's code, though a family is called `application/`. */
const mimeType =
  /^application\/(?:json|xml|pdf|zip|gzip|octet-stream|javascript|x-[\w.-]+|vnd\.[\w.+-]+|[\w.-]+\+\w+)$/;

/**
 * @param codes what a parse of the document has shown.
 * @param evidence what its text shows.
 */
export function collectFacts(
  document: TextDocument,
  codes: DocumentCodes,
  evidence: readonly EvidenceFound[],
  index: CatalogIndex,
): FileFacts {
  const uses = codes.groups.flatMap((group): readonly CodeUse[] => {
    const isMeant = createMeantTest(group, codes.evidence);
    return group.members
      .filter(({ entries }) => entries.length > 0)
      .map(({ entries, role, literal }) => {
        const meant = entries.filter(({ catalog }) => isMeant(catalog));
        return {
          entries,
          role,
          meant: meant.length === entries.length ? entries : meant,
          ...placeIn(document, literal.span),
        };
      });
  });
  const ownCodes = [...listOwnCodes(codes), ...findOwnCodes(codes.groups, (group) => bindGroup(group, codes.evidence))];
  return {
    uses: uses.sort((a, b) => a.line - b.line || a.start - b.start),
    ...collectPlainFacts(document, ownCodes, evidence, index),
  };
}

/** The facts of a document that uses no code. */
export function collectPlainFacts(
  document: TextDocument,
  ownCodes: readonly OwnCode[],
  evidence: readonly EvidenceFound[],
  index: CatalogIndex,
): Omit<FileFacts, "uses"> {
  return {
    ownCodes: ownCodes
      .filter(({ value }) => couldBeMeant(value, index))
      .map(({ value, span }) => ({ value, ...placeIn(document, span) })),
    evidence: evidence.map(({ catalog, kind, name, reason }) => ({
      catalog,
      kind,
      name,
      ...placeIn(document, reason.span ?? { start: 0, end: 0 }),
    })),
  };
}

function placeIn(document: TextDocument, span: Span): PlaceInText {
  const { line, character } = document.positionAt(span.start);
  return { line, start: character, end: character + span.end - span.start };
}
