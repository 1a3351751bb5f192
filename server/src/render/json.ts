import type { CheckReport } from "./report";

/** The report as `errdex check --format json` prints it: version 1 of the format, a promise to scripts. */
export function renderReportJson(report: CheckReport): string {
  const json = {
    version: 1,
    root: ".",
    files: report.files,
    occurrences: report.occurrences,
    findings: report.findings.map((finding) => ({ ...finding, sourceLine: undefined, details: undefined })),
    catalogs: report.catalogs.map(({ id, entries, from }) => ({ id, entries: entries.size, from })),
    problems: report.problems.map(({ file, message }) => ({ file, message })),
    // These two only where they were asked for.
    fixed: report.fixed,
    baseline: report.baseline && { ...report.baseline, isNew: undefined, written: report.baseline.isNew },
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
