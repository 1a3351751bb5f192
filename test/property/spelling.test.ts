import assert from "node:assert/strict";
import { defaultSettings } from "../../shared/src/settings";
import { languageOfId } from "../../server/src/languages";
import { spellIn } from "../../server/src/languages/spelling";
import { createDocument, testService } from "../support/check";

/** One literal of each kind, its quotes around `‸`. */
const places: readonly (readonly [languageId: string, quote: string, source: string])[] = [
  ["typescript", "'", "f(code === '‸');"],
  ["typescript", '"', 'f(code === "‸");'],
  ["typescript", "`", "f(code === `‸`);"],
  ["rust", '"', 'fn f() { g(code == "‸"); }'],
  ["rust", 'r"', 'fn f() { g(code == r"‸"); }'],
  ["rust", 'r#"', 'fn f() { g(code == r#"‸"#); }'],
  ["csharp", '"', 'var a = code == "‸";'],
  ["csharp", '@"', 'var a = code == @"‸";'],
  ["csharp", '$"', 'var a = code == $"‸";'],
  ["csharp", '"""', 'var a = code == """‸""";'],
  ["python", "'", "a = code == '‸'"],
  ["python", 'r"', 'a = code == r"‸"'],
  ["python", 'f"', 'a = code == f"‸"'],
  ["python", '"""', 'a = code == """‸"""'],
  ["cpp", '"', 'bool a = code == "‸";'],
  ["cpp", 'R"(', 'bool a = code == R"(‸)";'],
  ["cpp", 'R"x(', 'bool a = code == R"x(‸)x";'],
  ["go", '"', 'package a\nvar a = code == "‸"'],
  ["go", "`", "package a\nvar a = code == `‸`"],
  ["shellscript", '"', '[ "$code" = "‸" ]'],
  ["shellscript", "'", "[ \"$code\" = '‸' ]"],
  ["shellscript", "$'", "[ \"$code\" = $'‸' ]"],
  ["yaml", '"', 'code: "‸"'],
  ["yaml", "'", "code: '‸'"],
  ["json", '"', '{"code": "‸"}'],
  ["java", '"', 'class A { boolean a = code.equals("‸"); }'],
  ["kotlin", '"', 'val a = code == "‸"'],
  ["kotlin", '"""', 'val a = code == """‸"""'],
  ["swift", '"', 'let a = code == "‸"'],
  ["swift", '#"', 'let a = code == #"‸"#'],
  ["scala", '"', 'val a = code == "‸"'],
  ["scala", '"""', 'val a = code == """‸"""'],
  ["php", "'", "<?php $a = $code === '‸';"],
  ["php", '"', '<?php $a = $code === "‸";'],
  ["ruby", "'", "a = code == '‸'"],
  ["ruby", '"', 'a = code == "‸"'],
  ["dart", "'", "var a = code == '‸';"],
  ["dart", "r'", "var a = code == r'‸';"],
  ["elixir", '"', 'a = code == "‸"'],
];

const nastyCodes = [
  "it's",
  'say "no"',
  '"no',
  'no"',
  "a\\b",
  "a\\nb",
  "a\\\\b",
  "a\\",
  "\\",
  "a`b",
  "a$b",
  "a${b}",
  "a$(b)",
  "a#{b}",
  "a{b}",
  "{$b}",
  "\\(b)",
  '"#',
  ')"',
  ')x"',
  '"""',
  "''",
  '""',
  "$",
  "a\nb",
];

async function readIn(languageId: string, source: string, spelling: string): Promise<string | undefined> {
  const document = createDocument(
    source.replace("‸", () => spelling),
    languageId,
  );
  const context = await testService.contextAt(document, source.indexOf("‸"), defaultSettings);
  return context?.occurrence.literal.value;
}

describe("spellings in a language", () => {
  for (const [languageId, quote, source] of places) {
    it(`are read as the code in ${languageId} behind ${quote}`, async () => {
      const language = languageOfId(languageId);
      assert.ok(language);
      assert.equal(await readIn(languageId, source, "INVALID_OTP"), "INVALID_OTP", "The place is one of its language.");
      for (const code of ["INVALID_OTP", "customer/not found", ...nastyCodes]) {
        const spelling = spellIn(language, quote, code);
        if (spelling !== undefined) {
          assert.equal(await readIn(languageId, source, spelling), code, spelling);
        }
      }
    });
  }
});
