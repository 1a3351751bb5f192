import assert from "node:assert/strict";
import { formatOfPath } from "../../../server/src/catalogs/dataText";
import { readOutline } from "../../../server/src/catalogs/outline";
import { findNameAt, findNamesOf } from "../../../server/src/catalogs/catalogNames";
import { cursor } from "../../support/features";

const json = `{ "codes": {
  "A": { "summary": "A", "related": ["B", 'C'], "aliases": ["A1"], "deprecated": { "replacedBy": "B" } },
  "B": "B", "B": "again" } }`;
const yaml = `codes:
  A: { summary: A, related: [B, "B"] }
  'B':
    deprecated:
      replacedBy: 'A'
    related:
      - A
`;

async function outline(path: string, text: string) {
  return readOutline(text, formatOfPath(path));
}

describe("names of codes in a catalog", () => {
  for (const [path, text, code, expected] of [
    ["a.json", json, "B", ["mention B", "mention B", "entry B", "entry B"]],
    ["a.json", json, "A", ["entry A"]],
    ["a.json", json, "A1", []],
    ["a.yaml", yaml, "B", ["mention B", "mention B", "entry B"]],
    ["a.yaml", yaml, "A", ["entry A", "mention A", "mention A"]],
  ] as const) {
    it(`of ${path} are all found: ${code}`, async () => {
      const names = findNamesOf(await outline(path, text), text, code);
      const shown = names.map(({ at, span }) => `${at} ${text.slice(span.start, span.end)}`);
      assert.deepEqual([...shown].sort(), [...expected].sort());
    });
  }

  for (const [path, marked, expected] of [
    ["a.json", json.replace('"A"', '"‸A"'), 'entry A "A"'],
    ["a.json", json.replace('["B"', '["B‸"'), 'mention B "B"'],
    ["a.json", json.replace('"A1"', '"A‸1"'), 'alias A "A1"'],
    ["a.json", json.replace('By": "B"', 'By": "B"‸'), 'mention B "B"'],
    ["a.json", json.replace('"summary"', '"sum‸mary"'), undefined],
    ["a.yaml", yaml.replace("- A", "- ‸A"), "mention A A"],
    ["a.yaml", yaml.replace("'A'", "'A‸'"), "mention A 'A'"],
  ] as const) {
    it(`is the one at the cursor: ${marked.slice(marked.indexOf(cursor) - 5, marked.indexOf(cursor) + 5).trim()}`, async () => {
      const text = marked.replace(cursor, "");
      const name = findNameAt(await outline(path, text), text, marked.indexOf(cursor));
      assert.equal(name && `${name.at} ${name.code} ${text.slice(name.quoted.start, name.quoted.end)}`, expected);
    });
  }
});
