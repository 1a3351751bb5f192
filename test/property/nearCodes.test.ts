import assert from "node:assert/strict";
import fc from "fast-check";
import { builtInCatalogs } from "../../server/src/catalogs/builtIn";
import { mostNeighbours } from "../../server/src/catalogs/catalogCodes";
import { CatalogIndex } from "../../server/src/catalogs/catalogIndex";
import { NearFilter } from "../../server/src/catalogs/nearFilter";
import { editDistance, foldStyle } from "../../server/src/catalogs/similarity";

const index = new CatalogIndex(builtInCatalogs);
const codes = builtInCatalogs.flatMap(({ entries }) => [...entries.keys()]);

describe("near misses", () => {
  it("hold all codes one edit away, whatever the edit", () => {
    const edit = fc.record({
      code: fc.constantFrom(...codes),
      at: fc.nat(60),
      kind: fc.constantFrom("delete", "insert", "replace", "swap"),
      letter: fc.constantFrom("A", "e", "_", "-", "/", "1", "é"),
    });
    fc.assert(
      fc.property(edit, ({ code, at, kind, letter }) => {
        const i = at % code.length;
        const rest = code.slice(i + (kind === "insert" ? 0 : 1));
        const value =
          kind === "swap"
            ? code.slice(0, i) + rest.slice(0, 1) + (code[i] ?? "") + rest.slice(1)
            : code.slice(0, i) + (kind === "delete" ? "" : letter) + rest;
        const expected = codes.includes(value) ? [] : codes.filter((other) => editDistance(value, other, 1) === 1);
        const found = index.nearMisses(value).map(({ entry }) => entry.code);
        assert.deepEqual(
          expected.filter((other) => !found.includes(other)),
          [],
          value,
        );
      }),
    );
  });
});

describe("nearest codes", () => {
  it("of what two slips make of a code hold it, with what is as near", () => {
    const slip = fc.record({ at: fc.nat(60), kind: fc.constantFrom("leave out", "add", "swap", "replace") });
    fc.assert(
      fc.property(fc.constantFrom(...codes), slip, slip, (code, first, second) => {
        const value = [first, second].reduce((text, { at, kind }) => {
          const i = at % text.length;
          const [before, here, next, rest] = [text.slice(0, i), text[i] ?? "", text[i + 1] ?? "", text.slice(i + 2)];
          const changed = { "leave out": next, add: `${here}X${next}`, swap: next + here, replace: `Z${next}` };
          return before + changed[kind] + rest;
        }, code);
        const [entry] = index.lookup(code);
        assert.ok(entry);
        const found = index.nearest(value, entry.catalog);
        const distance = editDistance(value.toLowerCase(), code.toLowerCase(), 2);
        // Of a short value, two edits are too many for a suggestion.
        const isFar = distance > Math.floor(value.length / 4);
        const isCrowdedOut = found.length === mostNeighbours && found.every((other) => other.distance <= distance);
        assert.ok(isFar || isCrowdedOut || found.some((other) => other.entry === entry), `${value} for ${code}`);
      }),
    );
  });
});

describe("edit distance", () => {
  it("with a bound equals the unbounded one as far as the bound goes", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "_"), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, max) => {
        assert.equal(editDistance(a, b, max), Math.min(unboundedDistance(a, b), max + 1));
      }),
    );
  });
});

/** The textbook's matrix, to compare with. */
function unboundedDistance(a: string, b: string): number {
  const cost: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number): number => cost[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let j = 0; j <= b.length; j++) {
    (cost[0] as number[])[j] = j;
  }
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      (cost[i] as number[])[j] = Math.min(replaced, at(i - 1, j) + 1, at(i, j - 1) + 1, swapped);
    }
  }
  return at(a.length, b.length);
}

/** Codes as vendors spell them, short ones and such with letters beyond ASCII, too. */
const anyCode = fc.oneof(
  fc.constantFrom(...codes),
  fc.stringMatching(/^[A-Z]{1,6}(_[A-Z0-9]{1,6}){0,3}$/),
  fc.stringMatching(/^[a-zé]{1,8}([/.-][a-zA-Zß]{1,8}){0,2}$/),
);

describe("the filter for near codes", () => {
  it("lets all codes pass, and all texts that are one edit away or spelt in another style", () => {
    const edit = fc.record({ at: fc.nat(), kind: fc.nat(3), by: fc.constantFrom("a", "Z", "_", "/", "5", " ", "é") });
    fc.assert(
      fc.property(fc.array(anyCode, { minLength: 1, maxLength: 5 }), edit, (chosen, { at, kind, by }) => {
        const [first = ""] = chosen;
        const i = at % first.length;
        const rest = first.slice(i + 1);
        const edited = [
          first.slice(0, i) + rest,
          first.slice(0, i) + by + rest,
          first.slice(0, i) + by + first.slice(i),
          first.slice(0, i) + rest.slice(0, 1) + first.slice(i, i + 1) + rest.slice(1),
        ][kind] as string;
        const filter = new NearFilter();
        chosen.forEach((code) => {
          filter.add(code);
        });
        assert.ok(editDistance(first, edited, 1) <= 1);
        for (const text of [...chosen, edited, foldStyle(first), first.toUpperCase()]) {
          assert.ok(filter.passes(text), text);
          assert.ok(filter.passes(`"${text}`, 1), text);
        }
      }),
    );
  });
});
