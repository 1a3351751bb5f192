import assert from "node:assert/strict";
import { join } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { defaultSettings } from "../../../shared/src/settings";
import { testService } from "../../support/check";
import { locked, type MemoryFiles, memoryCwd, type Ran, runIn } from "./memoryHost";

const head = 'fetch("https://api.ratio.me");\n';
const typo = (code = "INVALID_EMIAL"): string => `${head}if (code === "INVALID_OTP" || code === "${code}") {}\n`;
const right = typo("INVALID_EMAIL");

type Checked = Ran & { readonly baseline: string | undefined };

/** Runs `errdex check`, and gives the baseline as it is then. */
async function check(files: MemoryFiles, args: readonly string[], path = "errdex-baseline.json"): Promise<Checked> {
  let baseline: string | undefined;
  const ran = await runIn(
    {
      onEnd: (after) => {
        const absolute = join(memoryCwd, path);
        baseline = after.kindOf(absolute) === "file" && files[path] !== locked ? after.readText(absolute) : undefined;
      },
    },
    files,
    "check",
    ...args,
  );
  return { ...ran, baseline };
}

const baselineOf = (files: Readonly<Record<string, Readonly<Record<string, number>>>>): string => {
  const byRule = Object.entries(files).map(([file, codes]) => [file, { "unknown-code": codes }] as const);
  return `${JSON.stringify({ errdexBaseline: 1, files: Object.fromEntries(byRule) }, undefined, 2)}\n`;
};
const use = ["--baseline", "errdex-baseline.json"];
const update = ["--write-baseline"];

describe("errdex check --write-baseline", () => {
  it("makes a baseline of all that is found, and is content", async () => {
    const { exitCode, stdout, stderr, baseline } = await check({ "src/b.ts": typo(), "a.ts": typo() + typo() }, update);
    assert.deepEqual([exitCode, stderr], [0, ""]);
    assert.equal(baseline, baselineOf({ "a.ts": { INVALID_EMIAL: 2 }, "src/b.ts": { INVALID_EMIAL: 1 } }));
    assert.match(
      stdout,
      /^No new problems in 2 files; .*\nerrdex-baseline\.json has what was found, 3 problems: .*\n$/,
    );
  });

  it("makes an empty one where there is nothing", async () => {
    assert.equal((await check({ "a.ts": right }, update)).baseline, '{\n  "errdexBaseline": 1,\n  "files": {}\n}\n');
  });

  it("tells files from the folder of the baseline", async () => {
    const { baseline } = await check(
      { "src/a.ts": typo(), "../ci/job.yml": "" },
      [...update, "--baseline", "../ci/base.json"],
      "../ci/base.json",
    );
    assert.equal(baseline, baselineOf({ "../app/src/a.ts": { INVALID_EMIAL: 1 } }));
  });

  it("drops what is gone, and keeps what it was not asked about", async () => {
    const before = baselineOf({ "gone.ts": { X: 1 }, "other/b.ts": { X: 1 }, "src/a.ts": { X: 1 } });
    const files = { "errdex-baseline.json": before, "other/b.ts": right, "src/a.ts": typo() };
    assert.equal(
      (await check(files, [...update, "src"])).baseline,
      baselineOf({ "other/b.ts": { X: 1 }, "src/a.ts": { INVALID_EMIAL: 1 } }),
    );
    assert.equal((await check(files, update)).baseline, baselineOf({ "src/a.ts": { INVALID_EMIAL: 1 } }));
  });

  it("leaves a baseline alone that is the same but for its line ends", async () => {
    const before = baselineOf({ "a.ts": { INVALID_EMIAL: 1 } }).replaceAll("\n", "\r\n");
    assert.equal((await check({ "a.ts": typo(), "errdex-baseline.json": before }, update)).baseline, before);
  });

  it("writes none where not all could be read, or the old one is broken", async () => {
    const unread = await check({ "a.ts": typo(), "b.ts": locked }, update);
    assert.deepEqual([unread.exitCode, unread.baseline], [2, undefined]);
    assert.equal(unread.stderr, "errdex: cannot read b.ts: permission denied (and 1 more)\n");
    assert.match(unread.stdout, /unsaved {3}errdex-baseline\.json: not all could be checked/);
    const broken = await check({ "a.ts": typo(), "errdex-baseline.json": "{" }, update);
    assert.deepEqual([broken.exitCode, broken.baseline, broken.stdout], [2, "{", ""]);
  });

  it("takes what is left when all that is sure is fixed", async () => {
    const unsure = `${head}if (body.code === "INVALID_OTP" || body.code === "INSUFICENT_BALANCE") {}\n`;
    const { exitCode, baseline } = await check({ "a.ts": typo(), "b.ts": unsure }, [...update, "--fix"]);
    assert.equal(exitCode, 0);
    assert.equal(baseline, baselineOf({ "b.ts": { INSUFICENT_BALANCE: 1 } }));
  });
});

