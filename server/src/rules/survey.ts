import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import { familyOf } from "../catalogs/readCatalog";
import {
  createCandidateScanner,
  createContentTest,
  type ScanCandidates,
  type SomeContent,
  type UnquotedForms,
} from "../occurrences/candidates";
import {
  createEvidenceFinder,
  createEvidenceTest,
  type EvidenceTest,
  type FindEvidence,
} from "../occurrences/evidence";
import { knownForFarValue } from "./unknownCode";

/** What a text shows without a parse, which is many times dearer. */
export interface Survey {
  /** How many strings and names are known codes. */
  readonly codes: number;
  /** Some value could be a wrong code; where none could, no rule has anything to say, but for strictness `strict`. */
  readonly isDoubtful: boolean;
}

export interface SurveyContext {
  readonly index: CatalogIndex;
  readonly scanCandidates: ScanCandidates;
  readonly someContent: SomeContent;
  /** Looks at those alone that are long enough to be a code, or nearly one, or a name that is evidence. */
  readonly someLongContent: SomeContent;
  readonly findEvidence: FindEvidence;
  readonly evidenceTest: EvidenceTest;
}

export const nothingSeen: Survey = { codes: 0, isDoubtful: false };

export function createSurveyContext(index: CatalogIndex, unquoted: UnquotedForms): SurveyContext {
  const names = index.catalogs.flatMap(({ evidence }) => Object.values(evidence).flat());
  // A slip leaves out one character at most.
  const shortest = Math.min(index.shape.minLength - 1, ...names.map(({ length }) => length));
  return {
    index,
    scanCandidates: createCandidateScanner(index.shape, unquoted),
    someContent: createContentTest(index.shape, unquoted, 1),
    someLongContent: createContentTest(index.shape, unquoted, Math.max(1, shortest)),
    findEvidence: createEvidenceFinder(index),
    evidenceTest: createEvidenceTest(index),
  };
}

/** Whether the text holds a code, or nearly one, or evidence of an API. Most files of a workspace do not. */
export function holdsCodes(text: string, { index, someLongContent, evidenceTest }: SurveyContext): boolean {
  const mayHideCodes = text.includes("\\") && hidesCode(text);
  return (
    someLongContent(
      text,
      (piece, start) =>
        (index.mayBeNearlyCode(piece, start) && isNearlyCode(piece.slice(start), index)) ||
        (evidenceTest.mayBeName(piece, start) && evidenceTest.isName(piece.slice(start))) ||
        (mayHideCodes && hidesCode(piece)),
    ) || evidenceTest.isIn(text)
  );
}

function isNearlyCode(content: string, index: CatalogIndex): boolean {
  return index.lookup(content).length > 0 || index.nearMisses(content).some(({ kind }) => kind === "typo");
}

/** Surveys a text that holds codes. */
export function surveyText(text: string, { index, someContent }: SurveyContext): Survey {
  const known = new Map<Catalog, number>();
  const claimed = new Set<Catalog>();
  const seen = { codes: 0, isDoubtful: false };
  someContent(text, (piece, start) => {
    const content = piece.slice(start);
    const entries = index.lookup(content);
    seen.codes += entries.length > 0 ? 1 : 0;
    for (const { catalog } of entries) {
      known.set(catalog, (known.get(catalog) ?? 0) + 1);
    }
    if (entries.length === 0 && !seen.isDoubtful) {
      seen.isDoubtful = hidesCode(content) || index.resemblesSome(content);
      for (const catalog of index.catalogs) {
        if (!claimed.has(catalog) && familyOf(content, catalog.families) !== undefined) {
          claimed.add(catalog);
        }
      }
    }
    return false;
  });
  const hasClaims = Array.from(claimed).some((catalog) => (known.get(catalog) ?? 0) >= knownForFarValue);
  return { codes: seen.codes, isDoubtful: seen.isDoubtful || hasClaims || known.size > 1 };
}

/** Whether an escape may hide a code; there are too few of them to decode here. */
function hidesCode(content: string): boolean {
  return content.includes("\\") && /\\[ux0-7]/.test(content);
}
