import assert from "node:assert/strict";
import {
  CancellationTokenSource,
  type PublishDiagnosticsParams,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver/node";
import { catalogsNotification } from "../../shared/src/protocol";
import { MemoryDisk } from "../support/memoryDisk";
import { connectInMemory, fullCapabilities, type InMemoryOptions, type TestClient } from "../support/testClient";

const root = "file:///work";
const typo = "fetch('https://api.ratio.me/v1');\nif (e.code === 'INVALID_EMIAL') {}\n";
const right = typo.replace("EMIAL", "EMAIL");
const shortSlip = "if (error.code === 'INVALID_OPT') {}\n";
const speaks = "export const host = 'https://api.ratio.me/v1';\n";

/** As an editor that keeps what it was told last. */
class Asker {
  readonly ids = new Map<string, string>();
  /** Problems by path: `a.ts: unknown-code 1:16`. */
  readonly problems = new Map<string, readonly string[]>();
  /** What the last answer said, as `full a.ts`. */
  last: readonly string[] = [];
  readonly #client: TestClient;

  constructor(client: TestClient) {
    this.#client = client;
  }

  async ask(token = new CancellationTokenSource().token): Promise<void> {
    const report = await this.#client.connection.sendRequest(
      WorkspaceDiagnosticRequest.type,
      { previousResultIds: Array.from(this.ids, ([uri, value]) => ({ uri, value })) },
      token,
    );
    this.take(report);
  }

  take({ items }: WorkspaceDiagnosticReport): void {
    this.last = items.map(({ kind, uri }) => `${kind} ${uri.slice(root.length + 1)}`);
    for (const item of items) {
      if (item.resultId === undefined) {
        this.ids.delete(item.uri);
      } else {
        this.ids.set(item.uri, item.resultId);
      }
      if (item.kind === "full") {
        this.problems.set(
          item.uri.slice(root.length + 1),
          item.items.map(({ code }) => String(code)),
        );
      }
    }
  }

  get shown(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries([...this.problems].filter(([, codes]) => codes.length > 0).sort());
  }
}

