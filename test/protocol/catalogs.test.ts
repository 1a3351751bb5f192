import assert from "node:assert/strict";
import type { Diagnostic } from "vscode-languageserver/node";
import picomatch from "picomatch";
import {
  catalogsNotification,
  type CatalogsParams,
  type StatusParams,
  findFilesRequest,
  type FindFilesParams,
  readFileRequest,
} from "../../shared/src/protocol";
import { MemoryDisk } from "../support/memoryDisk";
import type { OpenDocument } from "../support/openDocument";
import { connectInMemory, type TestClient } from "../support/testClient";

const root = "file:///work";
const other = "file:///other";

const catalog = (id: string, ...codes: readonly string[]): string =>
  JSON.stringify({
    errdexCatalog: 1,
    id,
    name: id,
    envelope: { codeFields: ["code"] },
    evidence: { hosts: [`api.${id}.com`] },
    codes: Object.fromEntries(codes.map((code) => [code, `Is ${code}.`])),
  });
const acme = catalog("acme", "ACME_BROKE", "ACME_SLEEPS");
const slip = "fetch('https://api.acme.com');\nif (e.code === 'ACME_BROKE' || e.code === 'ACME_SLEPS') {}\n";

describe("catalogs of a workspace", () => {
  let client: TestClient;
  let disk: MemoryDisk;
  afterEach(() => {
    client.dispose();
  });

  async function start(files: Readonly<Record<string, string>>, folders: readonly string[] = [root]): Promise<void> {
    disk = new MemoryDisk(files, root);
    client = await connectInMemory({ folders, runtime: { files: disk } });
  }

  async function codesOf(document: OpenDocument): Promise<string> {
    return (await document.diagnostics())
      .map(({ code, message }: Diagnostic) => `${code ?? ""} ${/ACME_\w+/.exec(JSON.stringify(message))?.[0] ?? ""}`)
      .join();
  }

  /** The index of the workspace asks for a refresh, too, so one alone says little. */
  async function waitForCodes(document: OpenDocument, expected: string): Promise<void> {
    while ((await codesOf(document)) !== expected) {
      await client.refreshed();
    }
  }

  const found = "unknown-code ACME_SLEPS";
  const openSource = (folder = root): Promise<OpenDocument> => client.open(slip, "typescript", `${folder}/src/a.ts`);

  /** Puts a file on the disk, or takes it away, and tells the server of it. */
  async function write(path: string, text: string | undefined): Promise<void> {
    const uri = path.startsWith("file:") ? path : `${root}/${path}`;
    await client.changeFiles({ [uri]: disk.write(uri, text) });
  }

  it("count from the first answer on", async () => {
    await start({ "acme.errdex.json": acme });
    assert.equal(await codesOf(await openSource()), found);
    const { catalogs } = await latestStatus(client, 3);
    assert.deepEqual(
      catalogs.map(({ id, entries, from }) => `${id} ${entries} ${from}`),
      ["ratio 159 built-in", "sphere 85 built-in", "acme 2 acme.errdex.json"],
    );
  });

  it("take effect when they come, change, break, are mended and go", async () => {
    await start({});
    const source = await openSource();
    assert.equal(await codesOf(source), "");

    await write("errors/acme.errdex.json", acme);
    await waitForCodes(source, found);

    await write("errors/acme.errdex.json", catalog("acme", "ACME_BROKE", "ACME_SLEPS"));
    await waitForCodes(source, "");

    await write("errors/acme.errdex.json", '{ "errdexCatalog": 1,');
    assert.notDeepEqual((await client.published()).diagnostics, []);
    assert.equal(await codesOf(source), "", "the last good one counts");

    await write("errors/acme.errdex.json", acme);
    await waitForCodes(source, found);

    await write("errors/acme.errdex.json", undefined);
    await waitForCodes(source, "");
  });

  it("count as they are in the editor, saved or not, and have their problems at their place", async () => {
    await start({ "acme.errdex.json": acme });
    const source = await openSource();
    assert.equal(await codesOf(source), found);
    const file = await client.open(acme, "json", `${root}/acme.errdex.json`);
    assert.deepEqual(await file.diagnostics(), []);

    await file.change(acme.replace("ACME_SLEEPS", "ACME_SLEPS"));
    await waitForCodes(source, "");

    await file.change('{\n  "errdexCatalog": 1,\n  "id": }');
    const [problem] = await file.diagnostics();
    assert.equal(problem?.code, "catalog-syntax");
    assert.equal(problem.severity, 1);
    assert.equal(problem.range.start.line, 2);
    assert.equal(await codesOf(source), "", "the last good one counts");

    await file.change(acme.replace('"codes"', '"colour":1,"codes"'));
    assert.equal((await file.diagnostics())[0]?.code, "catalog-unknown-key");
    await waitForCodes(source, found);
  });

  it("serve their folder alone", async () => {
    await start({ "acme.errdex.json": acme, [`${other}/beta.errdex.json`]: catalog("beta", "BETA_X") }, [root, other]);
    assert.equal(await codesOf(await openSource()), found);
    const source = await openSource(other);
    assert.equal(await codesOf(source), "");
    const known = await client.open("log('ACME_‸BROKE')", "typescript", `${root}/b.ts`);
    assert.match(JSON.stringify(await known.hover()), /Is ACME/);
    const foreign = await client.open("log('ACME_‸BROKE')", "typescript", `${other}/b.ts`);
    assert.equal(await foreign.hover(), null);
  });

  it("serve the folder of their config, in a monorepo", async () => {
    await start({
      "one/errdex.json": '{ "catalogs": ["../errors/*.json"], "rules": { "unknown-code": "error" } }',
      "errors/acme.json": acme,
    });
    const inside = await client.open(slip, "typescript", `${root}/one/a.ts`);
    assert.equal(await codesOf(inside), found);
    assert.equal((await inside.diagnostics())[0]?.severity, 1);
    assert.equal(await codesOf(await openSource()), "");
    const config = await client.open('{ "colour": 1 }', "json", `${root}/one/errdex.json`);
    assert.equal((await config.diagnostics())[0]?.code, "config-unknown-key");
    assert.equal(await codesOf(inside), "", "the config names no catalog any more");
  });

  it("serve the cells of notebooks in their folder", async () => {
    await start({ "one/acme.errdex.json": acme, "one/errdex.json": '{ "rules": { "unknown-code": "error" } }' }, [
      root,
      other,
    ]);
    const cell = `vscode-notebook-cell:${root.slice("file://".length)}/one/a.ipynb#W0`;
    await client.notify("notebookDocument/didOpen", {
      notebookDocument: {
        uri: `${root}/one/a.ipynb`,
        notebookType: "jupyter-notebook",
        version: 1,
        cells: [{ kind: 2, document: cell }],
      },
      cellTextDocuments: [{ uri: cell, languageId: "typescript", version: 1, text: slip }],
    });
    const { items } = await client.request<{ readonly items: readonly Diagnostic[] }>("textDocument/diagnostic", {
      textDocument: { uri: cell },
    });
    assert.deepEqual(
      items.map(({ code, severity }) => [code, severity]),
      [["unknown-code", 1]],
    );
  });

  it("are found by globs that begin in a folder of the editor's workspace", async () => {
    disk = new MemoryDisk(
      {
        "acme.codes.json": acme,
        "errdex.json": '{ "catalogs": ["**/*.codes.json"] }',
        "one/errdex.json": '{ "catalogs": ["*.codes.yaml", "b*.json"] }',
        "one/beta.json": catalog("beta", "BETA_X"),
      },
      root,
    );
    client = await connectInMemory({ folders: [root], initializationOptions: { findsFiles: true } });
    // As VS Code does, the glob is held against the path in the folder.
    client.connection.onRequest(findFilesRequest, ({ include }: FindFilesParams) => {
      const matches = picomatch(include, { dot: true });
      return { uris: [...disk.files.keys()].filter((uri) => matches(uri.slice(root.length + 1))) };
    });
    client.connection.onRequest(readFileRequest, async ({ uri }: { uri: string }) => ({ text: await disk.read(uri) }));
    await waitForCodes(await openSource(), found);
    const inner = await client.open("log('BETA_‸X')", "typescript", `${root}/one/b.ts`);
    assert.match(JSON.stringify(await inner.hover()), /Is BETA/);
  });

  it("come with packages, once these are installed", async () => {
    await start({ "package.json": '{ "dependencies": { "acme": "1" } }' });
    const source = await openSource();
    assert.equal(await codesOf(source), "");
    disk.files.set(`${root}/node_modules/acme/package.json`, '{ "errdex": { "catalogs": ["errors.json"] } }');
    disk.files.set(`${root}/node_modules/acme/errors.json`, acme);
    await write("node_modules/.package-lock.json", "{}");
    await waitForCodes(source, found);
  });

  it("come from other extensions, and go with them", async () => {
    await start({});
    const source = await openSource();
    assert.equal(await codesOf(source), "");
    const params: CatalogsParams = { catalogs: [{ key: "x", from: "x (extension)", path: "x.json", text: acme }] };
    await client.notify(catalogsNotification, params);
    await waitForCodes(source, found);
    await client.notify(catalogsNotification, { catalogs: [] });
    await waitForCodes(source, "");
  });

  it("that extend a built-in one leave it as it is elsewhere", async () => {
    await start({ "ratio.errdex.json": catalog("ratio", "RATIO_NEW") }, [root, other]);
    const here = await client.open("log('RATIO_‸NEW')", "typescript", `${root}/b.ts`);
    assert.match(JSON.stringify(await here.hover()), /Is RATIO/);
    const builtIn = await client.open("log('INVALID_‸OTP')", "typescript", `${root}/c.ts`);
    assert.match(JSON.stringify(await builtIn.hover()), /INVALID/);
    const elsewhere = await client.open("log('RATIO_‸NEW')", "typescript", `${other}/b.ts`);
    assert.equal(await elsewhere.hover(), null);
  });

  it("have their problems shown while they are not open, too", async () => {
    await start({ "acme.errdex.json": '{\n  "errdexCatalog": 1,\n  "id": }' });
    await codesOf(await openSource());
    const told = await client.published();
    assert.deepEqual(
      [told.uri, told.diagnostics.map(({ code, range }) => [code, range.start.line])],
      [`${root}/acme.errdex.json`, [["catalog-syntax", 2]]],
    );
    const file = await client.open(disk.files.get(told.uri) ?? "", "json", told.uri);
    assert.deepEqual((await client.published()).diagnostics, []);
    assert.equal((await file.diagnostics()).length, 1);
    await file.close();
    assert.equal((await client.published()).diagnostics.length, 1);
    await write("acme.errdex.json", acme);
    assert.deepEqual((await client.published()).diagnostics, []);
  });

  it("that are broken are told with their reason", async () => {
    await start({ "acme.errdex.json": "{" });
    await codesOf(await openSource());
    const { catalogs } = await latestStatus(client, 3);
    assert.deepEqual(catalogs[2]?.id, "acme.errdex.json");
    assert.match(catalogs[2].problems.join(), /key in double quotes|closing brace/);
  });

  it("have the configs told that have something wrong, until they have not", async () => {
    const config = { bind: { "**": "acme" }, rules: { "unkown-code": "off" } };
    await start({ "web/errdex.json": JSON.stringify(config), "errdex.json": '{ "strictness": "strict" }' });
    await codesOf(await openSource());
    const told = async (wanted: boolean): Promise<StatusParams["configs"]> => {
      for (;;) {
        const { configs } = await client.status();
        if (configs.length > 0 === wanted) {
          return configs;
        }
      }
    };
    const [first, ...others] = await told(true);
    assert.deepEqual([first?.path, first?.uri, others], ["web/errdex.json", `${root}/web/errdex.json`, []]);
    assert.match(first?.problems.join("\n") ?? "", /unkown-code[^]*acme|acme[^]*unkown-code/);
    assert.ok(client.log.some((line) => line.startsWith("web/errdex.json: ")));
    await write("web/errdex.json", "{}");
    assert.deepEqual(await told(false), []);
  });
});

/** The first status that tells of so many catalogs. */
async function latestStatus(client: TestClient, count: number): ReturnType<TestClient["status"]> {
  for (;;) {
    const status = await client.status();
    if (status.catalogs.length === count) {
      return status;
    }
  }
}
