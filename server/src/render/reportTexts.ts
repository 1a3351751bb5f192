import type { BaselineEntry, CheckReport, ReportedFinding, Severity } from "./report";
import { count } from "./terminalText";

const order: readonly Severity[] = ["error", "warning", "information", "hint"];
const nouns: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "hint",
};

/** `1 warning in 1 of 12 files`. */
export function countFound({ files, findings, problems, baseline }: CheckReport): string {
  if (files === 0) {
    return problems.length === 0 ? "No files to check" : "No files were checked";
  }
  if (findings.length === 0) {
    const isLess = baseline !== undefined && baseline.leftOut > 0;
    return `No ${isLess ? "new problems" : "problems"} in ${count(files, "file")}`;
  }
  const found = order.flatMap((severity) => {
    const amount = findings.filter((finding) => finding.severity === severity).length;
    return amount === 0 ? [] : [count(amount, nouns[severity])];
  });
  return `${listing(found)} in ${countFiles(findings)} of ${count(files, "file")}`;
}

/** What was done beside checking, a sentence each without a period: what was fixed, and what the baseline leaves out. */
export function tellOfChanges({ fixed, baseline }: CheckReport): readonly string[] {
  const sentences: string[] = [];
  if (fixed !== undefined) {
    const files = countFiles(fixed);
    sentences.push(
      fixed.length === 0 ? "Nothing was fixed" : `Fixed ${count(fixed.length, "problem")} in ${count(files, "file")}`,
    );
  }
  if (baseline?.isNew === true) {
    sentences.push(
      `${baseline.file} has what was found, ${count(baseline.leftOut, "problem")}: with --baseline ${baseline.file} only others count`,
    );
  } else if (baseline !== undefined) {
    const gone = baseline.stale.reduce((sum, entry) => sum + entry.count, 0);
    sentences.push(
      ...(baseline.leftOut === 0 ? [] : [`Left out ${count(baseline.leftOut, "problem")}, which ${baseline.file} has`]),
      ...(gone === 0
        ? []
        : [
            `${baseline.file} has ${count(gone, "problem")} that ${gone === 1 ? "is" : "are"} gone: --write-baseline renews it`,
          ]),
    );
  }
  return sentences;
}

/** `src/pay.ts: 2 of INVALID_EMIAL (unknown-code)`. */
export function tellStale({ file, rule, code, count: amount }: BaselineEntry): string {
  return `${file}: ${amount} of ${code} (${rule})`;
}

/** 1-based, as editors and terminals that open files expect it: `12:10`, and `cell 3:2:5` in a notebook. */
export function placeOf({ cell, range }: Pick<ReportedFinding, "cell" | "range">): string {
  return `${cell === undefined ? "" : `cell ${cell}:`}${range.start.line + 1}:${range.start.character + 1}`;
}

/** The message, for forms whose places are those in a notebook's file, where nobody looks for a cell's line. */
export function messageWithCell({ cell, range, message }: Pick<ReportedFinding, "cell" | "range" | "message">): string {
  return cell === undefined ? message : `Cell ${cell}, line ${range.start.line + 1}: ${message}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listing(items: readonly string[]): string {
  const last = items[items.length - 1] ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

function countFiles(findings: readonly { readonly file: string }[]): number {
  return new Set(findings.map(({ file }) => file)).size;
}
