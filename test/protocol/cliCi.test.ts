import assert from "node:assert/strict";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Log } from "sarif";
import { type CliResult, runBuiltCli } from "../support/cliProcess";

const typo = 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP" || code === "INVALID_EMIAL") {}\n';
const right = typo.replace("EMIAL", "EMAIL");
const notebook = (code: string): string =>
  `${JSON.stringify({ cells: [{ cell_type: "code", source: [`u = "https://api.ratio.me"\n`, `if e.code == "${code}": pass`] }], nbformat: 4 }, undefined, 1)}\n`;

describe("the built command line in CI", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "errdex-ci-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const check = (...args: readonly string[]): CliResult => checkIn(".", ...args);
  const checkIn = (path: string, ...args: readonly string[]): CliResult =>
    runBuiltCli(["check", ...args], { cwd: join(folder, path) });

  it("reports in SARIF from the repository's root, with the places in a notebook's JSON", () => {
    mkdirSync(join(folder, ".git"));
    write("packages/pay/a b#ü.ts", typo);
    write("packages/pay/n.ipynb", notebook("INVALID_EMIAL"));
    const { exitCode, stdout, stderr } = checkIn("packages/pay", "--format", "sarif");
    assert.deepEqual([exitCode, stderr], [1, ""]);
    const { runs } = JSON.parse(stdout) as Log;
    const root = runs[0]?.originalUriBaseIds?.["%SRCROOT%"]?.uri ?? "";
    const places = (runs[0]?.results ?? []).map(({ locations, fixes }) => {
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      const file = fileURLToPath(new URL(artifactLocation?.uri ?? "", root));
      const line = readFileSync(file, "utf8").split("\n")[(region?.startLine ?? 0) - 1];
      assert.equal(region?.startLine, region?.endLine);
      assert.deepEqual(fixes?.[0]?.artifactChanges[0]?.replacements[0]?.deletedRegion, region);
      return [artifactLocation?.uri, line?.slice((region?.startColumn ?? 0) - 1, (region?.endColumn ?? 0) - 1)];
    });
    assert.deepEqual(places, [
      ["packages/pay/a%20b%23%C3%BC.ts", "INVALID_EMIAL"],
      ["packages/pay/n.ipynb", "INVALID_EMIAL"],
    ]);
  });

  it("reports as annotations and as tests", () => {
    write("a.vue", `<script>\n${typo}</script>\n`);
    const { exitCode, stdout } = check("--format", "github");
    assert.equal(exitCode, 1);
    assert.match(
      stdout,
      /^::warning file=a\.vue,line=3,endLine=3,col=41,endColumn=54,title=errdex%3A unknown-code::'INVALID_EMIAL'/,
    );
    const junit = check("--format", "junit");
    assert.equal(junit.exitCode, 1);
    assert.match(junit.stdout, /<testcase classname="errdex.unknown-code" name="a\.vue: INVALID_EMIAL" file="a\.vue">/);
  });

  it("fixes files as they are written, and leaves no other behind", () => {
    const le = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, "utf16le");
    write("bom.ts", `\uFEFF${typo}`);
    write("crlf.ts", typo.replaceAll("\n", "\r\n"));
    write("latin1.ts", Buffer.from(`${typo}// caf\u00e9`, "latin1"));
    write("n.ipynb", notebook("INVALID_EMIAL"));
    write("utf16.ts", le(typo));
    const before = readdirSync(folder);
    const { exitCode, stdout } = check("--fix");
    assert.equal(exitCode, 1);
    assert.equal(read("bom.ts"), `\uFEFF${right}`);
    assert.equal(read("crlf.ts"), right.replaceAll("\n", "\r\n"));
    assert.equal(read("n.ipynb"), notebook("INVALID_EMAIL"));
    assert.deepEqual(readFileSync(join(folder, "utf16.ts")), le(right));
    assert.deepEqual(readFileSync(join(folder, "latin1.ts")), Buffer.from(`${typo}// caf\u00e9`, "latin1"));
    assert.match(stdout, /\nunfixed {3}latin1\.ts: its bytes are no UTF-8/);
    assert.match(stdout, /\n1 warning in 1 of 5 files;.*\nFixed 4 problems in 4 files\n$/);
    assert.deepEqual(readdirSync(folder), before);
    const again = check("--fix");
    assert.equal(again.exitCode, 1);
    assert.match(again.stdout, /\nNothing was fixed\n$/);
  });

  it("keeps a link and the rights of the file that it leads to", function () {
    if (process.platform === "win32") {
      this.skip();
    }
    write("real/a.ts", typo);
    chmodSync(join(folder, "real/a.ts"), 0o750);
    symlinkSync(join("real", "a.ts"), join(folder, "link.ts"));
    assert.equal(check("--fix", "link.ts").exitCode, 0);
    assert.ok(lstatSync(join(folder, "link.ts")).isSymbolicLink());
    assert.equal(read("real/a.ts"), right);
    assert.equal(statSync(join(folder, "real/a.ts")).mode & 0o777, 0o750);
  });

  it("adopts a project with old findings, and fails for new ones", () => {
    write("old.ts", typo);
    assert.equal(check().exitCode, 1);
    assert.equal(check("--write-baseline").exitCode, 0);
    const adopted = check("--baseline", "errdex-baseline.json");
    assert.equal(adopted.exitCode, 0);
    assert.match(adopted.stdout, /Left out 1 problem, which errdex-baseline\.json has/);
    write("src/new.ts", typo);
    assert.equal(check("--baseline", "errdex-baseline.json").exitCode, 1);
    // From elsewhere, it means the same.
    assert.match(
      checkIn("src", "--baseline", "../errdex-baseline.json", "..").stdout,
      /^new\.ts\n[^]*\n1 warning in 1 of 2/,
    );
    rmSync(join(folder, "old.ts"));
    write("src/new.ts", right);
    const gone = check("--baseline", "errdex-baseline.json");
    assert.equal(gone.exitCode, 0);
    assert.match(gone.stdout, /^gone {6}old\.ts: 1 of INVALID_EMIAL \(unknown-code\)\n/);
  });

  it("tells a broken baseline with its line, and what does not go together", () => {
    write("a.ts", typo);
    write("errdex-baseline.json", '{\n  "errdexBaseline": 1,\n  "files": []\n}\n');
    for (const [args, message] of [
      [
        ["--baseline", "errdex-baseline.json"],
        'errdex-baseline.json, line 3: "files" must be an object: rules by file.',
      ],
      [["--baseline", "none.json"], "no such file: none.json (--write-baseline makes it)"],
      [
        ["--write-baseline", "--format", "junit"],
        "--write-baseline leaves nothing to report, so --format junit would say that all is well",
      ],
    ] as const) {
      assert.deepEqual(check(...args), { exitCode: 2, stdout: "", stderr: `errdex: ${message}\n` });
    }
  });
});