describe("diagnostics of files that are not open", () => {
  let client: TestClient;
  let disk: MemoryDisk;
  let asker: Asker;
  afterEach(() => {
    client.dispose();
  });

  async function start(files: Readonly<Record<string, string>>, options: Partial<InMemoryOptions> = {}): Promise<void> {
    disk = new MemoryDisk(files, root);
    client = await connectInMemory({ folders: [root], runtime: { files: disk }, ...options });
    asker = new Asker(client);
  }

  async function write(path: string, text: string | undefined): Promise<void> {
    const uri = `${root}/${path}`;
    await client.changeFiles({ [uri]: disk.write(uri, text) });
  }

  it("are told in the first answer, with what other files show", async () => {
    await start({ "a.ts": typo, "b.ts": right, "c.ts": shortSlip, "d.ts": speaks });
    await asker.ask();
    assert.deepEqual(asker.shown, { "a.ts": ["unknown-code"], "c.ts": ["unknown-code"] });
    assert.equal(client.publishedCount, 0);
  });

  it("are held back until something changes, and tell what has not", async () => {
    await start({ "a.ts": typo, "b.ts": typo });
    await asker.ask();
    let isAnswered = false;
    const held = asker.ask().then(() => (isAnswered = true));
    await client.indexed();
    await client.settle();
    assert.equal(isAnswered, false);
    await write("b.ts", right);
    await held;
    assert.deepEqual([...asker.last].sort(), ["full b.ts", "unchanged a.ts"]);
    assert.deepEqual(asker.shown, { "a.ts": ["unknown-code"] });
  });

  it("come with the first answer although there are none", async () => {
    await start({ "a.ts": right });
    await asker.ask();
    assert.deepEqual(asker.last, []);
  });

  it("follow files that come and go, and what other files show", async () => {
    await start({ "use.ts": shortSlip });
    await asker.ask();
    assert.deepEqual(asker.shown, {});
    let held = asker.ask();
    await write("client.ts", speaks);
    await held;
    assert.deepEqual(asker.shown, { "use.ts": ["unknown-code"] });
    held = asker.ask();
    await write("errors.ts", "export enum AppError { Otp = 'INVALID_OPT' }\n");
    await held;
    assert.deepEqual(asker.shown, {}, "the project defines it itself");
    held = asker.ask();
    await write("errors.ts", undefined);
    await held;
    assert.deepEqual(asker.shown, { "use.ts": ["unknown-code"] });
    held = asker.ask();
    await write("use.ts", undefined);
    await held;
    assert.deepEqual(asker.shown, {});
  });

  it("read no file again for one that does not concern it", async () => {
    await start({ "a.ts": typo, "b.ts": typo });
    await asker.ask();
    const held = asker.ask();
    disk.readUris.length = 0;
    await write("b.ts", `\n${typo}`);
    await held;
    assert.deepEqual(new Set(disk.readUris), new Set([`${root}/b.ts`]));
  });

  it("are those of the file as soon as its document is closed, and nobody's while it is open", async () => {
    await start({ "a.ts": typo });
    const document = await client.open(typo, "typescript", `${root}/a.ts`);
    await asker.ask();
    assert.deepEqual(asker.last, [], "an open document is asked about by itself");
    await document.change(right);
    const held = asker.ask();
    await document.close();
    await held;
    assert.deepEqual(asker.last, ["full a.ts"]);
    assert.deepEqual(asker.shown, { "a.ts": ["unknown-code"] }, "the edit was given up");
  });

  it("take back what was shown of a document that is no file of the project", async () => {
    await start({});
    const document = await client.open(typo, "typescript", "file:///elsewhere/a.ts");
    await asker.ask();
    const held = asker.ask();
    await document.close();
    await held;
    assert.deepEqual([asker.last.length, [...asker.problems.values()]], [1, [[]]]);
  });

  it("are limited to open files by a setting, and come back without it", async () => {
    await start({ "a.ts": typo, "bad.errdex.json": "{" }, { settings: { diagnostics: "openFiles" } });
    await asker.ask();
    assert.deepEqual(asker.shown, {});
    let held = asker.ask();
    await client.changeSettings({});
    await held;
    assert.deepEqual(asker.shown, { "a.ts": ["unknown-code"], "bad.errdex.json": ["catalog-syntax"] });
    held = asker.ask();
    await client.changeSettings({ diagnostics: "openFiles" });
    await held;
    while (Object.keys(asker.shown).length > 0) {
      await asker.ask();
    }
  });

  it("take the settings of their folder's config", async () => {
    await start({
      "a.ts": typo,
      "one/errdex.json": '{ "diagnostics": "openFiles" }',
      "one/a.ts": typo,
      "two/errdex.json": '{ "rules": { "unknown-code": "off" } }',
      "two/a.ts": typo,
    });
    await asker.ask();
    assert.deepEqual(asker.shown, { "a.ts": ["unknown-code"] });
  });

  it("tell in a config what bind names and no catalog is called, once those of the client have come", async () => {
    const config = '{ "bind": { "pay/**": "acme" } }';
    const acme = { errdexCatalog: 1, id: "acme", name: "Acme", codes: { ACME: "Is Acme." } };
    const brought = [{ key: "x", from: "x", path: "x.json", text: JSON.stringify(acme) }];
    await start({ "a.ts": typo, "errdex.json": config }, { initializationOptions: { bringsCatalogs: true } });
    await asker.ask();
    assert.deepEqual(Object.keys(asker.shown), ["a.ts"]);
    await client.notify(catalogsNotification, { catalogs: [] });
    while (!("errdex.json" in asker.shown)) {
      await asker.ask();
    }
    assert.deepEqual(asker.shown["errdex.json"], ["config-unknown-catalog"]);
    await client.notify(catalogsNotification, { catalogs: brought });
    while ("errdex.json" in asker.shown) {
      await asker.ask();
    }
  });

  it("tell so at once where the client brings no catalogs", async () => {
    await start({ "errdex.json": '{ "bind": { "pay/**": "acme", "src/**": "ratio" } }' });
    await asker.ask();
    assert.deepEqual(asker.shown, { "errdex.json": ["config-unknown-catalog"] });
  });

  it("hold to what a setting says of a file in which nothing looks like a code", async () => {
    const source = "if (e.code === 'INVLAID_EMIAL') {}\n";
    await start({ "a.ts": source, "pay/a.ts": source }, { settings: { bind: { "pay/**": "ratio" } } });
    await asker.ask();
    const document = await client.open(source, "typescript", `${root}/pay/b.ts`);
    assert.equal((await document.diagnostics()).length, 1);
    assert.deepEqual(asker.shown, { "pay/a.ts": ["unknown-code"] });
  });

  it("are streamed to clients that take them so", async () => {
    await start({ "a.ts": typo, "b.ts": typo });
    const streamed: unknown[] = [];
    client.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, "t", ({ items }) => {
      streamed.push(...items.map(({ uri }) => uri));
    });
    const report = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [],
      partialResultToken: "t",
    });
    assert.deepEqual(report.items, []);
    assert.deepEqual(streamed.sort(), [`${root}/a.ts`, `${root}/b.ts`]);
  });

  it("can be asked for in vain", async () => {
    await start({ "a.ts": typo });
    await asker.ask();
    const source = new CancellationTokenSource();
    const held = asker.ask(source.token);
    source.cancel();
    await assert.rejects(held, /cancelled/);
  });

  it("that a client holds from an earlier server are taken back", async () => {
    await start({});
    asker.ids.set(`${root}/gone.ts`, "closed-7");
    await asker.ask();
    assert.deepEqual(asker.last, ["full gone.ts"]);
  });

  it("are those of data and catalogs, too", async () => {
    await start({ "a.json": '{ "error": { "code": "INVALID_EMIAL" } }', "b.errdex.json": "{}" });
    await asker.ask();
    assert.deepEqual(Object.keys(asker.shown), ["a.json", "b.errdex.json"]);
  });
});

