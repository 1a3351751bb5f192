import { builtInCatalogs } from "../../server/src/catalogs/builtIn";
import type { Surroundings } from "../../server/src/render/checkFormats";
import type { CheckReport, ReportedFinding } from "../../server/src/render/report";

/** A finding in which a test says only what matters to it. */
export function createFinding(finding: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    file: "src/pay.ts",
    range: { start: { line: 3, character: 9 }, end: { line: 3, character: 22 } },
    rule: "unknown-code",
    severity: "warning",
    code: "INVALID_EMIAL",
    catalog: "ratio",
    suggestions: ["INVALID_EMAIL"],
    reasons: ["3 of 4 cases in this switch are Ratio codes"],
    message: "'INVALID_EMIAL' is not a Ratio code.",
    sourceLine: '    case "INVALID_EMIAL":',
    ...finding,
  };
}

export function createReport(report: Partial<CheckReport> = {}): CheckReport {
  return { files: 12, occurrences: 80, findings: [], catalogs: builtInCatalogs, problems: [], ...report };
}

/** A check in `packages/pay` of the repository `/repo`. */
export const testSurroundings: Surroundings = {
  colors: false,
  width: undefined,
  version: "1.2.3",
  root: { uri: "file:///repo/", pathOf: (file) => (file.startsWith("../") ? file.slice(3) : `packages/pay/${file}`) },
};

/** Paths and texts that some format or system reads as something else. */
export const oddPaths = [
  "with space/ä#1?.ts",
  "50%,a:b=c.ts",
  "<&\"'>.ts",
  "::error::x.ts",
  "\u0001\u200b\ud800\ufffe😀.ts",
  "line\r\nbreak]]>.ts",
] as const;
