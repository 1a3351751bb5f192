import assert from "node:assert/strict";
import type {
  ClientCapabilities,
  CodeAction,
  CodeLens,
  ShowDocumentParams,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  addCodesRequest,
  bindChoicesRequest,
  type BindChoicesResult,
  bindConstructRequest,
  type DocumentEdit,
  missingCodesRequest,
  type MissingCodesResult,
} from "../../shared/src/protocol";
import { MemoryDisk } from "../support/memoryDisk";
import type { OpenDocument } from "../support/openDocument";
import { connectInMemory, fullCapabilities, type TestClient, type TestClientOptions } from "../support/testClient";

const root = "file:///work";
const acme = JSON.stringify({
  errdexCatalog: 1,
  id: "acme",
  name: "Acme",
  envelope: { codeFields: ["code"] },
  evidence: { hosts: ["api.acme.example"] },
  families: { card_: { title: "A card" } },
  codes: { card_lost: "Lost.", card_expired: "Expired.", card_declined: "Declined." },
});
const usesAcme = "fetch('https://api.acme.example');\n";
const cases = (code: string): string =>
  `switch (e.code) {\n  case 'card_lost':\n  case 'card_expired':\n  case 'card_declined':\n  case '${code}':\n}\n`;
const usesRatio = "fetch('https://api.ratio.me/v1');\n";
const ratioCases =
  "switch (e.code) {\n  case 'INVALID_OTP':\n  case 'INVALID_EMAIL':\n  case 'MISSING_OTP':\n  case 'INVALID_SHOE_‸SIZE':\n}\n";

