import assert from "node:assert/strict";
import fc from "fast-check";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { NearFilter } from "../../../server/src/catalogs/nearFilter";
import { editDistance, foldStyle } from "../../../server/src/catalogs/similarity";

function createFilter(codes: readonly string[]): NearFilter {
  const filter = new NearFilter();
  for (const code of codes) {
    filter.add(code);
  }
  return filter;
}

/** Codes as vendors spell them, short ones and such with letters beyond ASCII, too. */
const code = fc.oneof(
  fc.constantFrom(...builtInCatalogs.flatMap(({ entries }) => [...entries.keys()])),
  fc.stringMatching(/^[A-Z]{1,6}(_[A-Z0-9]{1,6}){0,3}$/),
  fc.stringMatching(/^[a-zé]{1,8}([/.-][a-zA-Zß]{1,8}){0,2}$/),
);

describe("the filter for near codes", () => {
  it("lets all codes pass, and all texts that are one edit away or spelt in another style", () => {
    const edit = fc.record({ at: fc.nat(), kind: fc.nat(3), by: fc.constantFrom("a", "Z", "_", "/", "5", " ", "é") });
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 5 }), edit, (codes, { at, kind, by }) => {
        const [first = ""] = codes;
        const i = at % first.length;
        const rest = first.slice(i + 1);
        const edited = [
          first.slice(0, i) + rest,
          first.slice(0, i) + by + rest,
          first.slice(0, i) + by + first.slice(i),
          first.slice(0, i) + rest.slice(0, 1) + first.slice(i, i + 1) + rest.slice(1),
        ][kind] as string;
        const filter = createFilter(codes);
        assert.ok(editDistance(first, edited, 1) <= 1);
        for (const text of [...codes, edited, foldStyle(first), first.toUpperCase()]) {
          assert.ok(filter.passes(text), text);
          assert.ok(filter.passes(`"${text}`, 1), text);
        }
      }),
    );
  });

  it("rules out what programs are full of", () => {
    const filter = createFilter(builtInCatalogs.flatMap(({ entries }) => [...entries.keys()]));
    const words =
      "node:fs/promises noopener-noreferrer aria-labelledby MAX_SAFE_INTEGER application/json charset=utf-8".split(" ");
    assert.deepEqual(
      words.filter((word) => filter.passes(word)),
      [],
    );
  });
});