describe("errdex check --baseline", () => {
  const old = baselineOf({ "a.ts": { INVALID_EMIAL: 1 } });

  it("leaves out what it has, and says how many", async () => {
    const { exitCode, stdout } = await check({ "a.ts": typo(), "errdex-baseline.json": old }, use);
    assert.equal(exitCode, 0);
    assert.equal(
      stdout,
      "No new problems in 1 file; 2 codes compared with Ratio and Sphere\nLeft out 1 problem, which errdex-baseline.json has\n",
    );
  });

  it("does not depend on lines", async () => {
    const { exitCode } = await check({ "a.ts": `// new\n\n${typo()}`, "errdex-baseline.json": old }, use);
    assert.equal(exitCode, 0);
  });

  it("complains of what is new", async () => {
    const files = { "a.ts": typo() + typo("INVALID_PHONEE"), "errdex-baseline.json": old };
    const { exitCode, stdout } = await check(files, use);
    assert.equal(exitCode, 1);
    assert.match(stdout, /INVALID_PHONEE/);
    assert.doesNotMatch(stdout, /INVALID_EMIAL/);
    assert.match(stdout, /^1 warning in 1 of 1 file;/m);
    assert.equal((await check(files, [...use, "--max-warnings", "1"])).exitCode, 0);
  });

  it("tells what is gone, of files that were checked or are not there any more", async () => {
    const stale = baselineOf({ "a.ts": { INVALID_EMIAL: 2 }, "gone.ts": { X: 1 }, "other.ts": { X: 1 } });
    const files = { "a.ts": typo(), "other.ts": right, "errdex-baseline.json": stale };
    const { exitCode, stdout } = await check(files, [...use, "a.ts"]);
    assert.equal(exitCode, 0);
    assert.deepEqual(
      stdout.split("\n").filter((line) => line.startsWith("gone")),
      ["gone      a.ts: 1 of INVALID_EMIAL (unknown-code)", "gone      gone.ts: 1 of X (unknown-code)"],
    );
    assert.match(stdout, /errdex-baseline\.json has 2 problems that are gone: --write-baseline renews it\n$/);
    assert.match((await check(files, use)).stdout, /has 3 problems that are gone/);
  });

  it("says nothing of a file that could not be read", async () => {
    const { stdout } = await check({ "a.ts": locked, "b.ts": right, "errdex-baseline.json": old }, use);
    assert.doesNotMatch(stdout, /gone/);
  });

  it("is part of the JSON report, and stays off it otherwise", async () => {
    const files = { "a.ts": typo(), "errdex-baseline.json": baselineOf({ "a.ts": { INVALID_EMIAL: 1, X: 1 } }) };
    const { stdout } = await check(files, [...use, "--format", "json"]);
    const report = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
    assert.deepEqual(report["findings"], []);
    assert.deepEqual(report["baseline"], {
      file: "errdex-baseline.json",
      leftOut: 1,
      stale: [{ file: "a.ts", rule: "unknown-code", code: "X", count: 1 }],
      written: false,
    });
    assert.ok(!("baseline" in (JSON.parse((await check(files, ["--format", "json"])).stdout) as object)));
  });

  for (const format of ["sarif", "junit"]) {
    it(`tells on stderr what ${format} cannot`, async () => {
      const { stderr, stdout } = await check({ "a.ts": typo(), "errdex-baseline.json": old }, [
        ...use,
        "--format",
        format,
      ]);
      assert.equal(stderr, "errdex: Left out 1 problem, which errdex-baseline.json has\n");
      assert.doesNotMatch(stdout, /EMIAL/);
    });
  }

  it("is not checked itself, though it names codes that there are not", async () => {
    const files = { "errdex-baseline.json": baselineOf({ "a.ts": { INVALID_EMIAL: 1 } }), "base.json": old };
    const { exitCode, stdout } = await check(files, ["--baseline", "base.json"]);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^No files to check$/m);
    const named = await check(files, ["errdex-baseline.json"]);
    assert.match(named.stdout, /^skipped {3}errdex-baseline\.json: it states codes$/m);
  });
});

describe("a baseline in an editor", () => {
  it("has no findings, though it names codes that there are not", async () => {
    const findingsIn = async (name: string): Promise<number> => {
      const document = TextDocument.create(
        `file:///app/${name}`,
        "json",
        0,
        baselineOf({ "a.ts": { INVALID_EMIAL: 1 } }),
      );
      return (await testService.analyze(document, defaultSettings)).findings.length;
    };
    assert.deepEqual([await findingsIn("errdex-baseline.json"), await findingsIn("web.errdex-baseline.json")], [0, 0]);
    assert.equal(await findingsIn("other.json"), 1);
  });
});

describe("wrong use of a baseline", () => {
  const text = baselineOf({ "a.ts": { X: 1 } });
  const files: MemoryFiles = {
    "a.ts": typo(),
    "src/b.ts": right,
    "good.json": text,
    "bad.json": text.replace("1\n", "x\n"),
    "locked.json": locked,
  };
  for (const [args, message] of [
    [["--baseline", "none.json"], "no such file: none.json (--write-baseline makes it)"],
    [["--baseline", "src"], "src is a folder, and no baseline"],
    [["--baseline", "none/base.json", "--write-baseline"], "no such folder: none"],
    [["--baseline", "locked.json"], "cannot read locked.json: permission denied"],
    [["--baseline", "bad.json"], "bad.json, line 6: Here stands something that is no JSON."],
    [["--baseline", "a.ts", "--write-baseline"], /^a\.ts, line 1: /],
    [["--baseline"], /argument missing/],
    [["--write-baseline", "--max-warnings", "3"], /--write-baseline .*--max-warnings/],
    [["--write-baseline", "--format", "sarif"], /--write-baseline .*--format sarif/],
    [["--write-baseline", "--format", "github"], /--write-baseline .*--format github/],
    [["--format", "xml"], /pretty, json, sarif, junit, github/],
  ] as const) {
    it(`is told in one line: ${args.join(" ")}`, async () => {
      const { exitCode, stdout, stderr, baseline } = await check(files, args);
      assert.deepEqual([exitCode, stdout, baseline], [2, "", undefined]);
      assert.match(stderr, /^errdex: [^\n]+\n$/);
      const told = stderr.slice("errdex: ".length, -1);
      if (typeof message === "string") {
        assert.equal(told, message);
      } else {
        assert.match(told, message);
      }
    });
  }
});
