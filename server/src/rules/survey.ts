import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import { familyOf } from "../catalogs/readCatalog";
import { createCandidateScanner, type ScanCandidates } from "../occurrences/candidates";
import { createEvidenceFinder, type FindEvidence } from "../occurrences/evidence";
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
  /** Finds those alone that are long enough to be a code, or nearly one, or a name that is evidence. */
  readonly scanLongCandidates: ScanCandidates;
  readonly findEvidence: FindEvidence;
}

export const nothingSeen: Survey = { codes: 0, isDoubtful: false };

export function createSurveyContext(index: CatalogIndex): SurveyContext {
  const names = index.catalogs.flatMap(({ evidence }) => Object.values(evidence).flat());
  // A slip leaves out one character at most.
  const shortest = Math.min(index.shape.minLength - 1, ...names.map(({ length }) => length));
  return {
    index,
    scanCandidates: createCandidateScanner(index.shape),
    scanLongCandidates: createCandidateScanner(index.shape, Math.max(1, shortest)),
    findEvidence: createEvidenceFinder(index),
  };
}

/** Whether the text holds a code, or nearly one, or evidence of an API. Most files of a workspace do not. */
export function holdsCodes(text: string, { index, scanLongCandidates, findEvidence }: SurveyContext): boolean {
  const candidates = scanLongCandidates(text);
  return (
    candidates.some(({ start, end }) => isNearlyCode(text.slice(start, end), index)) ||
    (candidates.length > 0 && findEvidence(text, candidates).length > 0)
  );
}

function isNearlyCode(content: string, index: CatalogIndex): boolean {
  return (
    index.lookup(content).length > 0 ||
    index.nearMisses(content).some(({ kind }) => kind === "typo") ||
    hidesCode(content)
  );
}

/** Surveys a text that holds codes. */
export function surveyText(text: string, { index, scanCandidates }: SurveyContext): Survey {
  const known = new Map<Catalog, number>();
  const claimed = new Set<Catalog>();
  let codes = 0;
  let isDoubtful = false;
  for (const { start, end } of scanCandidates(text)) {
    const content = text.slice(start, end);
    const entries = index.lookup(content);
    codes += entries.length > 0 ? 1 : 0;
    for (const { catalog } of entries) {
      known.set(catalog, (known.get(catalog) ?? 0) + 1);
    }
    if (entries.length === 0 && !isDoubtful) {
      isDoubtful = hidesCode(content) || index.resemblesSome(content);
      for (const catalog of index.catalogs.filter(({ families }) => familyOf(content, families) !== undefined)) {
        claimed.add(catalog);
      }
    }
  }
  const hasClaims = Array.from(claimed).some((catalog) => (known.get(catalog) ?? 0) >= knownForFarValue);
  return { codes, isDoubtful: isDoubtful || hasClaims || known.size > 1 };
}

/** Whether an escape may hide a code; there are too few of them to decode here. */
function hidesCode(content: string): boolean {
  return /\\[ux0-7]/.test(content);
}
