import assert from "node:assert/strict";
import fc from "fast-check";
import { readCatalog } from "../../server/src/catalogs/readCatalog";
import { exportCatalog } from "../../server/src/render/exporters/index";
import { nastyTexts } from "../support/adversarialCatalog";
import { codesOf, readExport, rowsOf, sourceForms } from "../support/exports";
import { propertyRuns } from "../support/propertyRuns";

describe("the exports", () => {
  it("hold whatever texts a catalog has as data", async () => {
    const piece = fc.oneof(
      fc.constantFrom(...nastyTexts, "\\", '"', "*", "/", "`", "'", "$", "\n", "-", ">"),
      fc.string(),
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => `x${parts.join("")}`);
    const entry = fc.record({
      summary: text,
      detail: text,
      deprecated: fc.record({ since: text, replacedBy: text }, { requiredKeys: [] }),
    });
    const record = fc.record({
      name: text,
      family: text,
      codes: fc.dictionary(text, entry, { minKeys: 1, maxKeys: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(record, async ({ name, family, codes }) => {
        const { catalog } = readCatalog(
          { errdexCatalog: 1, id: "x", name, families: { x: { title: family } }, codes },
          "test",
        );
        if (catalog === undefined || catalog.entries.size === 0) {
          return;
        }
        for (const form of sourceForms) {
          const exported = exportCatalog(catalog, form);
          const { error, strings } = await readExport(exported, form);
          assert.equal(error, "", exported);
          const expected: readonly string[] =
            form === "go" ? codesOf(catalog).map((code) => code.replace(/\p{Cs}/gu, "\uFFFD")) : codesOf(catalog);
          assert.deepEqual(
            expected.filter((code) => !strings.includes(code)),
            [],
            exported,
          );
        }
        assert.equal(rowsOf(exportCatalog(catalog, "markdown")).length, catalog.entries.size);
      }),
      { numRuns: propertyRuns * 20 },
    );
  });
});
