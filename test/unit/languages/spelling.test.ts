import assert from "node:assert/strict";
import { languageOfId } from "../../../server/src/languages";
import { spellIn, spellInLayer } from "../../../server/src/languages/spelling";

function spell(languageId: string, quote: string, code: string): string | undefined {
  const language = languageOfId(languageId);
  assert.ok(language);
  return spellIn(language, quote, code);
}

describe("spellings in a language", () => {
  for (const [languageId, quote, code, expected] of [
    ["typescript", "'", "it's", "it\\'s"],
    ["typescript", '"', "it's", "it's"],
    ["typescript", "`", "a`b${c}$d", "a\\`b\\${c}$d"],
    ["rust", 'r"', "a\\b", "a\\b"],
    ["rust", 'r"', 'say "no"!', undefined],
    ["rust", 'r#"', 'say "no"!', 'say "no"!'],
    ["csharp", '@"', 'say "no"', 'say ""no""'],
    ["csharp", '@"', "a\\b", "a\\b"],
    ["csharp", '$"', "a{b}", undefined],
    ["python", 'r"', "a\\b", "a\\b"],
    ["python", 'r"', 'say "no"', undefined],
    ["python", 'r"', "a\\", undefined],
    ["cpp", 'R"(', 'say "no"', 'say "no"'],
    ["cpp", 'R"(', 'no)"', undefined],
    ["shellscript", '"', "a$b", undefined],
    ["shellscript", '"', "a`b", undefined],
    ["shellscript", '"', "it's", "it's"],
    ["shellscript", "'", "a$b", "a$b"],
    ["shellscript", "'", "it's", undefined],
    ["yaml", "'", "it's", "it''s"],
    ["yaml", "'", "a\\b", "a\\b"],
    ["yaml", '"', 'a"\\b', 'a\\"\\\\b'],
    ["kotlin", '"', "a$b", "a\\$b"],
    ["php", '"', "a$b", "a\\$b"],
    ["ruby", '"', "a#{b}", "a\\#{b}"],
    ["ruby", '"', "a#b", "a#b"],
    ["java", '"', "a$b", "a$b"],
    ["typescript", "<", "it's", undefined],
  ] as const) {
    it(`write ${code} in ${languageId} behind ${quote}`, () => {
      assert.equal(spell(languageId, quote, code), expected);
    });
  }

  it("leave out what the host around the place would read in its own way", () => {
    const language = languageOfId("javascript");
    assert.ok(language);
    assert.equal(spellInLayer({ language, regions: undefined }, "'", 'say "no"'), 'say "no"');
    assert.equal(spellInLayer({ language, regions: [] }, "'", 'say "no"'), undefined);
    assert.equal(spellInLayer({ language, regions: [] }, "'", "customer/not-found"), "customer/not-found");
  });
});
