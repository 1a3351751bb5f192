import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { runBuiltCli, startBuiltCli } from "../support/cliProcess";

const typo = 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP" || code === "INVALID_EMIAL") {}\n';

interface JsonReport {
  readonly files: number;
  readonly findings: readonly { readonly file: string; readonly range: { readonly start: unknown } }[];
}

describe("the built command line", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "errdex-cli-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const run = (...args: readonly string[]): ReturnType<typeof runBuiltCli> => runBuiltCli(args, { cwd: folder });
  const readReport = (...args: readonly string[]): JsonReport =>
    JSON.parse(run("check", "--format", "json", ...args).stdout) as JsonReport;

  it("knows its version", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    assert.deepEqual(run("--version"), { exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("explains a code", () => {
    const { exitCode, stdout } = run("explain", "customer/not-found");
    assert.equal(exitCode, 0);
    assert.match(stdout, /^customer\/not-found {2}Sphere/);
  });

  it("finds the mistakes that the sample workspace says it has", () => {
    cpSync("test/workspace", folder, { recursive: true });
    assert.match(readFileSync(join(folder, "README.md"), "utf8"), /Errdex finds eleven mistakes/);
    const rules = (
      JSON.parse(run("check", "--format", "json").stdout) as { findings: { rule: string }[] }
    ).findings.map(({ rule }) => rule);
    assert.deepEqual([rules.length, rules.filter((rule) => rule === "wrong-catalog").length], [11, 1]);
  });

  it("finds a wrong code, with the grammars that lie beside it", () => {
    write("src/pay.ts", typo);
    write("src/Form.tsx", `${typo}const form = <input title="INVALID_OTP" />;\n`);
    write("src/old.cjs", typo);
    const { exitCode, stdout, stderr } = run("check");
    assert.equal(stderr, "");
    assert.equal(exitCode, 1);
    assert.match(stdout, /^src\/Form\.tsx\n.*INVALID_EMAIL[^]*^src\/old\.cjs\n[^]*^src\/pay\.ts\n/m);
    assert.match(stdout, /\n3 warnings in 3 of 3 files; .*\n$/);
  });

  it("reads catalogs in JSON with comments and in YAML, each with the library that it takes", () => {
    const code = "// ours\nif (code === 'ACME_BROKE' || code === 'ACME_OPEN' || code === 'ACME_OPNE') {}\n";
    write("a.ts", `fetch("https://api.acme.com");\n${code}`);
    const head = '"errdexCatalog": 1, "id": "acme", "name": "Acme", "evidence": { "hosts": ["api.acme.com"] }';
    write("acme.errdex.json", `{ /* Ours. */ ${head}, "codes": { "ACME_BROKE": "It broke.", } }`);
    write(".errdex/more.yaml", "errdexCatalog: 1\nid: acme\nname: Acme\ncodes:\n  ACME_OPEN: It is open.\n");
    const { findings, ...report } = readReport();
    assert.deepEqual(
      findings.map(({ file, range }) => [file, range.start]),
      [["a.ts", { line: 2, character: 63 }]],
      JSON.stringify(report),
    );
  });

  it("exits with 0 where all is well", () => {
    write("a.ts", 'if (code === "INVALID_OTP") {}');
    assert.equal(run("check", ".").exitCode, 0);
    assert.equal(run("check", "a.ts", "--format", "json").exitCode, 0);
  });

  it("answers wrong use with 2 and one line, never a stack trace", () => {
    const longName = "a".repeat(5000);
    for (const args of [
      ["check", "nowhere"],
      ["check", longName],
      ["coverage", "-o", longName],
      ["check", "--format", "yaml"],
      ["--nonsense"],
      ["explain", "NO_SUCH_CODE"],
    ]) {
      const { exitCode, stdout, stderr } = run(...args);
      assert.equal(exitCode, 2, args.join(" "));
      assert.equal(stdout, "");
      assert.match(stderr, /^errdex: (?!internal error)[^\n]+\n$/);
    }
  });

  it("reads files with byte order marks at the places where editors see them", () => {
    write("utf8.ts", `\uFEFF${typo}`);
    write("utf16le.ts", Buffer.from(`\uFEFF${typo}`, "utf16le"));
    write("utf16be.ts", Buffer.from(`\uFEFF${typo}`, "utf16le").swap16());
    write("crlf.ts", typo.replaceAll("\n", "\r\n"));
    assert.deepEqual(
      readReport().findings.map(({ file, range }) => [file, range.start]),
      ["crlf.ts", "utf16be.ts", "utf16le.ts", "utf8.ts"].map((file) => [file, { line: 1, character: 40 }]),
    );
  });

  it("honours ignore files on the disk, and does not follow links", () => {
    write(".gitignore", "generated/\n");
    write("a.ts", typo);
    write("generated/b.ts", typo);
    write("node_modules/c/index.js", typo);
    // On Windows, the only kind of link that everybody may make.
    symlinkSync(folder, join(folder, "loop"), "junction");
    assert.deepEqual(
      readReport().findings.map(({ file }) => file),
      ["a.ts"],
    );
    assert.equal(readReport("loop").files, 1);
  });

  it("imports a page, standard input and source code with what lies beside it", () => {
    write("errors.md", "# Errors\n\n| Code | Meaning |\n|---|---|\n| NEST_FULL | The nest is full. |\n");
    write("errors.go", 'package x\n\nconst (\n\t// The nest is gone.\n\tErrGone ErrorCode = "nest_gone"\n)\n');
    const codesOf = (...args: readonly string[]): unknown => {
      const { exitCode, stdout } = runBuiltCli(["import", ...args, "--id", "acme"], {
        cwd: folder,
        input: "Errors\nEGG_COLD - The egg is cold.\nEGG_LOST - The egg is lost.\n",
      });
      assert.equal(exitCode, 0, args.join(" "));
      return (JSON.parse(stdout) as { codes: unknown }).codes;
    };
    assert.deepEqual(codesOf("errors.md"), { NEST_FULL: { summary: "The nest is full." } });
    assert.deepEqual(codesOf("errors.go"), { nest_gone: { summary: "The nest is gone." } });
    assert.deepEqual(codesOf("-"), {
      EGG_COLD: { summary: "The egg is cold." },
      EGG_LOST: { summary: "The egg is lost." },
    });
    assert.equal(run("import", "errors.md", "--id", "acme", "-o", "acme.errdex.json").exitCode, 0);
    assert.equal(run("diff", "acme.errdex.json", "errors.md").exitCode, 0);
  });

  it("exports a catalog, and refuses a name, with what lies beside it", () => {
    const args = ["export", "--to", "java", "--catalog", "sphere"] as const;
    const { exitCode, stdout } = run(...args, "--name", "com.acme.SphereCode");
    assert.equal(exitCode, 0);
    assert.match(stdout, /^package com\.acme;$[^]*CUSTOMER_NOT_FOUND\("customer\/not-found"\)/m);
    assert.deepEqual(run(...args, "--name", "com.new.Code"), {
      exitCode: 2,
      stdout: "",
      stderr: 'errdex: "com.new.Code" cannot be a name in Java: "new" is a word of the language\n',
    });
  });

  it("makes a start: a config and a catalog with which a check passes", () => {
    write("a.ts", 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP") {}\n');
    assert.equal(run("init", "--yaml", "--id", "acme").exitCode, 0);
    const { exitCode, stdout, stderr } = run("check");
    assert.deepEqual([exitCode, stderr], [0, ""]);
    assert.match(stdout, /Ratio, Sphere and Acme/);
    assert.equal(run("init", "--yaml", "--id", "acme").exitCode, 2);
  });

  it("loads the readers of pages for an import only", () => {
    write("a.ts", 'if (code === "INVALID_OTP") {}');
    write("errors.md", "# Errors\n\n- `nest_full`: The nest is full.\n- `nest_gone`: The nest is gone.\n");
    cpSync("dist", join(folder, "errdex/dist"), {
      recursive: true,
      filter: (path) => !/(?:im|ex)porters\.js|extension|server|web/.test(basename(path)),
    });
    copyFileSync("package.json", join(folder, "errdex/package.json"));
    const cli = (...args: readonly string[]): number | null =>
      spawnSync(process.execPath, ["errdex/dist/cli.js", ...args], { cwd: folder }).status;
    assert.equal(cli("check", "a.ts"), 0);
    assert.equal(cli("explain", "INVALID_OTP"), 0);
    assert.equal(cli("import", "errors.md", "--id", "acme"), 2);
    assert.equal(cli("export", "--to", "go", "--catalog", "ratio"), 2);
  });

  it("sees a file that changed within the same instant", () => {
    write("a.ts", 'fetch("https://api.ratio.me");\nif (code === "INVALID_EMAIL") {}\n');
    assert.equal(run("check").exitCode, 0);
    write("a.ts", 'fetch("https://api.ratio.me");\nif (code === "INVALID_EMIAL") {}\n');
    assert.equal(run("check").exitCode, 1);
  });

  it("keeps what it found in a whole project, and asks that the next time", () => {
    // Files that are older than a clock's grain; those that a test writes are not.
    const workspace = { cwd: "test/workspace", cacheFolder: folder };
    const first = runBuiltCli(["check"], workspace);
    const [name = "", ...others] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".json"),
    );
    assert.deepEqual(others, []);
    assert.deepEqual(runBuiltCli(["check"], workspace), first);
    // So that it shows who answers.
    const path = join(folder, name);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("INVALID_EMIAL", "INVALID_NOBODY"));
    const { stdout } = runBuiltCli(["check"], workspace);
    assert.match(stdout, /INVALID_NOBODY/);
    assert.deepEqual(runBuiltCli(["check", "--no-cache"], workspace), first);
  });

  it("keeps its exit code, and quiet, when its reader goes away", async () => {
    // More than a pipe holds.
    write("many.ts", typo + '  if (code === "INVALID_EMIAL") {}\n'.repeat(3000));
    const child = startBuiltCli(["check", "--format", "json"], folder);
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const closed = once(child, "close");
    await once(child.stdout, "readable");
    child.stdout.destroy();
    assert.deepEqual(await closed, [1, null]);
    assert.equal(stderr, "");
  });
});
