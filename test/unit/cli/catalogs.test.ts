import assert from "node:assert/strict";
import { type MemoryFiles, run } from "./memoryHost";

const catalog = (id: string, ...codes: readonly string[]): string =>
  JSON.stringify({
    errdexCatalog: 1,
    id,
    name: id.toUpperCase(),
    evidence: { hosts: [`api.${id}.com`] },
    envelope: { codeFields: ["code"] },
    codes: Object.fromEntries(codes.map((code) => [code, `Is ${code}.`])),
  });
const acme = catalog("acme", "ACME_BROKE", "ACME_SLEEPS", "ACME_MOVED");
const source = 'fetch("https://api.acme.com");\nif (code === "ACME_BROKE" || code === "ACME_SLEPS") {}\n';
const ratioTypo = 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP" || code === "INVALID_EMIAL") {}\n';

interface JsonReport {
  readonly findings: readonly { readonly file: string; readonly code: string; readonly severity: string }[];
  readonly catalogs: readonly { readonly id: string; readonly from: string }[];
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

describe("catalogs of a project, on the command line", () => {
  const cases: readonly {
    readonly name: string;
    readonly files: MemoryFiles;
    readonly args?: readonly string[];
    /** Each as `file code`. */
    readonly findings?: readonly string[];
    readonly problems?: readonly string[];
    readonly exitCode: number;
  }[] = [
    { name: "none", files: { "a.ts": source }, exitCode: 0 },
    {
      name: "in a usual place",
      files: { "a.ts": source, "acme.errdex.json": acme },
      findings: ["a.ts ACME_SLEPS"],
      exitCode: 1,
    },
    {
      name: "in a usual place, where one file is checked",
      files: { "src/a.ts": source, ".errdex/acme.json": acme },
      args: ["src/a.ts"],
      findings: ["src/a.ts ACME_SLEPS"],
      exitCode: 1,
    },
    {
      name: "named on the command line",
      files: { "a.ts": source, "x/acme.json": acme },
      args: ["--catalog", "x/acme.json"],
      findings: ["a.ts ACME_SLEPS"],
      exitCode: 1,
    },
    {
      name: "named by a config above the working directory",
      files: { "a.ts": source, "../errdex.json": '{ "catalogs": ["errors/*.json"] }', "../errors/acme.json": acme },
      findings: ["a.ts ACME_SLEPS"],
      exitCode: 1,
    },
    {
      name: "named by a config on the command line",
      files: {
        "a.ts": source,
        "errdex.json": "{}",
        "ci/strict.json": '{ "catalogs": ["../acme.json"] }',
        "acme.json": acme,
      },
      args: ["--config", "ci/strict.json"],
      findings: ["a.ts ACME_SLEPS"],
      exitCode: 1,
    },
    {
      name: "in an installed package",
      files: {
        "a.ts": source,
        "package.json": '{ "dependencies": { "@acme/sdk": "^1" } }',
        "node_modules/@acme/sdk/package.json": '{ "errdex": { "catalogs": ["./errors.json"] } }',
        "node_modules/@acme/sdk/errors.json": acme,
      },
      findings: ["a.ts ACME_SLEPS"],
      exitCode: 1,
    },
    {
      name: "that serve a folder only",
      files: {
        "one/errdex.json": "{}",
        "one/acme.errdex.json": acme,
        "one/a.ts": source,
        "two/a.ts": source,
      },
      findings: ["one/a.ts ACME_SLEPS"],
      exitCode: 1,
    },
    {
      name: "that are broken: the others count, and the check is incomplete",
      files: { "a.ts": ratioTypo, "acme.errdex.json": '{\n  "id": ' },
      findings: ["a.ts INVALID_EMIAL"],
      problems: ["acme.errdex.json line 2"],
      exitCode: 2,
    },
    {
      name: "with a fault: the rest counts",
      files: { "a.ts": source, "acme.errdex.json": acme.replace('"codes"', '\n"colour":1,"codes"') },
      findings: ["a.ts ACME_SLEPS"],
      problems: ["acme.errdex.json line 2"],
      exitCode: 1,
    },
  ];
  for (const { name, files, args = [], findings = [], problems = [], exitCode } of cases) {
    it(name, async () => {
      const ran = await run(files, "check", "--format", "json", ...args);
      const report = JSON.parse(ran.stdout) as JsonReport;
      assert.deepEqual(
        report.findings.map(({ file, code }) => `${file} ${code}`),
        findings,
      );
      assert.deepEqual(
        report.problems.map(({ file, message }) => `${file} ${message.split(":")[0] ?? ""}`).slice(0, 1),
        problems,
      );
      assert.equal(ran.exitCode, exitCode, ran.stderr);
    });
  }

  it("name an id in bind that no catalog has, which may be an editor's, and fail for what they find alone", async () => {
    const config = '{ "bind": {\n  "src/**": "acmee",\n  "lib/**": ["ratio", "none"] } }';
    const { exitCode, stdout } = await run({ "errdex.json": config, "a.ts": "f('INVALID_OTP')" }, "check");
    assert.equal(exitCode, 0);
    assert.match(stdout, /errdex\.json: line 2: There is no catalog with the id acmee\. \(config-unknown-catalog\)/);
    assert.doesNotMatch(stdout, /the id (?:ratio|none)/);
  });

  const configs: Readonly<Record<string, readonly [config: string, stderr: string]>> = {
    "has a key that there is not": [
      '{\n  "strictnes": "strict"\n}',
      "errdex.json, line 2: strictnes means nothing here.",
    ],
    "has a rule that there is not": [
      '{ "rules": { "unknown-cod": "off" } }',
      "errdex.json, line 1: unknown-cod means nothing here.",
    ],
    "has a level that there is not": ['{ "rules": { "unknown-code": "loud" } }', "errdex.json, line 1: "],
    "has a value of another kind": ['{ "catalogs": "errors.json" }', "errdex.json, line 1: "],
    "names catalogs that there are not": [
      '{ "catalogs": ["erors/*.json"] }',
      "errdex.json, line 1: There is no file that matches erors/*.json. (config-no-match)",
    ],
    "reads files as a language that there is not": [
      '{ "includeLanguages": { "mine": "cobol" } }',
      "errdex.json, line 1: Errdex reads no language with the id cobol. (config-unknown-language)",
    ],
    "extends what there is not": ['{ "extends": "base.json" }', "errdex.json, line 1: There is no base.json"],
    "cannot be read": ['{ "rules" }', "cannot read errdex.json"],
  };
  for (const [name, [config, stderr]] of Object.entries(configs)) {
    it(`fail a check, which goes on, where the config ${name}`, async () => {
      const ran = await run({ "errdex.json": config, "a.ts": ratioTypo }, "check");
      assert.equal(ran.exitCode, 2);
      assert.ok(ran.stderr.startsWith(`errdex: ${stderr}`), ran.stderr);
      assert.match(ran.stdout, /INVALID_EMIAL/);
      assert.match(ran.stdout, /^(?:faulty {2}|not read) {2}errdex\.json: line /m);
    });
  }

  it("fail other commands no more than they keep from answering", async () => {
    const files = { "errdex.json": '{ "colour": 1 }', "a.ts": "" };
    const exitCodeOf = async (...args: readonly string[]): Promise<number> => {
      const { exitCode, stderr } = await run(files, ...args);
      assert.match(stderr, /^errdex: errdex\.json, line 1: .*colour/);
      return exitCode;
    };
    assert.equal(await exitCodeOf("list", "--family", "MISSING_"), 0);
    assert.equal(await exitCodeOf("coverage"), 2);
  });

  it("fail nothing where the config is right", async () => {
    const config =
      '{ "$schema": "x", /* Ours. */ "catalogs": ["errors/*.json"], "rules": { "unknown-code": "error" } }';
    const ran = await run({ "errdex.json": config, "errors/acme.json": acme, "a.ts": "" }, "check");
    assert.equal(ran.exitCode, 0);
    assert.equal(ran.stderr, "");
  });

  it("are listed with their origin", async () => {
    const { stdout } = await run({ "a.ts": source, "acme.errdex.json": acme }, "check", "--format", "json");
    assert.deepEqual(
      (JSON.parse(stdout) as JsonReport).catalogs.map(({ id, from }) => `${id} ${from}`),
      ["ratio built-in", "sphere built-in", "acme acme.errdex.json"],
    );
  });

  it("come with settings, folder by folder, that options overrule", async () => {
    const files = {
      "errdex.json": '{ "rules": { "unknown-code": "error" } }',
      "a.ts": ratioTypo,
      "old/errdex.json": '{ "extends": "../errdex.json", "enable": false }',
      "old/a.ts": ratioTypo,
    };
    const { stdout } = await run(files, "check", "--format", "json");
    assert.deepEqual(
      (JSON.parse(stdout) as JsonReport).findings.map(({ file, severity }) => `${file} ${severity}`),
      ["a.ts error"],
    );
  });

  it("must be there when they are named", async () => {
    for (const option of ["--catalog", "--config"]) {
      const { exitCode, stderr } = await run({ "a.ts": "" }, "check", option, "gone.json");
      assert.equal(exitCode, 2);
      assert.equal(stderr, "errdex: no such file: gone.json\n");
    }
  });

  it("are listed, too", async () => {
    const { exitCode, stdout } = await run(
      { "acme.errdex.json": acme },
      "list",
      "--catalog",
      "acme",
      "--format",
      "json",
    );
    assert.equal(exitCode, 0);
    assert.match(stdout, /ACME_SLEEPS/);
  });

  it("are explained, too", async () => {
    const files = { ".errdex/acme.yaml": "errdexCatalog: 1\nid: acme\nname: Acme\ncodes: { ACME_BROKE: It broke. }\n" };
    for (const options of [[], ["--catalog", "acme"], ["--catalog", ".errdex/acme.yaml"]]) {
      const { exitCode, stdout } = await run(files, "explain", "ACME_BROKE", ...options);
      assert.equal(exitCode, 0);
      assert.match(stdout, /It broke\./);
    }
  });

  it("that are broken leave the others to be explained", async () => {
    const { exitCode, stdout, stderr } = await run({ "acme.errdex.json": "{" }, "explain", "INVALID_OTP");
    assert.equal(exitCode, 0);
    assert.match(stdout, /INVALID_OTP/);
    assert.match(stderr, /^errdex: cannot read acme\.errdex\.json: line 1: /);
  });
});
