import * as l10n from "@vscode/l10n";
import type { Entry } from "../../catalogs/model";
import type { Finding } from "../../rules/finding";
import type { Analysis } from "../../service";
import type { Span } from "../../util/span";
import { type Action, type ActionSource, findingsAt, type TextChange } from "./action";
import { writeCode } from "./writeCode";

/** One replacement that puts a finding right. */
export interface Fix {
  readonly finding: Finding;
  readonly title: string;
  readonly span: Span;
  readonly newText: string;
  /** All but certainly what was meant. */
  readonly preferred: boolean;
}

type Readable = Pick<Analysis, "findings" | "spell">;

/** The fixes for all findings that the span touches, in the order of the text. */
export function findFixes(analysis: Readable, span: Span): readonly Fix[] {
  return findingsAt(analysis, span).flatMap((finding) => [
    ...finding.suggestions.flatMap((entry, i) => toFix(finding, entry, finding.sure && i === 0, analysis) ?? []),
    ...(finding.fixes ?? []).map((fix, i) => ({ ...fix, finding, preferred: finding.sure && i === 0 })),
  ]);
}

/** Replaces a value by a code: here, or all of its kind in the file. */
export const replaceActions: ActionSource = {
  kinds: ["quickfix"],
  find: ({ analysis, span }) => [
    ...findFixes(analysis, span).map((fix): Action => ({
      title: fix.title,
      kind: "quickfix",
      finding: fix.finding,
      preferred: fix.preferred,
      change: [toChange(fix)],
    })),
    ...findingsAt(analysis, span).flatMap((finding) => replaceAll(finding, analysis) ?? []),
  ],
};

/** Everything in the file that is sure, on save for example. */
export const fixAllActions: ActionSource = {
  kinds: ["source.fixAll.errdex"],
  find: ({ analysis }) => {
    const change = findSureFixes(analysis).map(toChange);
    return change.length === 0 ? [] : [{ title: l10n.t("Fix all that is sure"), kind: "source.fixAll.errdex", change }];
  },
};

/** What may be applied without a question, in the order of the text. Of fixes that overlap, the first. */
export function findSureFixes(analysis: Readable): readonly Fix[] {
  const fixes: Fix[] = [];
  let end = 0;
  for (const finding of analysis.findings) {
    const fix = finding.sure ? sureFix(finding, analysis) : undefined;
    if (fix !== undefined && fix.span.start >= end) {
      fixes.push(fix);
      end = fix.span.end;
    }
  }
  return fixes;
}

function sureFix(finding: Finding, analysis: Readable): Fix | undefined {
  const [entry] = finding.suggestions;
  const [fix] = finding.fixes ?? [];
  return entry === undefined ? fix && { ...fix, finding, preferred: true } : toFix(finding, entry, true, analysis);
}

/** Where the same value stands several times, and the same is meant. */
function replaceAll(finding: Finding, analysis: Readable): Action | undefined {
  const [entry] = finding.suggestions;
  const { rule, value } = finding;
  const alike =
    entry === undefined
      ? []
      : analysis.findings
          .filter((other) => other.rule === rule && other.value === value && other.suggestions[0] === entry)
          .flatMap((other) => toFix(other, entry, false, analysis) ?? []);
  return entry === undefined || alike.length < 2
    ? undefined
    : {
        title: l10n.t("Change all {0} '{1}' to '{2}' in this file", alike.length, value, entry.code),
        kind: "quickfix",
        finding,
        change: alike.map(toChange),
      };
}

/** What it does to the text. */
export function toChange({ span, newText }: Pick<Fix, "span" | "newText">): TextChange {
  return { ...span, newText };
}

/** `undefined` where the code cannot be written in the finding's place. */
function toFix(finding: Finding, entry: Entry, preferred: boolean, analysis: Readable): Fix | undefined {
  const { occurrence, span } = finding;
  const newText = occurrence === undefined ? entry.code : writeCode(entry.code, occurrence, analysis);
  if (newText === undefined) {
    return undefined;
  }
  return { finding, title: l10n.t("Change to '{0}'", entry.code), span, newText, preferred };
}
