import assert from "node:assert/strict";
import { type DataChange, editDataText } from "../../../server/src/catalogs/dataChanges";
import type { DataFormat } from "../../../server/src/catalogs/dataText";

/** A text, what is to be another, and how the text looks then. */
interface Case {
  readonly name: string;
  readonly format: DataFormat;
  readonly text: string;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly expected: string;
}

const cases: readonly Case[] = [
  {
    name: "JSON: new keys come last, with the indentation around them",
    format: "json",
    text: '{\n    "codes": {\n        "A": "One."\n    }\n}\n',
    changes: { "codes/B": "Two.", "codes/C": { summary: "Three." }, "statuses/404": { summary: "No." } },
    expected:
      '{\n    "codes": {\n        "A": "One.",\n        "B": "Two.",\n        "C": {\n            "summary": "Three."\n        }\n    },\n    "statuses": {\n        "404": {\n            "summary": "No."\n        }\n    }\n}\n',
  },
  {
    name: "JSON: comments stay where they are, and with whom they speak of",
    format: "json",
    text: '{\n  // our own\n  "codes": {\n    "A": "One.", // never seen\n    "B": "Two." // often\n  }\n}\n',
    changes: { "codes/A": "First.", "codes/C": "Three." },
    expected:
      '{\n  // our own\n  "codes": {\n    "A": "First.", // never seen\n    "B": "Two.", // often\n    "C": "Three."\n  }\n}\n',
  },
  {
    name: "JSON: a trailing comma stays one",
    format: "json",
    text: '{\n  "codes": {\n    "A": "One.",\n  },\n}\n',
    changes: { "codes/B": "Two." },
    expected: '{\n  "codes": {\n    "A": "One.",\n    "B": "Two.",\n  },\n}\n',
  },
  {
    name: "JSON: an entry on one line stays on it",
    format: "json",
    text: '{\n  "codes": {\n    "A": { "summary": "One." }\n  }\n}\n',
    changes: { "codes/A/deprecated": {}, "codes/A/summary": "First." },
    expected: '{\n  "codes": {\n    "A": { "summary": "First.", "deprecated": {} }\n  }\n}\n',
  },
  {
    name: "JSON: keys come into an empty object",
    format: "json",
    text: '{\r\n  "codes": {}\r\n}\r\n',
    changes: { "codes/A": "One." },
    expected: '{\r\n  "codes": {\r\n    "A": "One."\r\n  }\r\n}\r\n',
  },
  {
    name: "JSON: keys are taken out, first, middle and last",
    format: "json",
    text: '{\n  "codes": {\n    "A": 1,\n    "B": 2, // two\n    "C": 3,\n    // four\n    "D": 4,\n    "E": 5\n  }\n}\n',
    changes: { "codes/A": undefined, "codes/B": undefined, "codes/E": undefined },
    expected: '{\n  "codes": {\n    "C": 3,\n    // four\n    "D": 4\n  }\n}\n',
  },
  {
    name: "JSON: all keys are taken out while others come",
    format: "json",
    text: '{\n  "codes": {\n    "A": 1,\n    "B": 2\n  }\n}\n',
    changes: { "codes/A": undefined, "codes/B": undefined, "codes/C": 3 },
    expected: '{\n  "codes": {\n    "C": 3\n  }\n}\n',
  },
  {
    name: "JSON: of keys that stand twice, the one that counts changes",
    format: "json",
    text: '{ "codes": { "A": 1, "A": 2 } }\n',
    changes: { "codes/A": 3 },
    expected: '{ "codes": { "A": 1, "A": 3 } }\n',
  },
  {
    name: "JSON: what goes last takes no comment of another with it",
    format: "json",
    text: '{\n  "codes": {\n    "A": 1, // one\n    // two\n    "B": 2 // 2\n  }\n}\n',
    changes: { "codes/B": undefined },
    expected: '{\n  "codes": {\n    "A": 1 // one\n    // two\n  }\n}\n',
  },
  {
    name: "JSON: a comment that is left does not swallow the brace",
    format: "json",
    text: '{ "codes": { "A": 1, // one\n    "B": 2 } }\n',
    changes: { "codes/B": undefined },
    expected: '{ "codes": { "A": 1 // one\n } }\n',
  },
  {
    name: "JSON: a trailing comma is the last one's",
    format: "json",
    text: '{\n  "codes": {\n    "A": 1, // one\n    "B": 2, // 2\n  }\n}\n',
    changes: { "codes/B": undefined },
    expected: '{\n  "codes": {\n    "A": 1, // one\n  }\n}\n',
  },
  {
    name: "JSON: a key that stands twice goes twice",
    format: "json",
    text: '{ "codes": { "A": 1, "A": 2, "B": 3 } }\n',
    changes: { "codes/A": undefined },
    expected: '{ "codes": { "B": 3 } }\n',
  },
  {
    name: "JSON: codes may be called like what all objects have",
    format: "json",
    text: '{\n  "codes": {}\n}\n',
    changes: { "codes/constructor/summary": "One.", "codes/__proto__": "Two." },
    expected:
      '{\n  "codes": {\n    "constructor": {\n      "summary": "One."\n    },\n    "__proto__": "Two."\n  }\n}\n',
  },
  {
    name: "JSON: a list or a text is not taken away for a key below it",
    format: "json",
    text: '{ "codes": ["A", "B"], "rules": null }\n',
    changes: { "codes/A": "One.", "rules/x": "off" },
    expected: '{ "codes": ["A", "B"], "rules": {\n  "x": "off"\n} }\n',
  },
  {
    name: "YAML: what an alias stands for elsewhere does not change with an anchor",
    format: "yaml",
    text: "codes:\n  A:\n    summary: &s One. # first\n  B:\n    summary: *s\n",
    changes: { "codes/A/summary": "First." },
    expected: "codes:\n  A:\n    summary: First. # first\n  B:\n    summary: One.\n",
  },
  {
    name: "YAML: an entry with an anchor is taken out",
    format: "yaml",
    text: "codes:\n  A: &a\n    summary: &s One.\n    detail: *s\n  B: *a\n",
    changes: { "codes/A": undefined },
    expected: "codes:\n  B:\n    summary: One.\n    detail: One.\n",
  },
  {
    name: "YAML: an alias gives way to what it stands for where that changes",
    format: "yaml",
    text: "codes:\n  A: &a\n    summary: One.\n  B: *a\n",
    changes: { "codes/B/summary": "Two." },
    expected: "codes:\n  A:\n    summary: One.\n  B:\n    summary: Two.\n",
  },
  {
    name: "YAML: anchors that no change is about stay",
    format: "yaml",
    text: "codes:\n  A: &a\n    summary: One.\n  B: *a\n",
    changes: { "codes/C": "Three." },
    expected: "codes:\n  A: &a\n    summary: One.\n  B: *a\n  C: Three.\n",
  },
  {
    name: "YAML: keys come where nothing is yet",
    format: "yaml",
    text: "codes:\n",
    changes: { "codes/A": "One." },
    expected: "codes:\n  A: One.\n",
  },
  {
    name: "YAML: keys come into a text of comments",
    format: "yaml",
    text: "# ours\n",
    changes: { "codes/A": "One." },
    expected: "# ours\n\ncodes:\n  A: One.\n",
  },
  {
    name: "YAML: comments, quotes and blank lines stay",
    format: "yaml",
    text: "# ours\ncodes:\n  A: 'One.' # never seen\n\n  # often\n  B: Two.\n",
    changes: { "codes/A": "First.", "codes/C": { summary: "Three." }, "statuses/404": { summary: "No." } },
    expected:
      "# ours\ncodes:\n  A: 'First.' # never seen\n\n  # often\n  B: Two.\n  C:\n    summary: Three.\nstatuses:\n  \"404\":\n    summary: No.\n",
  },
  {
    name: "YAML: keys that are numbers are found by their text",
    format: "yaml",
    text: "statuses:\n    404:\n        summary: No.\n",
    changes: { "statuses/404/summary": "Not there." },
    expected: "statuses:\n    404:\n        summary: Not there.\n",
  },
  {
    name: "YAML: keys come into an empty map and are taken out of others",
    format: "yaml",
    text: "codes: {}\nold:\n  A: 1\n  B: 2\n",
    changes: { "codes/A": "One.", "old/A": undefined },
    expected: "codes:\n  A: One.\nold:\n  B: 2\n",
  },
];

const listOf = (changes: Case["changes"]): readonly DataChange[] =>
  Object.entries(changes).map(([path, value]) => ({ path: path.split("/"), value }));

describe("editDataText", () => {
  for (const { name, format, text, changes, expected } of cases) {
    it(name, async () => {
      assert.equal(await editDataText(text, format, listOf(changes)), expected);
    });
  }

  it("gives back a text in which nothing changes", async () => {
    for (const text of ['{"a":1 /* one */ }', "a:   1\n"]) {
      assert.equal(await editDataText(text, text.startsWith("{") ? "json" : "yaml", []), text);
    }
  });
});
