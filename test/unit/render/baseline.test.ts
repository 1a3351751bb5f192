import assert from "node:assert/strict";
import {
  type Baseline,
  compareWithBaseline,
  countFindings,
  parseBaseline,
  renderBaseline,
} from "../../../server/src/render/baseline";
import { createFinding } from "../../support/checkReports";

const entries: Baseline = [
  { file: "src/b.ts", rule: "unknown-code", code: "B", count: 2 },
  { file: "src/a.ts", rule: "wrong-catalog", code: "A", count: 1 },
  { file: "src/a.ts", rule: "unknown-code", code: "Z", count: 1 },
  { file: "src/a.ts", rule: "unknown-code", code: 'a "quoted"\n', count: 3 },
];

describe("a baseline", () => {
  it("is sorted, whatever the order of what it holds, with a line for each count", () => {
    const text = renderBaseline(entries);
    assert.equal(text, renderBaseline([...entries].reverse()));
    assert.equal(
      text,
      [
        "{",
        '  "errdexBaseline": 1,',
        '  "files": {',
        '    "src/a.ts": {',
        '      "unknown-code": {',
        '        "Z": 1,',
        '        "a \\"quoted\\"\\n": 3',
        "      },",
        '      "wrong-catalog": {',
        '        "A": 1',
        "      }",
        "    },",
        '    "src/b.ts": {',
        '      "unknown-code": {',
        '        "B": 2',
        "      }",
        "    }",
        "  }",
        "}",
        "",
      ].join("\n"),
    );
  });

  for (const baseline of [entries, []]) {
    it(`is read as it was written: ${baseline.length} entries`, () => {
      const read = parseBaseline(renderBaseline(baseline));
      assert.ok(!("line" in read));
      assert.deepEqual(
        new Set(read.map((entry) => JSON.stringify(entry))),
        new Set(baseline.map((entry) => JSON.stringify(entry))),
      );
    });
  }

  it("may have comments and a comma too many, which merges leave", () => {
    const text = '{ "errdexBaseline": 1, // ours\n "files": { "a.ts": { "unknown-code": { "X": 1, }, }, } }';
    assert.deepEqual(parseBaseline(text), [{ file: "a.ts", rule: "unknown-code", code: "X", count: 1 }]);
  });

  const head = '{\n  "errdexBaseline": 1,\n';
  for (const [text, line, message] of [
    ["", 1, /It is empty/],
    ["[]", 1, /no baseline/],
    ['{ "files": {} }', 1, /no baseline/],
    ['{\n\n"errdexBaseline": 2, "files": {} }', 3, /another version/],
    [`${head}}`, 1, /"files" must be an object/],
    [`${head}  "files": []\n}`, 3, /"files" must be an object/],
    [`${head}<<<<<<< HEAD\n  "files": {}\n}`, 3, /./],
    [`${head}  "files": {\n    "a.ts": 1\n  }\n}`, 4, /codes by rule/],
    [`${head}  "files": {\n    "a.ts": {\n      "unknown-code": []\n    }\n  }\n}`, 5, /counts by code/],
    ...["0", "-1", "1.5", '"1"', "null", "1e400"].map(
      (count) =>
        [
          `${head}  "files": {\n    "a.ts": {\n      "unknown-code": {\n        "A": 1,\n        "X": ${count}\n      }\n    }\n  }\n}`,
          7,
          /whole number/,
        ] as const,
    ),
    [`${head}  "files": {\n    "a.ts": {},\n    "a.ts": {}\n  }\n}`, 5, /"a\.ts" stands here for the second time/],
  ] as const) {
    it(`is refused with its line: ${JSON.stringify(text)}`, () => {
      const read = parseBaseline(text);
      assert.ok("line" in read);
      assert.equal(read.line, line);
      assert.match(read.message, message);
    });
  }
});

describe("findings and a baseline", () => {
  const at = (line: number, code = "X", file = "a.ts"): ReturnType<typeof createFinding> =>
    createFinding({
      file,
      code,
      message: "No.",
      range: { start: { line, character: 0 }, end: { line, character: 1 } },
    });
  const known = (count: number, code = "X", file = "a.ts"): Baseline[number] => ({
    file,
    rule: "unknown-code",
    code,
    count,
  });

  it("are counted by file, rule and code, wherever they stand", () => {
    assert.deepEqual(countFindings([at(1), at(2, "Y"), at(9), at(1, "X", "b.ts")]), [
      known(2),
      known(1, "Y"),
      known(1, "X", "b.ts"),
    ]);
  });

  it("agree: none is left", () => {
    const findings = [at(1), at(2), at(3, "Y")];
    assert.deepEqual(compareWithBaseline(findings, countFindings(findings)), { findings: [], leftOut: 3, stale: [] });
  });

  it("differ: what is new stays, and what is gone is told", () => {
    const compared = compareWithBaseline([at(1), at(2, "NEW")], [known(1), known(2, "GONE")]);
    assert.deepEqual(compared, { findings: [at(2, "NEW")], leftOut: 1, stale: [known(2, "GONE")] });
  });

  it("differ in number: of those alike the last stay, and say so; fewer are told", () => {
    const { findings, leftOut, stale } = compareWithBaseline(
      [at(1), at(2), at(3), at(4, "Y")],
      [known(2), known(3, "Y")],
    );
    assert.deepEqual(
      findings.map(({ range, message }) => [range.start.line, message]),
      [[3, "No. The baseline has 2 of the 3 that are in this file."]],
    );
    assert.deepEqual([leftOut, stale], [3, [known(2, "Y")]]);
  });

  it("are not those of another file or rule", () => {
    const compared = compareWithBaseline([at(1)], [known(1, "X", "b.ts"), { ...known(1), rule: "wrong-catalog" }]);
    assert.deepEqual([compared.findings.length, compared.stale.length], [1, 2]);
  });
});
