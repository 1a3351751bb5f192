import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { renderReportJson } from "../../../server/src/render/json";

describe("renderReportJson", () => {
  it("prints the fields of format 1 and no others", () => {
    const range = { start: { line: 3, character: 9 }, end: { line: 3, character: 20 } };
    const finding = {
      file: "src/a.ts",
      range,
      rule: "unknown-code",
      severity: "warning",
      code: "INVALID_EMIAL",
      catalog: "ratio",
      suggestions: ["INVALID_EMAIL"],
      reasons: ["3 of 4 cases in this switch are Ratio codes"],
      message: "…",
    } as const;
    const text = renderReportJson({
      files: 12,
      occurrences: 80,
      findings: [{ ...finding, sourceLine: "case 'INVALID_EMIAL':" }],
      catalogs: builtInCatalogs.slice(0, 1),
      problems: [{ file: "b.js", message: "it looks minified", kind: "skipped" }],
    });
    assert.ok(text.endsWith("}\n"));
    assert.deepEqual(JSON.parse(text), {
      version: 1,
      root: ".",
      files: 12,
      occurrences: 80,
      findings: [finding],
      catalogs: [{ id: "ratio", entries: 159, from: "built-in" }],
      problems: [{ file: "b.js", message: "it looks minified" }],
    });
  });
});
