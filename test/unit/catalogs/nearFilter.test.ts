import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { NearFilter } from "../../../server/src/catalogs/nearFilter";

describe("the filter for near codes", () => {
  it("rules out what programs are full of", () => {
    const filter = new NearFilter();
    for (const code of builtInCatalogs.flatMap(({ entries }) => [...entries.keys()])) {
      filter.add(code);
    }
    const words =
      "node:fs/promises noopener-noreferrer aria-labelledby MAX_SAFE_INTEGER application/json charset=utf-8".split(" ");
    assert.deepEqual(
      words.filter((word) => filter.passes(word)),
      [],
    );
  });
});
