import assert from "node:assert/strict";
import { spellInCatalog } from "../../../server/src/catalogs/spellInCatalog";
import { escapeFor, spellingsOf } from "../../../server/src/features/spellings";

describe("spellings of a code", () => {
  for (const [code, quote, expected] of [
    ["NEW_NAME", "'", ["NEW_NAME"]],
    ["it's", "'", ["it\\'s", "it's", "it''s"]],
    ['a"b', '@"', ['a\\"b', 'a"b', 'a""b']],
    ["NEW_NAME", "", ["NEW_NAME", "NEW_NAME", '"NEW_NAME"', "'NEW_NAME'"]],
    ["customer/new", "", ["customer/new", '"customer/new"', "'customer/new'"]],
    ["two words", "", ['"two words"', "'two words'"]],
  ] as const) {
    it(`of ${code} behind ${quote === "" ? "nothing" : quote}`, () => {
      assert.deepEqual(spellingsOf(code, quote), expected);
    });
  }

  for (const [code, old, expected] of [
    ["NEW", '"OLD"', '"NEW"'],
    ['a"b', '"OLD"', '"a\\"b"'],
    ["it's", "'OLD'", "'it''s'"],
    ["customer/new", "OLD", "customer/new"],
    ["it's", "OLD", '"it\'s"'],
    ["true", "OLD", '"true"'],
    ["404", "OLD", '"404"'],
    ["two words", "OLD", "two words"],
    ["-dash", "OLD", '"-dash"'],
  ] as const) {
    it(`of ${code} in a catalog in place of ${old}`, () => {
      assert.equal(spellInCatalog(code, old, { start: 0, end: old.length }), expected);
    });
  }
});

describe("escapeFor", () => {
  const cases: readonly (readonly [quote: string, code: string, written: string])[] = [
    ["'", "INVALID_OTP", "INVALID_OTP"],
    ["'", "it's", "it\\'s"],
    ['"', "it's", "it's"],
    ['"', 'say "no"', 'say \\"no\\"'],
    ['"""', 'say "no"', 'say \\"no\\"'],
    ["`", "a`b${c}$d", "a\\`b\\${c}$d"],
    ["'", "a\\b", "a\\\\b"],
  ];
  for (const [quote, code, written] of cases) {
    it(`writes ${code} as ${written} between ${quote}`, () => {
      assert.equal(escapeFor(quote, code), written);
    });
  }
});