describe("diagnostics of files that are not open, for clients that do not ask", () => {
  let client: TestClient;
  afterEach(() => {
    client.dispose();
  });

  async function start(capabilities: InMemoryOptions["capabilities"], settings: unknown = {}): Promise<MemoryDisk> {
    const disk = new MemoryDisk({ "a.ts": typo, "b.ts": right }, root);
    client = await connectInMemory({
      folders: [root],
      runtime: { files: disk },
      settings,
      ...(capabilities === undefined ? {} : { capabilities }),
    });
    return disk;
  }

  async function published(): Promise<string> {
    const { uri, diagnostics }: PublishDiagnosticsParams = await client.published();
    return `${uri.slice(root.length + 1)} ${diagnostics.length}`;
  }

  /** Open documents are told of again when other files were read, which may come first. */
  async function untilPublished(expected: string): Promise<void> {
    while ((await published()) !== expected);
  }

  const pushOnly = { ...fullCapabilities, textDocument: { publishDiagnostics: {} } };

  it("are sent, and replaced by those of the document while it is open", async () => {
    await start(pushOnly);
    await client.open(right, "typescript", `${root}/b.ts`);
    await untilPublished("a.ts 1");
    const document = await client.open(right, "typescript", `${root}/a.ts`);
    await untilPublished("a.ts 0");
    await document.close();
    await untilPublished("a.ts 0");
    await untilPublished("a.ts 1");
  });

  it("are taken back with the setting", async () => {
    await start(pushOnly);
    await client.open(right, "typescript", `${root}/b.ts`);
    await untilPublished("a.ts 1");
    await client.changeSettings({ diagnostics: "openFiles" });
    await untilPublished("a.ts 0");
  });

  it("are sent to those that ask about documents only, and taken back when these are open", async () => {
    await start(undefined);
    const first = await client.open(right, "typescript", `${root}/b.ts`);
    await first.diagnostics();
    assert.equal(await published(), "a.ts 1");
    const document = await client.open(typo, "typescript", `${root}/a.ts`);
    assert.equal(await published(), "a.ts 0");
    assert.equal((await document.diagnostics()).length, 1);
    await document.close();
    assert.equal(await published(), "a.ts 1");
    await new Asker(client).ask();
    assert.equal(await published(), "a.ts 0", "it asks after all");
  });
});
