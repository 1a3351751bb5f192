import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { type Diagnostic, DiagnosticSeverity, type WorkspaceDiagnosticReport } from "vscode-languageserver/node";
import { strictnesses } from "../../shared/src/settings";
import { languageOfPath } from "../../server/src/languages";
import { runBuiltCli } from "../support/cliProcess";
import { ServerProcess } from "../support/serverProcess";
import type { TestClient } from "../support/testClient";

/** What is compared, as both tell it. */
interface Problem {
  readonly file: string;
  readonly range: unknown;
  readonly rule: unknown;
  readonly severity: unknown;
  readonly message: unknown;
}

/** The fixtures of code actions are left out: cursors are marked in them. */
const fixtures = ["catalogs", "findings", "languages", "silent", "workspaces"];
const folders = ["test/workspace", ...fixtures.map((name) => `test/fixtures/${name}`)];

/** The sample workspace and the fixtures, found without the command line's help. */
const files = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
  .map((path) => path.split(sep).join("/"))
  .filter((path) => languageOfPath(path) !== undefined && !path.includes("node_modules/"))
  .sort();

describe("the command line and the language server", () => {
  let server: ServerProcess;
  afterEach(() => server.kill());

  for (const strictness of strictnesses) {
    it(`give the same findings for the same files with strictness ${strictness}`, async function () {
      // Two processes load every grammar and read all files that there are.
      this.timeout(60_000);
      server = new ServerProcess();
      // As an editor that has the command line's working directory open.
      const client = server.connect({ settings: { strictness }, folders: [pathToFileURL(".").href] });
      await client.initialize();
      assert.equal((await client.indexed()).isComplete, true);
      const ofClosed = (await askForClosed(client)).filter(({ file }) => files.includes(file));
      const ofServer: Problem[] = [];
      for (const file of files) {
        const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
        const languageId = languageOfPath(file)?.languageIds[0];
        const document = await client.open(text, languageId, pathToFileURL(resolve(file)).href);
        assert.equal(document.text, text);
        ofServer.push(...(await document.diagnostics()).map((diagnostic) => describeDiagnostic(file, diagnostic)));
        await document.close();
      }

      const { stdout, stderr } = runBuiltCli(["check", "--format", "json", "--strictness", strictness, ...folders]);
      assert.equal(stderr, "");
      const report = JSON.parse(stdout) as { files: number; findings: readonly Problem[]; problems: unknown[] };
      const ofCli = report.findings.map(({ file, range, rule, severity, message }) => {
        return { file, range, rule, severity, message };
      });

      assert.equal(report.files + report.problems.length, files.length);
      assert.ok(ofCli.length > 0);
      assert.deepEqual(ofCli.sort(byPlace), ofServer.sort(byPlace));
      assert.deepEqual(ofClosed.sort(byPlace), ofCli);
    });
  }
});

describe("the command line and the language server, with catalogs of the project", () => {
  let server: ServerProcess;
  let folder: string;
  afterEach(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const catalog = (id: string): string =>
    JSON.stringify({
      errdexCatalog: 1,
      id,
      name: id,
      evidence: { hosts: [`api.${id}.com`] },
      codes: { [`${id}_BROKE`]: "It broke.", [`${id}_SLEEPS`]: "It sleeps." },
    });
  const slips = ["alpha", "beta", "gamma", "delta"]
    .map(
      (id) => `fetch("https://api.${id}.com");\nif (${id}.code === "${id}_BROKE" || ${id}.code === "${id}_SLEPS") {}\n`,
    )
    .join("");

  it("give the same findings in each folder of a monorepo", async function () {
    this.timeout(20_000);
    folder = realpathSync(mkdtempSync(join(tmpdir(), "errdex parity-")));
    const project: Readonly<Record<string, string>> = {
      ".errdex/alpha.json": catalog("alpha"),
      "package.json": '{ "dependencies": { "@beta/sdk": "1" } }',
      "node_modules/@beta/sdk/package.json": '{ "errdex": { "catalogs": ["./codes.json"] } }',
      "node_modules/@beta/sdk/codes.json": `// Theirs.\n${catalog("beta")}`,
      "one/errdex.json": '{ "extends": "../base.json", "catalogs": ["../lists/*.json"] }',
      "base.json": '{ "rules": { "unknown-code": "error" } }',
      "lists/gamma.json": catalog("gamma"),
      "two/errdex.json": '{ "strictness": "typos" }',
      "two/deep/delta.errdex.json": catalog("delta"),
      "three/broken.errdex.json": '{ "id": ',
    };
    const sources = ["a.ts", "one/a.ts", "two/a.ts", "three/a.ts"];
    for (const [path, text] of [...Object.entries(project), ...sources.map((path) => [path, slips] as const)]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    server = new ServerProcess();
    const client = server.connect({ folders: [pathToFileURL(folder).href] });
    await client.initialize();
    const ofClosed = (await askForClosed(client, folder)).filter(({ file }) => sources.includes(file));
    const ofServer: Problem[] = [];
    for (const file of sources) {
      const document = await client.open(slips, "typescript", pathToFileURL(join(folder, file)).href);
      await client.indexed();
      ofServer.push(...(await document.diagnostics()).map((diagnostic) => describeDiagnostic(file, diagnostic)));
    }
    const { stdout } = runBuiltCli(["check", "--format", "json"], { cwd: folder });
    const report = JSON.parse(stdout) as { findings: readonly Problem[] };
    const ofCli = report.findings.map(({ file, range, rule, severity, message }) => {
      return { file, range, rule, severity, message };
    });
    assert.deepEqual(
      sources.map((source) => ofCli.filter(({ file }) => file === source).length),
      [2, 3, 3, 2],
    );
    assert.deepEqual(ofCli.sort(byPlace), ofServer.sort(byPlace));
    assert.deepEqual(ofClosed.sort(byPlace), ofCli);
  });
});

/** What the editor's list of problems shows of files that are not open. */
async function askForClosed(client: TestClient, folder = "."): Promise<Problem[]> {
  const root = `${pathToFileURL(resolve(folder)).href}/`;
  const { items } = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds: [] });
  return items.flatMap((report) =>
    report.kind === "full"
      ? report.items.map((item) => describeDiagnostic(decodeURIComponent(report.uri.slice(root.length)), item))
      : [],
  );
}

const severities: Readonly<Record<DiagnosticSeverity, string>> = {
  [DiagnosticSeverity.Error]: "error",
  [DiagnosticSeverity.Warning]: "warning",
  [DiagnosticSeverity.Information]: "information",
  [DiagnosticSeverity.Hint]: "hint",
};

function describeDiagnostic(file: string, { range, code, severity, message }: Diagnostic): Problem {
  return { file, range, rule: code, severity: severity && severities[severity], message };
}

function byPlace(a: Problem, b: Problem): number {
  const keys = [a, b].map(({ file, range }) => `${file} ${JSON.stringify(range)}`);
  return (keys[0] ?? "") < (keys[1] ?? "") ? -1 : 1;
}
