import assert from "node:assert/strict";
import fc from "fast-check";
import { editDistance, foldStyle, wordsOf } from "../../../server/src/catalogs/similarity";

describe("edit distance", () => {
  const cases: readonly (readonly [string, string, number, number])[] = [
    ["", "", 2, 0],
    ["INVALID_OTP", "INVALID_OTP", 2, 0],
    ["INVALID_EMIAL", "INVALID_EMAIL", 2, 1],
    ["INVALID_EMAL", "INVALID_EMAIL", 2, 1],
    ["INVALID_EMAILL", "INVALID_EMAIL", 2, 1],
    ["INVALID_EMAYL", "INVALID_EMAIL", 2, 1],
    ["INSUFICENT_BALANCE", "INSUFFICIENT_BALANCE", 2, 2],
    ["abc", "xyz", 2, 3],
    ["a", "abcdef", 2, 3],
    ["", "ab", 1, 2],
  ];
  for (const [a, b, max, expected] of cases) {
    it(`between ${a || "nothing"} and ${b || "nothing"}, at most ${max}, is ${expected}`, () => {
      assert.equal(editDistance(a, b, max), expected);
      assert.equal(editDistance(b, a, max), expected);
    });
  }

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

describe("words of a code", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["INVALID_LINE_1", "invalid line 1"],
    ["customer/kyc-not-approved", "customer kyc not approved"],
    ["application/custodialWalletAccess", "application custodial wallet access"],
    ["HTTPError404", "http error 404"],
    ["card_declined", "card declined"],
    ["", ""],
  ];
  for (const [code, expected] of cases) {
    it(`${code || "nothing"}: ${expected || "none"}`, () => {
      assert.equal(wordsOf(code).join(" "), expected);
    });
  }
});

it("a code less its style is its letters and digits in lower case", () => {
  assert.equal(foldStyle("taxRate/not-found_1"), "taxratenotfound1");
});
