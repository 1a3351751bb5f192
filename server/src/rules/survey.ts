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
import { mayReadWrongField } from "./wrongField";

/** What a text shows without a parse, which is many times dearer. */
export interface Survey {
  /** How many strings and names are known codes. */
  readonly codes: number;
  /**
   * Some rule might speak. Where none might, no rule has anything to say, but for strictness `strict` and for
   * `unhandled-codes`, which speaks of what is not there.
   */
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

/** Whether it is a code, or one slip away from one. */
export function isNearlyCode(content: string, index: CatalogIndex): boolean {
  return index.lookup(content).length > 0 || index.nearMisses(content).some(({ kind }) => kind === "typo");
}

/** Surveys a text that holds codes. */
export function surveyText(text: string, context: SurveyContext): Survey {
  const { index, someContent } = context;
  const known = new Map<Catalog, number>();
  const claimed = new Set<Catalog>();
  const counts = new Map<string, number>();
  const seen = { codes: 0, isDoubtful: false };
  someContent(text, (piece, start) => {
    const content = piece.slice(start);
    const entries = index.lookup(content);
    for (const { catalog, deprecated } of entries) {
      known.set(catalog, (known.get(catalog) ?? 0) + 1);
      seen.isDoubtful ||= deprecated !== undefined;
    }
    if (entries.length > 0) {
      seen.codes++;
      counts.set(content, (counts.get(content) ?? 0) + 1);
    } else if (!seen.isDoubtful) {
      seen.isDoubtful = hidesCode(content) || index.resemblesSome(content);
      for (const catalog of index.catalogs) {
        if (!claimed.has(catalog) && familyOf(content, catalog.families) !== undefined) {
          claimed.add(catalog);
        }
      }
    }
    return false;
  });
  const isDoubtful =
    seen.isDoubtful ||
    known.size > 1 ||
    Array.from(claimed).some((catalog) => (known.get(catalog) ?? 0) >= knownForFarValue) ||
    Array.from(counts).some(([code, count]) => count > 1 && mayStandTwice(code, text)) ||
    Array.from(known.keys()).some((catalog) => mayHaveWrongField(catalog, text, context));
  return { codes: seen.codes, isDoubtful };
}

function mayHaveWrongField(catalog: Catalog, text: string, { index, scanCandidates, findEvidence }: SurveyContext) {
  return (
    mayReadWrongField(text, catalog, index) &&
    findEvidence(text, scanCandidates(text)).some((found) => found.catalog === catalog)
  );
}

/** Whether a code that a text holds twice might do so in one switch, map, list or condition. */
function mayStandTwice(code: string, text: string): boolean {
  let before = text.indexOf(code);
  for (let at = before; (at = text.indexOf(code, at + code.length)) !== -1; before = at) {
    if (mayShareConstruct(text, before, at)) {
      return true;
    }
  }
  return false;
}

const declarations = "class|def|defp|defmodule|enum|export|fn|func|function|interface|module|type";
/** A line that no construct goes on over. */
const boundary = new RegExp(`^(?:(?:${declarations})|\\s*(?:async\\s+)?(?:class|def|defp|module))\\s`);

/**
 * Whether no block, function or class is begun between the two places that the first one is not in. Told by how lines
 * begin and end, as people and formatters write them.
 */
function mayShareConstruct(text: string, first: number, second: number): boolean {
  // Of the line that the first place is in, the end only.
  const lines = text.slice(first, second).split("\n").reverse();
  let ended = 0;
  for (const [i, line] of lines.entries()) {
    ended -= i > 0 && /\{\s*(?:\/[/*].*)?$/.test(line) ? 1 : 0;
    if (ended < 0 || (i < lines.length - 1 && boundary.test(line))) {
      return false;
    }
    ended += /^\s*\}/.test(line) ? 1 : 0;
  }
  return true;
}

/** Whether an escape may hide a code; there are too few of them to decode here. */
export function hidesCode(content: string): boolean {
  return content.includes("\\") && /\\[ux0-7]/.test(content);
}
