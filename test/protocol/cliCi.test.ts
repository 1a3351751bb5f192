import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Log } from "sarif";
import { type CliResult, runBuiltCli } from "../support/cliProcess";

const typo = 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP" || code === "INVALID_EMIAL") {}\n';
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
});
