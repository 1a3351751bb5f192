import assert from "node:assert/strict";
import { MarkupContent } from "vscode-languageserver-types";
import { ruleIds } from "../../shared/src/settings";
import { connectInMemory, fullCapabilities, type TestClient } from "../support/testClient";

describe("comments to Errdex, over the protocol", () => {
  let client: TestClient;
  before(async () => {
    client = await connectInMemory({
      capabilities: {
        ...fullCapabilities,
        textDocument: {
          ...fullCapabilities.textDocument,
          publishDiagnostics: {
            ...fullCapabilities.textDocument?.publishDiagnostics,
            tagSupport: { valueSet: [1, 2] },
          },
        },
      },
    });
  });
  after(() => {
    client.dispose();
  });

  it("are completed when a colon, a blank or a hyphen is typed in them", async () => {
    for (const [source, typed, labels] of [
      ["let a;\n// errdex:‸", ":", ["ratio", "sphere", "none"]],
      ["let a; // errdex: ‸", " ", ["ratio", "sphere", "none"]],
      [
        "/* errdex-disable-line unknown-code, ‸ */",
        " ",
        ruleIds.filter((id) => id !== "unknown-code" && id !== "unused-directive"),
      ],
    ] as const) {
      const list = await (await client.open(source)).complete(typed);
      assert.deepEqual(
        list?.items.map(({ label }) => label),
        labels,
      );
    }
    const list = await (await client.open("// errdex-‸")).complete("-");
    assert.ok(list?.items.some(({ label }) => label === "errdex-disable-next-line"));
  });

  it("are the only places where a colon or a blank brings anything", async () => {
    for (const source of [
      "// a comment ‸",
      "switch (a) { case:‸ }",
      "log('INVALID_OTP ‸')",
      "log('errdex: ‸')",
      "// see errdex: ‸",
    ]) {
      const document = await client.open(source);
      assert.equal(await document.complete(" "), null, source);
      assert.equal(await document.complete(":"), null, source);
    }
  });

  it("replace what is typed and say what they do", async () => {
    const document = await client.open("// errd‸");
    const item = (await document.complete())?.items.find(({ label }) => label === "errdex: ratio");
    assert.ok(item?.textEdit && "range" in item.textEdit);
    assert.equal(document.textAt(item.textEdit.range), "errd");
    assert.equal(item.textEdit.newText, "errdex: ratio");
    assert.equal(item.labelDetails?.description, "Ratio, 159 codes");
    assert.ok(typeof item.documentation === "string");
    assert.match(item.documentation, /which API's codes/);
  });

  it("are explained on hover", async () => {
    const document = await client.open("// errdex: rat‸io\nlet a;");
    const hover = await document.hover();
    assert.ok(hover?.range && MarkupContent.is(hover.contents));
    assert.equal(document.textAt(hover.range), "ratio");
    assert.equal(hover.contents.value, "Ratio: 159 codes, built-in.");
  });

  it("without effect are a faded hint, with a fix that removes them", async () => {
    const document = await client.open("let a;\n// errdex-disable-next-line\nlet b;\n");
    const diagnostics = await document.diagnostics();
    const [hint] = diagnostics;
    assert.ok(hint);
    assert.deepEqual([diagnostics.length, hint.code, hint.severity, hint.tags], [1, "unused-directive", 4, [1]]);
    assert.equal(document.textAt(hint.range), "errdex-disable-next-line");
    const [action] = (await document.codeActions(hint.range, { diagnostics: [hint] })) ?? [];
    assert.equal(action?.title, "Remove the comment");
    assert.deepEqual(action.diagnostics, [hint]);
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    assert.deepEqual(action.edit?.documentChanges, [
      { textDocument: { uri: document.uri, version: 1 }, edits: [{ range, newText: "" }] },
    ]);
  });

  it("that name what there is not are told so, for information", async () => {
    const document = await client.open("// errdex: rato\nlet b;\n");
    const [problem] = await document.diagnostics();
    assert.deepEqual([problem?.code, problem?.severity], ["invalid-directive", 3]);
    assert.equal(problem?.message, "'rato' is not a catalog. Did you mean 'ratio'?");
  });

  it("take effect as they are typed", async () => {
    const document = await client.open("if (err.code === 'INVALID_EMIAL') {} // errdex-disable-lin");
    const codes = async () => (await document.diagnostics()).map(({ code }) => code);
    assert.deepEqual(await codes(), ["unknown-code", "invalid-directive"]);
    const { length } = document.text;
    const end = { line: 0, character: length };
    await document.change("e", { start: end, end });
    assert.deepEqual(await codes(), []);
    await document.change("", { start: { line: 0, character: length - 2 }, end: { line: 0, character: length + 1 } });
    assert.deepEqual(await codes(), ["unknown-code", "invalid-directive"]);
  });
});

describe("the setting bind, over the protocol", () => {
  const text = "if (err.code === 'INSUFICENT_BALANCE') {}";
  const capabilities = { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, workspaceFolders: true } };

  it("speaks of paths in the workspace folder", async () => {
    const client = await connectInMemory({
      capabilities,
      folders: ["file:///home/me/app"],
      settings: { bind: { "src/pay/**": "ratio" } },
    });
    const count = async (uri: string) => (await (await client.open(text, "typescript", uri)).diagnostics()).length;
    assert.equal(await count("file:///home/me/app/src/pay/a.ts"), 1);
    assert.equal(await count("file:///home/me/app/src/kyc/a.ts"), 0);
    assert.equal(await count("file:///home/me/other/src/pay/a.ts"), 0);
    client.dispose();
  });

  it("follows the folders that are opened and closed", async () => {
    const client = await connectInMemory({ capabilities, folders: [], settings: { bind: { "src/**": "ratio" } } });
    assert.deepEqual(client.initialized.capabilities.workspace?.workspaceFolders, {
      supported: true,
      changeNotifications: true,
    });
    const document = await client.open(text, "typescript", "file:///home/me/app/src/a.ts");
    const folder = { uri: "file:///home/me/app", name: "app" };
    const change = (event: object) => client.notify("workspace/didChangeWorkspaceFolders", { event });
    assert.equal((await document.diagnostics()).length, 0);
    await change({ added: [folder], removed: [] });
    assert.equal((await document.diagnostics()).length, 1);
    await change({ added: [], removed: [folder] });
    assert.equal((await document.diagnostics()).length, 0);
    client.dispose();
  });
});
