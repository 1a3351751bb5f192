import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import { familyOf } from "../catalogs/readCatalog";
import {
  createCandidateScanner,
  type Candidate,
  type ScanCandidates,
  type UnquotedForms,
} from "../occurrences/candidates";
import { createContentTest, createQuotedTest, type SomeContent } from "../occurrences/contentTest";
import { mayHoldDirectives } from "../occurrences/directives";
import {
  createEvidenceFinder,
  createEvidenceTest,
  type EvidenceTest,
  type FindEvidence,
} from "../occurrences/evidence";
import type { EvidenceFound } from "../occurrences/occurrence";
import { knownForFarValue } from "./judgeValue";
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
  /** Looks at those alone that stand in quotes. */
  readonly someQuoted: SomeContent;
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
    someQuoted: createQuotedTest(index.shape, 1),
    findEvidence: createEvidenceFinder(index),
    evidenceTest: createEvidenceTest(index),
  };
}

/** Whether the text holds a code, or nearly one, or evidence of an API, or a directive. Most files of a workspace do not. */
export function holdsCodes(text: string, { index, someLongContent, evidenceTest }: SurveyContext): boolean {
  const mayHideCodes = text.includes("\\") && hidesCode(text);
  return (
    someLongContent(
      text,
      (piece, start, end) =>
        (index.mayBeNearlyCode(piece, start, end) && isNearlyCode(piece.slice(start, end), index)) ||
        (evidenceTest.mayBeName(piece, start, end) && evidenceTest.isName(piece.slice(start, end))) ||
        (mayHideCodes && hidesCode(piece.slice(start, end))),
    ) ||
    evidenceTest.isIn(text) ||
    mayHoldDirectives(text)
  );
}

/** Whether it is a code, or one slip away from one. */
export function isNearlyCode(content: string, index: CatalogIndex): boolean {
  return index.lookup(content).length > 0 || index.nearMisses(content).some(({ kind }) => kind === "typo");
}

/**
 * Surveys a text that holds codes.
 *
 * @param evident catalogs whose APIs are known to be spoken to by other means than the text.
 * @param findShown for who keeps what the text shows of APIs that it speaks to.
 */
export function surveyText(
  text: string,
  context: SurveyContext,
  evident: readonly Catalog[] = [],
  findShown = () => findEvidenceIn(text, context),
): Survey {
  const { index, someContent, evidenceTest } = context;
  const known = new Map<Catalog, number>();
  const counts = new Map<string, number>();
  const others = new Set<string>();
  const seen = { codes: 0, isDoubtful: mayHoldDirectives(text), mayBeEvident: evidenceTest.isIn(text) };
  someContent(text, (piece, start, end) => {
    const content = piece.slice(start, end);
    const entries = index.lookup(content);
    for (const { catalog, deprecated } of entries) {
      known.set(catalog, (known.get(catalog) ?? 0) + 1);
      seen.isDoubtful ||= deprecated !== undefined;
    }
    if (entries.length > 0) {
      seen.codes++;
      counts.set(content, (counts.get(content) ?? 0) + 1);
    } else {
      others.add(content);
    }
    seen.mayBeEvident ||= evidenceTest.mayBeName(piece, start, end) && evidenceTest.isName(content);
    return false;
  });
  if (seen.isDoubtful || known.size > 1) {
    return { codes: seen.codes, isDoubtful: true };
  }
  const shown = seen.mayBeEvident ? findShown().map(({ catalog }) => catalog) : [];
  const present = new Set([...known.keys(), ...shown, ...evident]);
  // A value that is more than a slip away from a code is wrong only where something else speaks for the code's API.
  const isPresent = (catalog: Catalog): boolean => present.has(catalog);
  const claimable = Array.from(known).flatMap(([catalog, count]) =>
    count >= knownForFarValue ? catalog.families : [],
  );
  const isDoubtful =
    Array.from(others).some(
      (content) =>
        hidesCode(content) ||
        isNearlyCode(content, index) ||
        (present.size > 0 && index.resemblesSome(content) && index.resemblesCodeOf(isPresent, content)) ||
        familyOf(content, claimable) !== undefined,
    ) ||
    Array.from(counts).some(([code, count]) => count > 1 && mayStandTwice(code, text)) ||
    Array.from(known.keys()).some((catalog) => shown.includes(catalog) && mayReadWrongField(text, catalog, index));
  return { codes: seen.codes, isDoubtful };
}

/** What the text shows of APIs that it speaks to. */
export function findEvidenceIn(
  text: string,
  { someQuoted, evidenceTest, findEvidence }: SurveyContext,
): readonly EvidenceFound[] {
  const names: Candidate[] = [];
  someQuoted(text, (_, start, end) => {
    if (evidenceTest.mayBeName(text, start, end) && evidenceTest.isName(text.slice(start, end))) {
      names.push({ start, end, bare: false });
    }
    return false;
  });
  return findEvidence(
    text,
    names.sort((a, b) => a.start - b.start),
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
