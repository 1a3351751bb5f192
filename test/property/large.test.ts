import assert from "node:assert/strict";
import { findCodeTokens } from "../../client/src/common/codeTokens";
import { mergeCatalogs } from "../../server/src/catalogs/mergeCatalogs";
import { explainResponse } from "../../server/src/features/explainResponse/explainResponse";
import type { CatalogFile } from "../../shared/src/catalog";
import { createDocument, testService } from "../support/check";

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
      assert.ok(cpuSecondsOf(() => explainResponse(text, testService.index)) < 2, text.slice(0, 10));
    }
  });

  it("in a line in which codes are looked for: read to the end from each place, it would take minutes", () => {
    for (const line of ["a-".repeat(200_000), "_".repeat(200_000)]) {
      assert.ok(cpuSecondsOf(() => findCodeTokens(line)) < 5, line.slice(0, 10));
    }
  });

  it("in a file that is read in the background: others go first in between, and it is read as at once", async () => {
    const filler = "const nothing = 'to see here';\n".repeat(1_800);
    const text = `${filler}fetch('https://api.ratio.me/v1');\nenum AppError { Email = 'INVALID_EMIAL' }\n${filler}`;
    let pauses = 0;
    const facts = await testService.readFacts(createDocument(text), () => {
      pauses++;
      return Promise.resolve();
    });
    assert.ok(pauses > 1, String(pauses));
    assert.deepEqual(
      facts.evidence.map(({ line, start, end }) => [line, start, end]),
      [[1_800, 15, 27]],
    );
    assert.deepEqual(
      facts.ownCodes.map(({ value }) => value),
      ["INVALID_EMIAL"],
    );
  });
});

/** Not by the clock: a machine that has other things to do is no failure. */
function cpuSecondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