describe("code actions", () => {
  let client: TestClient;
  let disk: MemoryDisk;
  afterEach(() => {
    client.dispose();
  });

  async function start(files: Readonly<Record<string, string>> = {}, options: TestClientOptions = {}): Promise<void> {
    disk = new MemoryDisk(files, root);
    client = await connectInMemory({ folders: [root], runtime: { files: disk }, ...options });
  }

  const openSource = (text: string): Promise<OpenDocument> => client.open(text, "typescript", `${root}/src/a.ts`);
  const actionsAt = async (document: OpenDocument, only?: string[]): Promise<readonly CodeAction[]> => {
    const range = { start: document.position, end: document.position };
    return (await document.codeActions(range, { triggerKind: 1, ...(only === undefined ? {} : { only }) })) ?? [];
  };
  const choose = async (document: OpenDocument, title: RegExp, only?: string[]): Promise<CodeAction> => {
    const actions = await actionsAt(document, only);
    const action = actions.find((candidate) => title.test(candidate.title));
    assert.ok(action, actions.map((candidate) => candidate.title).join("\n"));
    return action.edit === undefined ? client.request<CodeAction>("codeAction/resolve", action) : action;
  };

  /** Does to the disk what an editor would do. */
  async function save(edit: WorkspaceEdit | undefined): Promise<readonly string[]> {
    const done: string[] = [];
    for (const change of edit?.documentChanges ?? []) {
      if ("kind" in change) {
        assert.equal(change.kind, "create");
        disk.files.set(change.uri, "");
        done.push(`create ${change.uri}`);
        await client.changeFiles({ [change.uri]: "created" });
      } else {
        const { uri, version } = change.textDocument;
        assert.equal(version, null);
        const before = TextDocument.create(uri, "json", 0, disk.files.get(uri) ?? "");
        disk.files.set(
          uri,
          TextDocument.applyEdits(
            before,
            change.edits.filter((each) => "newText" in each),
          ),
        );
        done.push(`change ${uri}`);
        await client.changeFiles({ [uri]: "changed" });
      }
    }
    return done;
  }

  async function waitUntilFine(document: OpenDocument): Promise<void> {
    while ((await document.diagnostics()).length > 0) {
      await client.refreshed();
    }
  }

  it("adds a code to the project's own catalog, after which it is known", async () => {
    await start({ "errors/acme.errdex.json": acme });
    const document = await openSource(usesAcme + cases("card_st‸olen"));
    assert.equal((await document.diagnostics())[0]?.code, "unknown-code");
    const { edit } = await choose(document, /^Add 'card_stolen' to the Acme codes$/);
    assert.deepEqual(await save(edit), [`change ${root}/errors/acme.errdex.json`]);
    await waitUntilFine(document);
  });

  it("makes a catalog that extends a built-in one, after which the code is known", async () => {
    await start();
    const document = await openSource(usesRatio + ratioCases);
    assert.equal((await document.diagnostics())[0]?.code, "unknown-code");
    const { edit } = await choose(document, /^Add 'INVALID_SHOE_SIZE' to the Ratio codes$/);
    const uri = `${root}/.errdex/ratio.errdex.json`;
    assert.deepEqual(await save(edit), [`create ${uri}`, `change ${uri}`]);
    await waitUntilFine(document);
  });

  it("shows the summary that is to be written, where the client shows documents", async () => {
    const capabilities: ClientCapabilities = {
      ...fullCapabilities,
      workspace: { ...fullCapabilities.workspace, executeCommand: {} },
      window: { showDocument: { support: true } },
    };
    await start({ "errors/acme.errdex.json": acme }, { capabilities });
    assert.deepEqual(client.initialized.capabilities.executeCommandProvider, { commands: ["errdex.showNext"] });
    const shown: ShowDocumentParams[] = [];
    client.connection.onRequest("window/showDocument", (params: ShowDocumentParams) => {
      shown.push(params);
      return { success: true };
    });
    const document = await openSource(usesAcme + cases("card_st‸olen"));
    const { edit, command } = await choose(document, /^Add 'card_stolen' to the Acme codes$/);
    await save(edit);
    assert.ok(command);
    await client.request("workspace/executeCommand", command);
    const [{ uri, selection, takeFocus } = { uri: "" }] = shown;
    assert.equal(uri, `${root}/errors/acme.errdex.json`);
    const after = TextDocument.create(uri, "json", 0, disk.files.get(uri) ?? "");
    assert.equal(after.getText(selection), "TODO: say what it means.");
    assert.equal(takeFocus, true);
    // It is nothing that one could show without an action.
    await client.request("workspace/executeCommand", { command: "errdex.showNext", arguments: [99] });
    assert.equal(shown.length, 1);
  });

  it("switches a rule off in errdex.json, which it makes", async () => {
    await start({ "errors/acme.errdex.json": acme });
    const document = await openSource(usesAcme + cases("card_st‸olen"));
    await document.diagnostics();
    const { edit } = await choose(document, /^Turn unknown-code off/);
    assert.deepEqual(await save(edit), [`create ${root}/errdex.json`, `change ${root}/errdex.json`]);
    await waitUntilFine(document);
  });

  it("changes the nearest errdex.json", async () => {
    await start({ "errdex.json": "{}", "src/errdex.json": '{ "strictness": "strict" }' });
    const document = await openSource(usesRatio + ratioCases);
    await document.diagnostics();
    const { edit } = await choose(document, /^Turn unknown-code off/);
    assert.deepEqual(await save(edit), [`change ${root}/src/errdex.json`]);
    const text = disk.files.get(`${root}/src/errdex.json`) ?? "";
    assert.deepEqual(JSON.parse(text), { strictness: "strict", rules: { "unknown-code": "off" } });
    await waitUntilFine(document);
  });

  it("changes a catalog as it is now, whether or not anybody has told of a change", async () => {
    await start({ "errors/acme.errdex.json": acme });
    const document = await openSource(usesAcme + cases("card_st‸olen"));
    await document.diagnostics();
    const uri = `${root}/errors/acme.errdex.json`;
    disk.files.set(uri, `// pulled\n${acme}`);
    const { edit } = await choose(document, /^Add 'card_stolen' to the Acme codes$/);
    await save(edit);
    assert.match(
      disk.files.get(uri) ?? "",
      /^\/\/ pulled\n\{.*"card_declined":"Declined.", "card_stolen": "TODO.*\}\}$/,
    );
  });

  it("changes no file that is broken or holds something else, and says so", async () => {
    const told: string[] = [];
    const others = {
      "errdex.json": '{ "strictness": ',
      ".errdex/ratio.errdex.json": '{ "errdexCatalog": 1, "id": "other", "name": "O", "codes": {} }',
    };
    for (const [path, title] of [
      ["errdex.json", /^Turn unknown-code off/],
      [".errdex/ratio.errdex.json", /^Add 'INVALID_SHOE_SIZE' to the Ratio codes$/],
    ] as const) {
      await start({ [path]: others[path] });
      client.connection.onNotification("window/showMessage", ({ message }: { readonly message: string }) => {
        told.push(message);
      });
      const document = await openSource(usesRatio + ratioCases);
      await document.diagnostics();
      assert.equal((await choose(document, title)).edit, undefined);
      assert.equal(told.pop(), "Nothing was changed: the file to be changed is broken, or has changed meanwhile.");
    }
  });

  it("fixes all on save: what is sure, and nothing else", async () => {
    await start();
    const document = await openSource(
      `${usesRatio}‸switch (e.code) {\n  case 'INVALID_EMIAL':\n  case 'MISING_PHONE':\n  case 'INVALID_EVENTZ':\n}\n`,
    );
    const actions = await actionsAt(document, ["source.fixAll"]);
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ["source.fixAll.errdex"],
    );
    const [change] = actions[0]?.edit?.documentChanges ?? [];
    assert.ok(change && "edits" in change);
    assert.deepEqual(
      change.edits.map((edit) => ("newText" in edit ? edit.newText : "")),
      ["INVALID_EMAIL", "MISSING_PHONE"],
    );
  });

  it("adds missing codes, and gives no edit for a text that is no more", async () => {
    await start({ "errors/acme.errdex.json": acme });
    const document = await openSource(`${usesAcme}switch (e.co‸de) {\n  case 'card_lost':\n    return 1;\n}\n`);
    const [offered] = (await actionsAt(document)).filter(({ title }) => title === "Add all 2 missing Acme codes");
    assert.equal(offered?.kind, "refactor.rewrite");
    assert.equal(offered.edit, undefined);
    const { edit } = await client.request<CodeAction>("codeAction/resolve", offered);
    const [change] = edit?.documentChanges ?? [];
    assert.ok(change && "edits" in change);
    assert.equal(change.textDocument.version, document.version);
    const [insert] = change.edits;
    assert.ok(insert && "newText" in insert);
    assert.equal(
      insert.newText,
      "\n  case 'card_expired':\n    break; // TODO\n  case 'card_declined':\n    break; // TODO",
    );
    await document.change("x", { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    assert.equal((await client.request<CodeAction>("codeAction/resolve", offered)).edit, undefined);
  });

  it("offers no refactoring while the cursor only moves", async () => {
    await start({ "errors/acme.errdex.json": acme });
    const document = await openSource(`${usesAcme}switch (e.co‸de) {\n  case 'card_lost':\n    return 1;\n}\n`);
    const range = { start: document.position, end: document.position };
    assert.deepEqual(await document.codeActions(range, { triggerKind: 2 }), []);
  });

  it("gives whole edits to a client that asks for them only once, and makes no files for one that cannot", async () => {
    const capabilities: ClientCapabilities = {
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } }, diagnostic: {} },
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, diagnostics: { refreshSupport: true } },
    };
    await start({ "errors/acme.errdex.json": acme }, { capabilities });
    assert.equal(client.initialized.capabilities.codeActionProvider && true, true);
    const document = await openSource(usesAcme + cases("card_st‸olen"));
    await document.diagnostics();
    const actions = await actionsAt(document);
    assert.ok(actions.every(({ edit, data }) => edit?.changes !== undefined && data === undefined));
    assert.ok(actions.some(({ title }) => title.startsWith("Add 'card_stolen'")));
    assert.ok(!actions.some(({ title }) => title.includes("errdex.json")));
  });
});

