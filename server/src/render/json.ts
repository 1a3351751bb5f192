import type { Entry } from "../catalogs/model";
import type { Explanation } from "./plaintext";
import type { CheckReport } from "./report";

/** The report as `errdex check --format json` prints it: version 1 of the format, a promise to scripts. */
export function renderReportJson(report: CheckReport): string {
  return stringify({
    version: 1,
    root: ".",
    files: report.files,
    occurrences: report.occurrences,
    findings: report.findings.map((finding) => ({ ...finding, sourceLine: undefined })),
    catalogs: report.catalogs.map(({ id, entries, from }) => ({ id, entries: entries.size, from })),
    problems: report.problems.map(({ file, message }) => ({ file, message })),
  });
}

/** The explanation as `errdex explain --format json` prints it: fields as in a catalog file, `guidance` apart. */
export function renderExplanationJson({ code, entries, statuses }: Explanation): string {
  return stringify({
    version: 1,
    code,
    entries: entries.map((entry) => entryFields(entry)),
    statuses: statuses.map(({ catalog, ...fields }) => ({ catalog: catalog.id, catalogName: catalog.name, ...fields })),
  });
}

function entryFields({ code, catalog, family, docs = catalog.docs, ...fields }: Entry): Record<string, unknown> {
  return { code, catalog: catalog.id, catalogName: catalog.name, family, docs, ...fields };
}

function stringify(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
