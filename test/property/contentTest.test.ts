import assert from "node:assert/strict";
import fc from "fast-check";
import type { CodeShape } from "../../server/src/catalogs/codeShape";
import { createCandidateScanner, type UnquotedForms } from "../../server/src/occurrences/candidates";
import { createContentTest, createQuotedTest } from "../../server/src/occurrences/contentTest";

const shapes: Readonly<Record<string, CodeShape>> = {
  "short codes": { minLength: 3, maxLength: 4, signs: "_/", names: "capitals" },
  "names in any style": { minLength: 3, maxLength: 4, signs: "-", names: "any" },
  "codes with quotes": { minLength: 3, maxLength: 4, signs: "'", names: undefined },
  "codes beyond ASCII": { minLength: 3, maxLength: 4, signs: "ü", names: undefined },
};
const forms: Readonly<Record<string, UnquotedForms>> = {
  names: { names: true, words: undefined },
  words: { names: true, words: "signed" },
  "any words": { names: false, words: "any" },
  "quotes alone": { names: false, words: undefined },
};
const pieces = [
  "AB_C",
  "a/b",
  "ü",
  " ",
  "\n",
  '"',
  "'",
  "`",
  'R"x(',
  '"x(',
  ')x"',
  ")",
  "\\",
  "$",
  "very_long_",
  "1",
  "x",
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((found) => found.join(""));

describe("content test", () => {
  for (const [name, shape] of Object.entries(shapes)) {
    for (const [form, unquoted] of Object.entries(forms)) {
      it(`sees what a scanner finds: ${name}, ${form}`, () => {
        const scan = createCandidateScanner(shape, unquoted, 2);
        const someContent = createContentTest(shape, unquoted, 2);
        const someQuoted = createQuotedTest(shape, 2);
        fc.assert(
          fc.property(texts, (text) => {
            const found = scan(text);
            const contents = found.map(({ start, end }) => text.slice(start, end)).sort();
            const seen: string[] = [];
            someContent(text, (piece, start, end) => seen.push(piece.slice(start, end)) === 0);
            // A raw string may look like a plain one, too; the scanner takes it once.
            assert.deepEqual([...new Set(seen)].sort(), [...new Set(contents)]);
            const places = new Set<string>();
            someQuoted(text, (piece, start, end) => {
              assert.equal(piece, text);
              return !places.add(`${start} ${end}`);
            });
            const expected = found.filter(({ bare }) => !bare).map(({ start, end }) => `${start} ${end}`);
            assert.deepEqual([...places].sort(), [...new Set(expected)].sort());
          }),
          { numRuns: 60 },
        );
      });
    }
  }
});