describe("commands about a construct", () => {
  let client: TestClient;
  before(async () => {
    client = await connectInMemory({
      initializationOptions: { catalogs: [JSON.parse(acme)], commands: ["errdex.addMissingCodes"] },
    });
  });
  after(() => {
    client.dispose();
  });
  const source = `${usesAcme}switch (e.co‸de) {\n  case 'card_lost':\n  case 'card_expired':\n    return 1;\n}\n`;
  const ask = <R>(document: OpenDocument, method: string, params: object = {}): Promise<R> =>
    client.request<R>(method, { textDocument: { uri: document.uri }, position: document.position, ...params });

  it("learn what it leaves out, and add some of it", async () => {
    const document = await client.open(source);
    assert.deepEqual(await ask<MissingCodesResult>(document, missingCodesRequest), {
      catalog: "Acme",
      handled: 2,
      codes: [{ code: "card_declined", summary: "Declined.", family: "card_", isForUsers: false, isOfFamilies: true }],
    });
    const edit = await ask<DocumentEdit>(document, addCodesRequest, { codes: ["card_declined"] });
    assert.equal(edit.version, document.version);
    assert.equal(edit.edits[0]?.newText, "\n  case 'card_declined':\n    break; // TODO");
    const [first] = edit.edits;
    assert.ok(first);
    const [line, character] = [first.range.start.line + 2, "    break; // ".length];
    assert.deepEqual(edit.next, { start: { line, character }, end: { line, character: character + "TODO".length } });
    assert.equal(await ask(document, addCodesRequest, { codes: [] }), null);
  });

  it("learn which catalogs there are, bind it, and bind it anew", async () => {
    const document = await client.open(source);
    const choices = await ask<BindChoicesResult>(document, bindChoicesRequest);
    assert.equal(choices.bound, "acme");
    assert.deepEqual(choices.catalogs.map(({ id }) => id).sort(), ["acme", "ratio", "sphere"]);
    const edit = await ask<DocumentEdit>(document, bindConstructRequest, { catalog: "ratio" });
    const [insert] = edit.edits;
    assert.equal(insert?.newText, "// errdex: ratio\n");
    await document.change(insert.newText, insert.range);
    const again = await client.request<DocumentEdit>(bindConstructRequest, {
      textDocument: { uri: document.uri },
      position: { line: 3, character: 12 },
      catalog: "none",
    });
    assert.deepEqual(
      again.edits.map(({ newText }) => newText),
      ["none"],
    );
  });

  it("bind a construct within one that a comment speaks of, and leave that comment alone", async () => {
    const document = await client.open(
      "const a = 1;\n// errdex: ratio\nswitch (e.code) {\n  case 'INVALID_OTP':\n    switch (f.code) {\n      case 'x-‸y':\n    }\n}\n",
    );
    const edit = await ask<DocumentEdit>(document, bindConstructRequest, { catalog: "sphere" });
    assert.deepEqual(edit.edits, [
      {
        range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } },
        newText: "    // errdex: sphere\n",
      },
    ]);
  });

  it("are told where there is nothing", async () => {
    const document = await client.open("const a‸ = 1;");
    assert.equal(await ask(document, missingCodesRequest), null);
    assert.equal(await ask(document, bindChoicesRequest), null);
  });

  it("are on no lens in a test, where nobody has to handle all", async () => {
    for (const [name, count] of [
      ["codes.ts", 1],
      ["codes.test.ts", 0],
    ] as const) {
      const { uri } = await client.open(source, "typescript", `file:///app/src/${name}`);
      const lenses = await client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });
      assert.equal(lenses.length, count, name);
    }
  });

  it("are on a lens", async () => {
    const document = await client.open(source);
    const lenses = await client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri: document.uri } });
    assert.deepEqual(lenses, [
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
        command: {
          title: "handles 2 of 3 card_ codes · add missing…",
          command: "errdex.addMissingCodes",
          arguments: [document.uri, { line: 2, character: 8 }],
        },
      },
    ]);
    await client.changeSettings({ codeLens: "catalogs" });
    assert.deepEqual(await client.request("textDocument/codeLens", { textDocument: { uri: document.uri } }), []);
    await client.changeSettings({});
  });
});
