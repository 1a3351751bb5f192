import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import type { Catalog } from "../../../server/src/catalogs/model";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { type ExportForm, exportForms } from "../../../server/src/render/exporters/exporter";
import { exportCatalog, exporters } from "../../../server/src/render/exporters/index";

describe("the exports", () => {
  it("mark deprecated codes as each language does", () => {
    const { catalog } = readCatalog(
      {
        errdexCatalog: 1,
        id: "acme",
        name: "Acme",
        codes: { new_one: "New.", old_one: { summary: "Old.", deprecated: { since: "2025", replacedBy: "new_one" } } },
      },
      "test",
    );
    assert.ok(catalog);
    const marks: Readonly<Record<ExportForm, RegExp>> = {
      typescript: /@deprecated Since 2025\. Use "new_one"\./,
      zod: /@deprecated Since 2025\. Use "new_one"\./,
      "json-schema": /"deprecated": true/,
      python: /Deprecated: Since 2025\. Use NEW_ONE\./,
      go: /\/\/\n\t\/\/ Deprecated: Since 2025\. Use CodeNewOne\.\n\tCodeOldOne Code = "old_one"/,
      java: /@deprecated Since 2025\. Use NEW_ONE\.\n {5}\*\/\n {4}@Deprecated\n {4}OLD_ONE\("old_one"\)/,
      kotlin: /@Deprecated\("Since 2025\. Use NEW_ONE\.", ReplaceWith\("NEW_ONE"\)\)\n {4}OLD_ONE/,
      csharp: /\[Obsolete\("Since 2025\. Use NewOne\."\)\]\n {4}public const string OldOne/,
      markdown: /~~`old_one`~~ \| Old\. \*\*Deprecated\.\*\* Since 2025\. Use `new_one`\. \|/,
    };
    for (const form of exportForms) {
      assert.match(exportCatalog(catalog, form), marks[form]);
    }
  });

  it("keep to a family", () => {
    const [ratio] = builtInCatalogs;
    const text = exportCatalog(ratio as Catalog, "json-schema", { family: "MISSING_", name: "Missing" });
    const { title, oneOf } = JSON.parse(text) as { title: string; oneOf: { const: string }[] };
    assert.equal(title, "Missing");
    assert.ok(oneOf.length > 1 && oneOf.every(({ const: code }) => code.startsWith("MISSING_")));
  });

  it("are all in the list", () => {
    assert.deepEqual(
      exporters.map(({ form }) => form),
      exportForms,
    );
  });
});
