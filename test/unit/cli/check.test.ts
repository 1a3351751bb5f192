import assert from "node:assert/strict";
import { locked, run, runIn, sealed } from "./memoryHost";

/** The findings of a JSON report, as a script reads them. */
interface JsonReport {
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly problems: readonly Readonly<Record<string, unknown>>[];
  readonly [key: string]: unknown;
}

const typo = 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP" || code === "INVALID_EMIAL") {}\n';
const right = 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP") {}\n';

describe("errdex check", () => {
  it("exits with 1 where a code is misspelt, and shows where", async () => {
    const { exitCode, stdout, stderr } = await run({ "src/pay.ts": typo }, "check");
    assert.equal(exitCode, 1);
    assert.equal(stderr, "");
    const [file, finding, frame, marks, blank, summary] = stdout.split("\n");
    assert.equal(file, "src/pay.ts");
    assert.match(finding ?? "", /^ {2}2:41 {2}warning {2}.*INVALID_EMIAL.*INVALID_EMAIL.* {2}unknown-code$/);
    assert.equal(frame, '    if (code === "INVALID_OTP" || code === "INVALID_EMIAL") {}');
    assert.equal(marks, `    ${" ".repeat(40)}~~~~~~~~~~~~~`);
    assert.equal(blank, "");
    assert.equal(summary, "1 warning in 1 of 1 file; 2 codes compared with Ratio and Sphere");
  });

  it("exits with 0 where all is well", async () => {
    const { exitCode, stdout } = await run({ "a.ts": right, "b.ts": "" }, "check", ".");
    assert.equal(exitCode, 0);
    assert.equal(stdout, "No problems in 2 files; 1 code compared with Ratio and Sphere\n");
  });

  it("exits with 0 where there is nothing to check", async () => {
    assert.deepEqual(await run({}, "check"), { exitCode: 0, stdout: "No files to check\n", stderr: "" });
  });

  it("prints the report that design.md promises as JSON", async () => {
    const { exitCode, stdout } = await run({ "src/pay.ts": typo, "ok.js": right }, "check", "--format", "json");
    assert.equal(exitCode, 1);
    const report = JSON.parse(stdout) as JsonReport;
    assert.deepEqual(Object.keys(report), [
      "version",
      "root",
      "files",
      "occurrences",
      "findings",
      "catalogs",
      "problems",
    ]);
    const { findings, ...rest } = report;
    assert.deepEqual(rest, {
      version: 1,
      root: ".",
      files: 2,
      occurrences: 3,
      catalogs: [
        { id: "ratio", entries: 159, from: "built-in" },
        { id: "sphere", entries: 85, from: "built-in" },
      ],
      problems: [],
    });
    const { message, reasons, ...finding } = findings[0] ?? {};
    assert.deepEqual(finding, {
      file: "src/pay.ts",
      range: { start: { line: 1, character: 40 }, end: { line: 1, character: 53 } },
      rule: "unknown-code",
      severity: "warning",
      code: "INVALID_EMIAL",
      catalog: "ratio",
      suggestions: ["INVALID_EMAIL"],
    });
    assert.ok(typeof message === "string" && Array.isArray(reasons) && reasons.length > 0);
    assert.equal(findings.length, 1);
  });

  it("is content with as many warnings as are allowed", async () => {
    const files = { "a.ts": typo, "b.ts": typo };
    assert.equal((await run(files, "check", "--max-warnings", "2")).exitCode, 0);
    assert.equal((await run(files, "check", "--max-warnings", "1")).exitCode, 1);
  });

  it("finds near misses only, or more, by --strictness", async () => {
    const source = `${right}switch (code) { case "INVALID_OTP": case "INSUFICENT_BALANCE": case "MISSING_OTP": }\n`;
    assert.equal((await run({ "a.ts": source }, "check", "--strictness", "typos")).exitCode, 0);
    assert.equal((await run({ "a.ts": source }, "check", "--strictness", "bound")).exitCode, 1);
  });

  it("reports files that it leaves alone, without failing", async () => {
    const { exitCode, stdout } = await run({ "a.ts": right, "b.js": '"\u0000"' }, "check", "--format", "json");
    assert.equal(exitCode, 0);
    const report = JSON.parse(stdout) as JsonReport;
    assert.equal(report["files"], 1);
    assert.deepEqual(report.problems, [{ file: "b.js", message: "it looks binary" }]);
  });

  it("checks what it can where nobody may look at one of the paths", async () => {
    for (const paths of [
      ["no/b.ts", "a.ts"],
      ["a.ts", "no/b.ts"],
    ]) {
      const { exitCode, stdout, stderr } = await run(
        { "a.ts": typo, no: sealed },
        "check",
        "--format",
        "json",
        ...paths,
      );
      assert.equal(exitCode, 2);
      assert.equal(stderr, "errdex: cannot read no/b.ts: permission denied\n");
      const { findings, problems } = JSON.parse(stdout) as { findings: unknown[]; problems: unknown[] };
      assert.equal(findings.length, 1);
      assert.deepEqual(problems, [{ file: "no/b.ts", message: "permission denied" }]);
    }
  });

  it("exits with 2 where a file cannot be read, after checking the others", async () => {
    const { exitCode, stdout, stderr } = await run({ "a.ts": typo, "b.ts": locked, "c.ts": locked }, "check");
    assert.equal(exitCode, 2);
    assert.match(stdout, /INVALID_EMIAL[^]*\nnot read {2}b\.ts: permission denied\n/);
    assert.equal(stderr, "errdex: cannot read b.ts: permission denied (and 1 more)\n");
  });

  it("colours its report on a terminal, less where it is asked not to", async () => {
    const isColored = async (
      env: Readonly<Record<string, string>>,
      columns?: number,
      ...args: string[]
    ): Promise<boolean> => {
      const { stdout } = await runIn(
        { env, ...(columns === undefined ? {} : { columns }) },
        { "a.ts": typo },
        "check",
        ...args,
      );
      return stdout.includes("\u001b[");
    };
    assert.equal(await isColored({}, 80), true);
    assert.equal(await isColored({}), false);
    assert.equal(await isColored({ TERM: "dumb" }, 80), false);
    assert.equal(await isColored({ NO_COLOR: "1" }, 80), false);
    assert.equal(await isColored({ NO_COLOR: "" }, 80), true);
    assert.equal(await isColored({ FORCE_COLOR: "1", NO_COLOR: "1" }), true);
    assert.equal(await isColored({ FORCE_COLOR: "0" }, 80), false);
    assert.equal(await isColored({ FORCE_COLOR: "1" }, 80, "--no-color"), false);
  });
});
