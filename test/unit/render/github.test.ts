import assert from "node:assert/strict";
import { renderGithub } from "../../../server/src/render/github";
import type { CheckReport } from "../../../server/src/render/report";
import { createFinding, createReport, oddPaths, testSurroundings } from "../../support/checkReports";

const render = (report: Partial<CheckReport>): readonly string[] =>
  renderGithub(createReport(report), testSurroundings).trimEnd().split("\n");
const position = "line=4,endLine=4,col=10,endColumn=23,title=errdex%3A unknown-code";

/** As the runner of GitHub Actions reads a line. */
function readCommand(line: string): {
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
} {
  const [, written = "", message = ""] = /^::\w+ (.*?)::(.*)$/.exec(line) ?? [];
  const pairs = written.split(",").map((pair) => {
    const [, key = "", value = ""] = /^(\w+)=(.*)$/.exec(pair) ?? [];
    return [key, decodeURIComponent(value.replace(/%(?!0D|0A|3A|2C|25)/g, "%25"))] as const;
  });
  return { properties: Object.fromEntries(pairs), message: decodeURIComponent(message) };
}

describe("renderGithub", () => {
  it("is a command for each finding, from the repository's root, and a line for the log", () => {
    assert.deepEqual(render({ findings: [createFinding()] }), [
      `::warning file=packages/pay/src/pay.ts,${position}::'INVALID_EMIAL' is not a Ratio code.`,
      "1 warning in 1 of 12 files",
    ]);
    assert.deepEqual(render({}), ["No problems in 12 files"]);
  });

  for (const [severity, command] of [
    ["error", "error"],
    ["warning", "warning"],
    ["information", "notice"],
    ["hint", "notice"],
  ] as const) {
    it(`tells ${severity} as ${command}`, () => {
      assert.match(render({ findings: [createFinding({ severity })] })[0] ?? "", new RegExp(`^::${command} `));
    });
  }

  for (const path of oddPaths) {
    it(`can be read back: ${JSON.stringify(path)}`, () => {
      const lines = render({ findings: [createFinding({ file: path, message: `100% of ${path}:, %0A` })] });
      assert.equal(lines.length, 2);
      const { properties, message } = readCommand(lines[0] ?? "");
      assert.deepEqual([properties["file"], properties["title"]], [`packages/pay/${path}`, "errdex: unknown-code"]);
      assert.equal(message, `100% of ${path}:, %0A`);
    });
  }

  it("leaves out the columns of what goes over lines, for GitHub takes them of one line only", () => {
    const range = { start: { line: 0, character: 2 }, end: { line: 1, character: 0 } };
    assert.match(render({ findings: [createFinding({ range })] })[0] ?? "", /pay\.ts,line=1,endLine=2,title=/);
  });

  it("points into a notebook's file, and names the cell", () => {
    const inFile = { start: { line: 40, character: 20 }, end: { line: 40, character: 30 } };
    const finding = createFinding({ file: "a.ipynb", cell: 3, details: { range: inFile, related: [], fixes: [] } });
    assert.equal(
      render({ findings: [finding] })[0],
      "::warning file=packages/pay/a.ipynb,line=41,endLine=41,col=21,endColumn=31,title=errdex%3A unknown-code::Cell 3, line 4: " +
        "'INVALID_EMIAL' is not a Ratio code.",
    );
  });

  it("tells problems, and what a baseline has too many", () => {
    const baseline = {
      file: "b.json",
      leftOut: 3,
      stale: [{ file: "../x.ts", rule: "unknown-code", code: "OLD", count: 2 }],
      isNew: false,
    };
    const lines = render({
      problems: [
        { file: "a.ts", message: "permission denied", kind: "unreadable" },
        { file: "errdex.json", message: "line 1: no", kind: "misconfigured" },
        { file: "c.yaml", message: "line 2: no", kind: "faulty" },
        { file: "d.ts", message: "it is gone", kind: "unfixed" },
        { file: "min.js", message: "it looks minified", kind: "skipped" },
      ],
      baseline,
      fixed: [],
    });
    assert.deepEqual(lines, [
      "::error file=packages/pay/a.ts,title=errdex%3A not read::permission denied",
      "::error file=packages/pay/errdex.json,title=errdex%3A faulty config::line 1: no",
      "::warning file=packages/pay/c.yaml,title=errdex%3A faulty catalog::line 2: no",
      "::warning file=packages/pay/d.ts,title=errdex%3A not fixed::it is gone",
      "::debug::skipped: min.js: it looks minified",
      "::notice file=x.ts,title=errdex%3A baseline::The baseline has 2 of OLD (unknown-code) too many.",
      "No new problems in 12 files; Nothing was fixed; Left out 3 problems, which b.json has; " +
        "b.json has 2 problems that are gone: --write-baseline renews it",
    ]);
  });
});
