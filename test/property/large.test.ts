import assert from "node:assert/strict";
import { mergeCatalogs } from "../../server/src/catalogs/mergeCatalogs";
import { explainResponse } from "../../server/src/features/explainResponse/explainResponse";
import type { CatalogFile } from "../../shared/src/catalog";
import { testService } from "../support/check";

describe("what is large, or made to take long, does not take long", () => {
  it("in catalogs of thousands of codes that have nothing in common", () => {
    const many = (word: string): CatalogFile => ({
      errdexCatalog: 1,
      id: "acme",
      name: "Acme",
      codes: Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`${word}_${i}`, `Is ${word} ${i}.`])),
    });
    const { codes } = mergeCatalogs(many("NEST"), many("TREE"));
    const states = codes.map(({ code, state }) => `${code} ${state}`);
    assert.deepEqual([states.length, states[0], states.at(-1)], [10_000, "TREE_0 new", "NEST_4999 gone"]);
  });

  it("in an answer that is to be explained", () => {
    for (const text of ["\\".repeat(300_000), '"a":'.repeat(70_000), "INVALID_".repeat(30_000), "{".repeat(300_000)]) {
      const start = performance.now();
      explainResponse(text, testService.index);
      assert.ok(performance.now() - start < 2000, text.slice(0, 10));
    }
  });
});
