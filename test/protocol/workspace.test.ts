import assert from "node:assert/strict";
import type { ClientCapabilities, Diagnostic } from "vscode-languageserver/node";
import { findFilesRequest, type FindFilesParams, readFileRequest } from "../../shared/src/protocol";
import { MemoryDisk } from "../support/memoryDisk";
import { connectInMemory, fullCapabilities, type InMemoryOptions, type TestClient } from "../support/testClient";

const root = "file:///work";
const own = "export enum AppError { Email = 'INVALID_EMIAL' }\n";
const speaks = "export const host = 'https://api.ratio.me/v1';\n";
const compares = "if (error.code === 'INVALID_EMIAL') {}\n";
/** A slip in a short word, of which nothing in its own file shows that a code of Ratio is meant. */
const shortSlip = "if (error.code === 'INVALID_OPT') {}\n";

interface Opened {
  readonly client: TestClient;
  readonly disk: MemoryDisk;
}

async function openWorkspace(
  files: Readonly<Record<string, string | Error>>,
  options: Partial<InMemoryOptions> = {},
): Promise<Opened> {
  const disk = new MemoryDisk(files, root);
  const client = await connectInMemory({ folders: [root], runtime: { files: disk }, ...options });
  return { client, disk };
}

describe("the index of the workspace", () => {
  let client: TestClient;
  afterEach(() => {
    client.dispose();
  });

  async function messagesOf(document: { diagnostics(): Promise<readonly Diagnostic[]> }): Promise<readonly unknown[]> {
    return (await document.diagnostics()).map(({ message }) => message);
  }

  it("knows codes that the project defines itself in another file", async () => {
    ({ client } = await openWorkspace({ "src/errors.ts": own, "src/use.ts": compares }));
    const document = await client.open(compares, "typescript", `${root}/src/use.ts`);
    assert.equal((await document.diagnostics()).length, 1, "nothing is known of other files yet");
    assert.deepEqual(await client.indexed(), { files: 2, filesWithFacts: 1, isComplete: true });
    await client.refreshed();
    assert.deepEqual(await document.diagnostics(), []);
  });

  it("knows where an API is in evidence, and points there", async () => {
    ({ client } = await openWorkspace({ "src/client.ts": speaks, "src/use.ts": shortSlip }));
    const document = await client.open(shortSlip, "typescript", `${root}/src/use.ts`);
    assert.deepEqual(await document.diagnostics(), []);
    await client.indexed();
    const [problem] = await document.diagnostics();
    assert.equal(
      problem?.message,
      "'INVALID_OPT' is not a Ratio code. Did you mean 'INVALID_OTP'? (api.ratio.me in src/client.ts is Ratio's host; error.code is Ratio's field for the code.)",
    );
    assert.deepEqual(
      problem.relatedInformation?.map(({ location }) => location),
      [
        {
          uri: `${root}/src/client.ts`,
          range: { start: { line: 0, character: 29 }, end: { line: 0, character: 41 } },
        },
      ],
    );
  });

  it("shows cells of notebooks, too, what other files show", async () => {
    ({ client } = await openWorkspace({ "src/client.ts": speaks }));
    const cell = "vscode-notebook-cell:/home/src/a.ipynb#W0";
    await client.notify("notebookDocument/didOpen", {
      notebookDocument: {
        uri: `${root}/src/a.ipynb`,
        notebookType: "jupyter-notebook",
        version: 1,
        cells: [{ kind: 2, document: cell }],
      },
      cellTextDocuments: [{ uri: cell, languageId: "typescript", version: 1, text: shortSlip }],
    });
    await client.indexed();
    const { items } = await client.request<{ readonly items: readonly Diagnostic[] }>("textDocument/diagnostic", {
      textDocument: { uri: cell },
    });
    assert.match(JSON.stringify(items.map(({ message }) => message)), /api\.ratio\.me in src\/client\.ts/);
  });

  it("says in a hover what other files show, and that none does", async () => {
    const hovered = "if (error.code === 'INVALID_‸OTP') {}";
    const textOf = async (files: Readonly<Record<string, string>>): Promise<unknown> => {
      ({ client } = await openWorkspace(files));
      const document = await client.open(hovered, "typescript", `${root}/use.ts`);
      await client.indexed();
      const hover = await document.hover();
      return hover?.contents;
    };
    assert.match(
      JSON.stringify(await textOf({ "src/client.ts": speaks })),
      /api\.ratio\.me in src\/client\.ts is Ratio's host/,
    );
    client.dispose();
    assert.match(JSON.stringify(await textOf({ "src/client.ts": "" })), /Nothing in this file or its package shows/);
  });

  it("takes in what is changed, created, ignored and deleted on disk", async () => {
    const opened = await openWorkspace({ "src/errors.ts": "", "use.ts": compares });
    ({ client } = opened);
    const { disk } = opened;
    const document = await client.open(compares, "typescript", `${root}/use.ts`);
    const holds = async (count: number, message: string): Promise<void> => {
      await client.indexed();
      assert.equal((await document.diagnostics()).length, count, message);
    };
    await holds(1, "nothing defines it");
    disk.files.set(`${root}/src/errors.ts`, own);
    await client.changeFiles({ [`${root}/src/errors.ts`]: "changed" });
    await holds(0, "a file was changed");
    disk.files.delete(`${root}/src/errors.ts`);
    await client.changeFiles({ [`${root}/src`]: "deleted" });
    await holds(1, "its folder was deleted");
    disk.files.set(`${root}/lib/codes.ts`, own);
    await client.changeFiles({ [`${root}/lib/codes.ts`]: "created" });
    await holds(0, "a file was created");
    disk.files.delete(`${root}/lib/codes.ts`);
    await client.changeFiles({ [`${root}/.gitignore`]: "changed" });
    await holds(1, "the file is ignored now");
  });

  it("minds events in any order, and of files that it never saw", async () => {
    const opened = await openWorkspace({ "a.ts": own, "use.ts": compares });
    ({ client } = opened);
    const document = await client.open(compares, "typescript", `${root}/use.ts`);
    await client.changeFiles({ [`${root}/b.ts`]: "deleted", [`${root}/node_modules/c.ts`]: "created" });
    await client.indexed();
    opened.disk.files.delete(`${root}/a.ts`);
    await client.changeFiles({ [`${root}/a.ts`]: "changed" });
    await client.changeFiles({ [`${root}/a.ts`]: "deleted" });
    await client.changeFiles({ [`${root}/a.ts`]: "deleted" });
    assert.equal((await client.indexed()).files, 1);
    assert.equal((await document.diagnostics()).length, 1);
  });

  it("takes the text of an open document for its file's, until it is closed", async () => {
    ({ client } = await openWorkspace({ "errors.ts": own, "use.ts": compares }));
    const document = await client.open(compares, "typescript", `${root}/use.ts`);
    await client.indexed();
    assert.deepEqual(await messagesOf(document), []);
    const errors = await client.open(own, "typescript", `${root}/errors.ts`);
    await errors.change("export enum AppError { Email = 'E_EMAIL' }\n");
    await client.indexed();
    assert.equal((await messagesOf(document)).length, 1, "the edit is not saved");
    await errors.close();
    await client.indexed();
    assert.deepEqual(await messagesOf(document), [], "the edit was given up");
  });

  it("forgets a document's own evidence with the edit that removes it", async () => {
    ({ client } = await openWorkspace({ "use.ts": speaks + shortSlip }));
    const document = await client.open(speaks + shortSlip, "typescript", `${root}/use.ts`);
    await client.indexed();
    assert.equal((await document.diagnostics()).length, 1);
    await document.change(shortSlip);
    assert.deepEqual(await document.diagnostics(), []);
  });

  it("finds the same file under another spelling of its URI", async () => {
    ({ client } = await openWorkspace({ "a%20b/(1).ts": own }));
    const document = await client.open(own + compares, "typescript", `${root}/a%20b/%281%29.ts`);
    await client.indexed();
    await document.change(compares);
    await client.indexed();
    assert.equal((await document.diagnostics()).length, 1, "its own old text defines nothing");
  });

  it("leaves out no other file for one that cannot be read, and says so in one line for each kind", async () => {
    const denied = (path: string): Error => new Error(`EACCES: permission denied, open '${path}'`);
    ({ client } = await openWorkspace({
      "a.ts": denied("a"),
      "b.ts": denied("b"),
      "c.bin.ts": "\u0000",
      "z.ts": own,
      "use.ts": compares,
    }));
    const document = await client.open(compares, "typescript", `${root}/use.ts`);
    assert.deepEqual(await client.indexed(), { files: 5, filesWithFacts: 1, isComplete: true });
    assert.deepEqual(await document.diagnostics(), []);
    const lines = client.log.filter((line) => line.includes("could not be read"));
    assert.equal(lines.length, 1, client.log.join("\n"));
    assert.match(lines[0] ?? "", /: 2 \{"error":"EACCES","first":"file:\/\/\/work\/a\.ts"\}$/);
  });

  it("looks at no more files than the setting says, and says so once", async () => {
    const files = { "a.ts": "", "b.ts": "", "z.ts": own };
    ({ client } = await openWorkspace(files, { settings: { maxIndexedFiles: 2 } }));
    const document = await client.open(compares, "typescript", `${root}/use.ts`);
    assert.deepEqual(await client.indexed(), { files: 2, filesWithFacts: 0, isComplete: false });
    assert.equal((await document.diagnostics()).length, 1);
    await client.changeFiles({ [`${root}/.ignore`]: "created" });
    await client.indexed();
    assert.equal(client.log.filter((line) => line.includes("more than 2 files")).length, 1);
    await client.changeSettings({ maxIndexedFiles: 3 });
    await client.settle();
    assert.equal((await client.indexed()).isComplete, true);
  });

  it("looks at none where the setting is 0, and in a document outside of all folders", async () => {
    const opened = await openWorkspace({ "a.ts": own }, { settings: { maxIndexedFiles: 0 } });
    ({ client } = opened);
    await client.open(compares, "typescript", `${root}/use.ts`);
    assert.deepEqual(await client.indexed(), { files: 0, filesWithFacts: 0, isComplete: false });
    assert.deepEqual(opened.disk.readUris, []);
    client.dispose();
    ({ client } = await openWorkspace({ "a.ts": speaks }));
    const document = await client.open(shortSlip, "typescript", "untitled:Untitled-1");
    await client.indexed();
    assert.deepEqual(await document.diagnostics(), []);
  });

  it("reads nothing before a document is opened", async () => {
    const opened = await openWorkspace({ "a.ts": own });
    ({ client } = opened);
    await client.settle();
    assert.deepEqual(opened.disk.readUris, []);
  });

  it("answers requests while it waits for a file, and shows what takes long, to be cancelled", async () => {
    const capabilities: ClientCapabilities = { ...fullCapabilities, window: { workDoneProgress: true } };
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`file${String(i).padStart(2, "0")}.ts`, ""]),
    );
    const opened = await openWorkspace({ ...files, "z.ts": own }, { capabilities });
    ({ client } = opened);
    const go = opened.disk.stop(`${root}/file00.ts`);
    const shown = new Promise<unknown>((resolve) => {
      client.connection.onRequest("window/workDoneProgress/create", ({ token }: { token: unknown }) => {
        resolve(token);
        return null;
      });
    });
    const document = await client.open(compares, "typescript", `${root}/use.ts`);
    const indexed = client.indexed();
    const token = await shown;
    assert.equal((await document.diagnostics()).length, 1);
    await client.notify("window/workDoneProgress/cancel", { token });
    await client.settle();
    go();
    assert.equal((await indexed).isComplete, false);
    assert.ok(!opened.disk.readUris.includes(`${root}/z.ts`));
    assert.equal((await document.diagnostics()).length, 1);
  });

  it("takes a folder in that is added to the workspace, and forgets one that is removed", async () => {
    ({ client } = await openWorkspace({ "one/errors.ts": own, "two/use.ts": compares }, { folders: [`${root}/two`] }));
    const document = await client.open(compares, "typescript", `${root}/two/use.ts`);
    await client.indexed();
    assert.equal((await document.diagnostics()).length, 1);
    const folder = { uri: `${root}/one`, name: "one" };
    await client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [folder], removed: [] } });
    await client.indexed();
    assert.equal((await document.diagnostics()).length, 0);
    await client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [folder] } });
    await client.indexed();
    assert.equal((await document.diagnostics()).length, 1);
  });

  it("reads the first folder of a client that had none, and has it watched", async () => {
    ({ client } = await openWorkspace({ "errors.ts": own, "use.ts": compares }, { folders: [] }));
    const document = await client.open(compares, "typescript", `${root}/use.ts`);
    assert.equal((await client.indexed()).files, 0);
    assert.equal((await document.diagnostics()).length, 1);
    assert.ok(!client.registered.includes("workspace/didChangeWatchedFiles"));
    const folder = { uri: root, name: "work" };
    await client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [folder], removed: [] } });
    assert.equal((await client.indexed()).files, 2);
    assert.equal((await document.diagnostics()).length, 0);
    assert.ok(client.registered.includes("workspace/didChangeWatchedFiles"));
  });

  it("asks an editor that finds files, and leaves out what ignore files name", async () => {
    const disk = new MemoryDisk(
      {
        ".gitignore": "dist\n*.gen.ts\n",
        "src/.gitignore": "!kept.gen.ts\n",
        "dist/errors.ts": own,
        "src/errors.gen.ts": own,
        "use.ts": compares,
      },
      root,
    );
    client = await connectInMemory({ folders: [root], initializationOptions: { findsFiles: true } });
    const asked: FindFilesParams[] = [];
    client.connection.onRequest(findFilesRequest, (params: FindFilesParams) => {
      asked.push(params);
      const isIgnoreFile = params.include.includes("ignore");
      return { uris: [...disk.files.keys()].filter((uri) => uri.endsWith("ignore") === isIgnoreFile) };
    });
    client.connection.onRequest(readFileRequest, async ({ uri }: { uri: string }) => ({ text: await disk.read(uri) }));
    const document = await client.open(compares, "typescript", `${root}/use.ts`);
    assert.deepEqual(await client.indexed(), { files: 1, filesWithFacts: 0, isComplete: true });
    assert.equal((await document.diagnostics()).length, 1);
    disk.files.set(`${root}/src/kept.gen.ts`, own);
    await client.changeFiles({ [`${root}/src/kept.gen.ts`]: "created" });
    await client.indexed();
    assert.deepEqual(await document.diagnostics(), []);
    const forSources = asked.filter(({ include }) => include.includes("*.ts"));
    assert.deepEqual(
      forSources.map(({ exclude }) => exclude.includes("**/node_modules")),
      [true, true],
    );
  });
});
