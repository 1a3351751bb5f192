import assert from "node:assert/strict";
import { editDistance, foldStyle, hashOf, visitDeletions, wordsOf } from "../../../server/src/catalogs/similarity";

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
});

describe("words of a code", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["INVALID_LINE_1", "invalid line 1"],
    ["customer/kyc-not-approved", "customer kyc not approved"],
    ["application/custodialWalletAccess", "application custodial wallet access"],
    ["HTTPError404", "http error 404"],
    ["card_declined", "card declined"],
    ["código_inválido2", "código inválido 2"],
    ["", ""],
  ];
  for (const [code, expected] of cases) {
    it(`${code || "nothing"}: ${expected || "none"}`, () => {
      assert.equal(wordsOf(code).join(" "), expected);
    });
  }
});

describe("hashes of a text less one character are those of what is left", () => {
  for (const text of ["INVALID_OTP", "aabbb", "ü", "card/not-found-🙂", "x".repeat(200), ""]) {
    it(text.slice(0, 20) || "of no text there are none", () => {
      const found: number[] = [];
      visitDeletions(text, (hash, skipped) => {
        assert.equal(hash, hashOf(text.slice(0, skipped) + text.slice(skipped + 1)));
        found.push(skipped);
      });
      assert.deepEqual(
        found,
        Array.from({ length: text.length }, (_, i) => i).filter((i) => i === 0 || text[i] !== text[i - 1]),
      );
    });
  }
});

it("a code less its style is its letters and digits in lower case", () => {
  assert.equal(foldStyle("taxRate/not-found_1"), "taxratenotfound1");
});
