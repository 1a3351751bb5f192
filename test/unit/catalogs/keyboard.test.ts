import assert from "node:assert/strict";
import { areNeighbourKeys, isSlipOfKey } from "../../../server/src/catalogs/keyboard";

describe("keys that touch each other", () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ["a", "s", true],
    ["A", "q", true],
    ["g", "y", true],
    ["g", "b", true],
    ["g", "t", true],
    ["a", "d", false],
    ["a", "a", false],
    ["p", "q", false],
    ["_", "-", false],
    ["", "q", false],
  ];
  for (const [a, b, expected] of cases) {
    it(`${a || "none"} and ${b}: ${expected ? "yes" : "no"}`, () => {
      assert.equal(areNeighbourKeys(a, b), expected);
      assert.equal(areNeighbourKeys(b, a), expected);
    });
  }
});

describe("slips of a key", () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ["INVALID_EMAUL", true],
    ["INVALID_EMAIOL", true],
    ["INVALID_EMAIIL", true],
    ["INVALID_EMAILL", true],
    ["INVALID_EMAIL", false],
    ["INVALID_EMAXL", false],
    ["INVALID_EMAIXL", false],
    ["INVALID_EMAL", false],
    ["INVALID_EMIAL", false],
  ];
  for (const [value, expected] of cases) {
    it(`${value}: ${expected ? "yes" : "no"}`, () => {
      assert.equal(isSlipOfKey(value, "INVALID_EMAIL"), expected);
    });
  }
});
