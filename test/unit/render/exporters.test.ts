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

  it("give each paragraph of a remark an element of its own in C#, where there are several", () => {
    const codes = {
      one: { summary: "One.", detail: "More." },
      two: { summary: "Two.", detail: "More.", httpStatus: [400] },
    };
    const { catalog } = readCatalog({ errdexCatalog: 1, id: "acme", name: "Acme", codes }, "test");
    assert.ok(catalog);
    const remarks = exportCatalog(catalog, "csharp").match(/<remarks>[^]*?<\/remarks>/g);
    assert.deepEqual(
      remarks?.map((remark) => remark.replace(/\n *\/\/\/ /g, " ")),
      ["<remarks>More.</remarks>", "<remarks> <para>More.</para> <para>HTTP status 400.</para> </remarks>"],
    );
  });

  it("write by its number what cannot be seen, beyond the first plane of Unicode, too", () => {
    const codes = { "a\u{e0020}\u200d": "No." };
    const { catalog } = readCatalog({ errdexCatalog: 1, id: "acme", name: "Acme", codes }, "test");
    assert.ok(catalog);
    assert.match(exportCatalog(catalog, "go"), /"a\\U000e0020\\u200d"/);
    assert.match(exportCatalog(catalog, "java"), /"a\\udb40\\udc20\\u200d"/);
  });

  it("say what they were made of, and when that was checked", () => {
    const noticeOf = (more: object): string => {
      const { catalog } = readCatalog(
        { errdexCatalog: 1, id: "acme", name: "Acme", codes: { one: "One." }, ...more },
        "test",
      );
      assert.ok(catalog);
      return exportCatalog(catalog, "go").split("\n\n")[0] ?? "";
    };
    const docs = "https://acme.example/errors";
    assert.doesNotMatch(noticeOf({ checked: "2026-11-21" }), /Source|checked/);
    assert.match(noticeOf({ docs }), /\n\/\/ Source: https:\/\/acme\.example\/errors\.$/m);
    assert.match(noticeOf({ docs, checked: "2026-11-21" }), /\/errors, checked 2026-11-21\.$/m);
  });

  it("keep to a family", () => {
    const [ratio] = builtInCatalogs;
    const text = exportCatalog(ratio as Catalog, "json-schema", { family: "MISSING_", name: "Missing" });
    const { title, oneOf } = JSON.parse(text) as { title: string; oneOf: { const: string }[] };
    assert.equal(title, "Missing");
    assert.ok(oneOf.length > 1 && oneOf.every(({ const: code }) => code.startsWith("MISSING_")));
  });

  it("have the HTTP statuses in Markdown, where the catalog has some and all of it is wanted", () => {
    const [ratio, sphere] = builtInCatalogs as readonly [Catalog, Catalog];
    assert.match(exportCatalog(sphere, "markdown"), /\n## HTTP statuses\n\n\| Status \| Meaning \|\n[^]*\n\| 429 /);
    assert.doesNotMatch(exportCatalog(sphere, "markdown", { family: "customer/" }), /HTTP statuses/);
    assert.doesNotMatch(exportCatalog(ratio, "markdown"), /HTTP statuses/);
  });

  it("are all in the list", () => {
    assert.deepEqual(
      exporters.map(({ form }) => form),
      exportForms,
    );
  });
});
