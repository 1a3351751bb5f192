import { isRecord } from "../../../shared/src/isRecord";
import { readJsonText } from "../catalogs/jsonText";
import { groupBy } from "../util/groupBy";
import type { BaselineEntry, ReportedFinding } from "./report";

/** What a project has agreed to leave as it is: each file, rule and code once. */
export type Baseline = readonly BaselineEntry[];

/** Why a text is no baseline. */
export interface BaselineError {
  /** 1-based. */
  readonly line: number;
  /** A sentence. */
  readonly message: string;
}

/**
 * A baseline as text: sorted, with a line for each count, so that a change of one finding is a change of one line.
 *
 * ```json
 * {
 *   "errdexBaseline": 1,
 *   "files": {
 *     "src/pay.ts": {
 *       "unknown-code": {
 *         "INVALID_EMIAL": 2
 *       }
 *     }
 *   }
 * }
 * ```
 */
export function renderBaseline(baseline: Baseline): string {
  const nest = (entries: Baseline, [key, ...keys]: readonly ("file" | "rule" | "code")[], indent: string): string => {
    if (key === undefined) {
      return String(entries[0]?.count ?? 0);
    }
    const groups = [...groupBy(entries, (entry) => entry[key])].sort(([a], [b]) => (a < b ? -1 : 1));
    const inner = `${indent}  `;
    const lines = groups.map(([name, group]) => `${inner}${JSON.stringify(name)}: ${nest(group, keys, inner)}`);
    return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent}}`;
  };
  return `{\n  "errdexBaseline": 1,\n  "files": ${nest(baseline, ["file", "rule", "code"], "  ")}\n}\n`;
}

/** Reads what {@link renderBaseline} writes, and what people make of it: a comma too many and comments do no harm. */
export function parseBaseline(text: string): Baseline | BaselineError {
  const { data, errors, duplicates, locate } = readJsonText(text);
  const [broken] = errors;
  const [twice] = duplicates;
  const errorAt = (offset: number, message: string): BaselineError => ({
    line: text.slice(0, offset).split(/\r\n?|\n/).length,
    message,
  });
  const errorOf = (path: readonly string[], message: string): BaselineError =>
    errorAt(locate?.(path, "value").start ?? 0, message);
  if (broken !== undefined) {
    return errorAt(broken.span.start, broken.message);
  }
  if (!isRecord(data) || !("errdexBaseline" in data)) {
    return errorAt(0, 'This is no baseline: it has no "errdexBaseline".');
  }
  if (data["errdexBaseline"] !== 1) {
    return errorOf(["errdexBaseline"], "This baseline is for another version of Errdex: this one reads 1.");
  }
  if (twice !== undefined) {
    return errorAt(twice.span.start, `"${twice.path.at(-1) ?? ""}" stands here for the second time.`);
  }
  const { files } = data;
  if (!isRecord(files)) {
    return errorOf(["files"], '"files" must be an object: rules by file.');
  }
  const baseline: BaselineEntry[] = [];
  for (const [file, rules] of Object.entries(files)) {
    if (!isRecord(rules)) {
      return errorOf(["files", file], "This must be an object: codes by rule.");
    }
    for (const [rule, codes] of Object.entries(rules)) {
      if (!isRecord(codes)) {
        return errorOf(["files", file, rule], "This must be an object: counts by code.");
      }
      for (const [code, count] of Object.entries(codes)) {
        if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 1) {
          return errorOf(["files", file, rule, code], "A count must be a whole number, 1 or more.");
        }
        baseline.push({ file, rule, code, count });
      }
    }
  }
  return baseline;
}

/** The findings, counted. */
export function countFindings(findings: readonly ReportedFinding[]): Baseline {
  return [...groupBy(findings, keyOf).values()].map((group) => {
    const { file, rule, code } = group[0] as ReportedFinding;
    return { file, rule, code, count: group.length };
  });
}

export interface Compared {
  /** Those that are not in the baseline: of each kind as many as there are too many, the last of the file. */
  readonly findings: readonly ReportedFinding[];
  readonly leftOut: number;
  /** What is in the baseline, and not among the findings. */
  readonly stale: Baseline;
}

/** Leaves out the findings that are in the baseline. */
export function compareWithBaseline(findings: readonly ReportedFinding[], baseline: Baseline): Compared {
  const known = new Map(baseline.map((entry) => [keyOf(entry), entry.count]));
  const left = new Map(known);
  const found = groupBy(findings, keyOf);
  const isNew = (finding: ReportedFinding): boolean => {
    const key = keyOf(finding);
    const more = left.get(key) ?? 0;
    left.set(key, more - 1);
    return more < 1;
  };
  const fresh = findings.filter(isNew).map((finding) => {
    const inBaseline = known.get(keyOf(finding)) ?? 0;
    const inFile = found.get(keyOf(finding))?.length ?? 0;
    const hint = `The baseline has ${inBaseline} of the ${inFile} that are in this file.`;
    return inBaseline === 0 ? finding : { ...finding, message: `${finding.message} ${hint}` };
  });
  const stale = baseline.flatMap((entry) => {
    const count = left.get(keyOf(entry)) ?? 0;
    return count < 1 ? [] : [{ ...entry, count }];
  });
  return { findings: fresh, leftOut: findings.length - fresh.length, stale };
}

function keyOf({ file, rule, code }: Pick<BaselineEntry, "file" | "rule" | "code">): string {
  return JSON.stringify([file, rule, code]);
}
