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
