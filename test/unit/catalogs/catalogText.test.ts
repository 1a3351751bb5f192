import assert from "node:assert/strict";
import { readCatalogText } from "../../../server/src/catalogs/catalogText";
import { mostUnits } from "../../../server/src/catalogs/dataText";

const json = (codes: string, rest = ""): string =>
  `{ "errdexCatalog": 1, "id": "acme", "name": "Acme", ${rest}"codes": {${codes}} }`;
const yaml = (codes: string, rest = ""): string => `errdexCatalog: 1\nid: acme\nname: Acme\n${rest}codes:\n${codes}`;

describe("reading a catalog file", () => {
  const cases: readonly {
    readonly name: string;
    readonly path?: string;
    readonly text: string;
    /** `undefined`: no catalog can be made of it. */
    readonly codes?: string;
    /** Each as `rule: text underlined`. */
    readonly problems?: readonly string[];
  }[] = [
    { name: "plain JSON", text: json(`"A": "Is A."`), codes: "A" },
    {
      name: "JSON with comments and trailing commas",
      text: `// Ours.\n${json(`"A": "Is A.", /* more */ "B": "Is B.",`)}`,
      codes: "A,B",
    },
    { name: "YAML", path: "a.yaml", text: yaml("  A: Is A.\n  404: { summary: Gone. }\n"), codes: "404,A" },
    {
      name: "YAML with anchors",
      path: "a.yml",
      text: yaml("  A: &a { summary: Is A. }\n  B: *a\n"),
      codes: "A,B",
    },
    {
      name: "a code that stands twice",
      text: json(`"A": "Is A.", "A": "Is A again."`),
      codes: "A",
      problems: [`catalog-duplicate-code: "A"`],
    },
    {
      name: "a code that stands twice in YAML",
      path: "a.yaml",
      text: yaml("  A: Is A.\n  A: Again.\n"),
      codes: "A",
      problems: ["catalog-duplicate-code: A"],
    },
    {
      name: "another key that stands twice",
      text: json(`"A": { "summary": "Is A.", "summary": "Again." }`),
      codes: "A",
      problems: [`catalog-duplicate-key: "summary"`],
    },
    {
      name: "a key that there is not",
      text: json(`"A": { "summary": "Is A.", "colour": 1 }`),
      codes: "A",
      problems: [`catalog-unknown-key: "colour"`],
    },
    {
      name: "bad addresses",
      text: json(`"A": { "summary": "Is A.", "docs": "acme.com" }`, `"evidence": { "hosts": ["https://acme.com"] }, `),
      codes: "A",
      problems: [`catalog-bad-url: "https://acme.com"`, `catalog-bad-url: "acme.com"`],
    },
    {
      name: "a value of the wrong type",
      path: "a.yaml",
      text: yaml("  A:\n    summary: Is A.\n    httpStatus: often\n  B: 7\n"),
      codes: "A",
      problems: ["catalog-wrong-type: often", "catalog-wrong-type: 7"],
    },
    {
      name: "an entry without a summary",
      text: json(`"A": { "docs": "https://acme.com" }`),
      codes: "",
      problems: [`catalog-missing-key: "A"`],
    },
    { name: "a code with a blank", text: json(`" A": "Is A."`), codes: "", problems: [`catalog-bad-code: " A"`] },
    { name: "no id", text: `{ "errdexCatalog": 1, "name": "A", "codes": {} }`, problems: ["catalog-missing-key: {"] },
    { name: "a list", text: "[1]", problems: ["catalog-wrong-type: ["] },
    { name: "nothing", text: "", problems: ["catalog-syntax: "] },
    { name: "nothing in YAML", path: "a.yaml", text: "", problems: ["catalog-wrong-type: "] },
    { name: "a missing comma", text: json(`"A": "Is A."\n"B": "Is B."`), problems: [`catalog-syntax: "B"`] },
    {
      name: "YAML that is none",
      path: "a.yaml",
      text: yaml('  A: "open\n'),
      problems: ['catalog-syntax: "'],
    },
    { name: "binary data", text: "PK\u0003\0\0", problems: ["catalog-unreadable: P"] },
    { name: "an endless nesting in JSON", text: "[".repeat(100_000), problems: ["catalog-unreadable: ["] },
    {
      name: "an endless nesting that is valid",
      text: json(`"A": ${"[".repeat(50_000)}${"]".repeat(50_000)}`),
      problems: ["catalog-unreadable: {"],
    },
    {
      name: "an endless nesting in YAML",
      path: "a.yaml",
      text: `a: ${"[".repeat(9999)}`,
      problems: ["catalog-unreadable: a"],
    },
    {
      name: "endless lists in YAML",
      path: "a.yaml",
      text: `${"- ".repeat(9999)}a`,
      problems: ["catalog-unreadable: -"],
    },
    {
      name: "a few aliases that stand for billions",
      path: "a.yaml",
      text: `a: &a [x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f", "g"].map((key, i) => `${key}: &${key} [${Array(9).fill(`*${"abcdefg"[i]}`).join()}]\n`).join("")}`,
      problems: ["catalog-unreadable: a"],
    },
    { name: "a huge JSON", text: " ".repeat(mostUnits.json + 1), problems: ["catalog-unreadable:  "] },
    { name: "a huge YAML", path: "a.yaml", text: "#".repeat(mostUnits.yaml + 1), problems: ["catalog-unreadable: #"] },
  ];
  for (const { name, path = "a.errdex.json", text, codes, problems = [] } of cases) {
    it(name, async () => {
      const read = await readCatalogText(text, path, path);
      assert.deepEqual(
        read.problems.map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`),
        problems,
      );
      assert.equal(read.catalog && [...read.catalog.entries.keys()].sort().join(), codes);
      assert.ok(read.problems.every(({ message }) => message.endsWith(".")));
    });
  }
});
