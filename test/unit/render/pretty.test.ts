import assert from "node:assert/strict";
import { renderPretty } from "../../../server/src/render/pretty";
import type { CheckReport, ReportedFinding } from "../../../server/src/render/report";
import { displayWidth } from "../../../server/src/render/terminalText";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";

/** A finding on the part of the line that stands between ‹ and ›. */
function findingOn(line: string, fields: Partial<ReportedFinding> = {}): ReportedFinding {
  const start = line.indexOf("‹");
  const end = line.indexOf("›") - 1;
  return {
    file: "a.ts",
    range: { start: { line: 6, character: start }, end: { line: 6, character: end } },
    rule: "unknown-code",
    severity: "warning",
    code: "X",
    catalog: "ratio",
    suggestions: [],
    reasons: [],
    message: "It is wrong.",
    sourceLine: line.replace(/[‹›]/g, ""),
    ...fields,
  };
}

function reportOf(...findings: readonly ReportedFinding[]): CheckReport {
  return { files: 3, occurrences: 9, findings, catalogs: builtInCatalogs, problems: [] };
}

const plain = { colors: false, width: undefined };

describe("renderPretty", () => {
  it("groups findings by file and lines their columns up", () => {
    const report = reportOf(
      findingOn('  case "‹X›":'),
      findingOn('"‹X›"', {
        severity: "hint",
        range: { start: { line: 99, character: 1 }, end: { line: 99, character: 2 } },
      }),
      findingOn('"‹X›"', { file: "b.ts", severity: "error" }),
    );
    assert.equal(
      renderPretty(report, plain),
      [
        "a.ts",
        "    7:9  warning  It is wrong.  unknown-code",
        '    case "X":',
        "          ~",
        "  100:2  hint     It is wrong.  unknown-code",
        '    "X"',
        "     ~",
        "",
        "b.ts",
        "  7:2  error  It is wrong.  unknown-code",
        '    "X"',
        "     ~",
        "",
        "1 error, 1 warning and 1 hint in 2 of 3 files; 9 codes compared with Ratio and Sphere",
        "",
      ].join("\n"),
    );
  });

  /** The code line and the line below it. */
  const frameOf = (line: string, width?: number): readonly string[] => {
    const lines = renderPretty(reportOf(findingOn(line)), { colors: false, width }).split("\n");
    const marks = lines.findIndex((candidate) => /^ +~+$/.test(candidate));
    return lines.slice(marks - 1, marks + 1);
  };

  it("underlines the literal behind tabs and wide characters", () => {
    assert.deepEqual(frameOf('\t\tf("日本", "‹X_Y›")'), ['    f("日本", "X_Y")', "               ~~~"]);
    assert.deepEqual(frameOf('a\t"e\u0301" + "‹X›"'), ['    a  "e\u0301" + "X"', "              ~"]);
  });

  it("marks the place of an empty literal", () => {
    assert.deepEqual(frameOf('case "‹›":'), ['    case "":', "          ~"]);
  });

  it("cuts a long line around the literal", () => {
    const [code = "", marks = ""] = frameOf(`${"a".repeat(500)}"‹INVALID_X›"${"b".repeat(500)}`, 40);
    assert.equal(displayWidth(code), 40);
    assert.match(code, /^ {4}…a+"INVALID_X"b+…$/);
    assert.equal(marks.indexOf("~"), code.indexOf("INVALID_X"));
    assert.equal(marks.trim().length, "INVALID_X".length);
  });

  it("keeps every line within a narrow terminal", () => {
    const message =
      "'INVALID_EMIAL' is not a Ratio code. Did you mean 'INVALID_EMAIL'? (2 of 4 cases are Ratio codes.)";
    for (const width of [30, 40, 59, 60, 80, 120]) {
      const report = reportOf(findingOn(`${"x = ".repeat(40)}"‹INVALID_EMIAL›"`, { message }));
      const lines = renderPretty(report, { colors: false, width }).split("\n");
      assert.deepEqual(
        lines.filter((line) => displayWidth(line) > width),
        [],
        `at ${width} columns`,
      );
      assert.equal(lines.join(" ").replace(/\s+/g, " ").includes(message), true);
    }
  });

  it("shows no character that would steer the terminal", () => {
    const hostile = "\u001b]0;owned\u0007\u202e";
    const report = reportOf(findingOn(`"‹X›" // ${hostile}`, { file: `a${hostile}.ts`, message: `It is ${hostile}.` }));
    assert.doesNotMatch(renderPretty(report, plain).replaceAll("\n", ""), /[\p{Cc}\u202e]/u);
  });

  it("colours without changing the text", () => {
    const report = {
      ...reportOf(findingOn('case "‹X›":')),
      problems: [{ file: "b.js", message: "it is gone", kind: "unreadable" as const }],
    };
    const colored = renderPretty(report, { colors: true, width: undefined });
    // eslint-disable-next-line no-control-regex -- colours are control sequences
    assert.equal(colored.replace(/\u001b\[\d+m/g, ""), renderPretty(report, plain));
    assert.notEqual(colored, renderPretty(report, plain));
  });

  it("lists the files that were left alone", () => {
    const problems = [
      { file: "b.js", message: "it looks minified", kind: "skipped" as const },
      { file: "c.js", message: "permission denied", kind: "unreadable" as const },
    ];
    assert.equal(
      renderPretty({ ...reportOf(), problems }, plain),
      "skipped   b.js: it looks minified\nnot read  c.js: permission denied\n\nNo problems in 3 files; 9 codes compared with Ratio and Sphere\n",
    );
    assert.match(renderPretty({ ...reportOf(), files: 0, problems }, plain), /No files were checked\n$/);
  });
});
