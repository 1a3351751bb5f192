import assert from "node:assert/strict";
import {
  type CodeAction,
  type Hover,
  type InitializeResult,
  MarkupContent,
  MarkupKind,
  type TextDocumentEdit,
} from "vscode-languageserver/node";
import { type EditorTraits, OtherEditor } from "../support/otherEditor";
import { otherEditors } from "../support/otherEditors";
import { startInMemory } from "../support/testClient";

// The emoji tells where columns are counted in other units than the server says.
const text = `fetch("https://api.ratio.me");
switch (/* 🙈 */ error.code) { case "INVALID_OTP":
  /* 🙈 */ case "INVALID_EMIAL":
  case "":
}
`;
const folder = "file:///home/me/my%20project";
const uri = `${folder}/pay.ts`;

describe("another editor", () => {
  let editor: OtherEditor;
  afterEach(() => {
    editor.dispose();
  });

  function start(traits: EditorTraits, settings?: unknown): Promise<InitializeResult> {
    const { reader, writer } = startInMemory();
    editor = new OtherEditor(reader, writer, traits, settings);
    return editor.start(folder);
  }

  for (const traits of otherEditors) {
    describe(traits.name, () => {
      const { textDocument } = traits.capabilities;

      it("is served, and asked and told nothing that it did not say that it knows", async () => {
        const { capabilities } = await start(traits);
        assert.equal(capabilities.positionEncoding, "utf-16");
        await editor.open(uri, text);

        const hover = await editor.ask<Hover | null>("hover", "VALID_OTP");
        assert.ok(MarkupContent.is(hover?.contents));
        assert.equal(hover.contents.kind, textDocument?.hover?.contentFormat?.[0] ?? MarkupKind.Markdown);
        assert.match(hover.contents.value, /INVALID_OTP[^]*Ratio/);
        assert.deepEqual(hover.range?.start, { line: 1, character: 37 });

        const problems = await editor.problems("some");
        assert.deepEqual(
          problems.map(({ code, range }) => [code, range.start]),
          [["unknown-code", { line: 2, character: 17 }]],
        );

        await editor.complete('":\n}', "INVALID_CITY");
        assert.match(editor.text, /case "INVALID_CITY":\n\}/);

        const range = problems[0]?.range;
        const context = { diagnostics: await editor.problems("some") };
        if (textDocument?.codeAction) {
          const actions = await editor.ask<CodeAction[]>("codeAction", "INVALID_EMIAL", { context, range });
          const fix = actions.find(({ title }) => title.includes("INVALID_EMAIL"));
          const change = fix?.edit ?? (await editor.request<CodeAction>("codeAction/resolve", fix)).edit;
          assert.equal(
            change?.documentChanges !== undefined,
            traits.capabilities.workspace?.workspaceEdit?.documentChanges === true,
          );
          const [edit] = (change?.documentChanges ?? []) as TextDocumentEdit[];
          await editor.edit(change?.changes?.[uri] ?? (edit?.edits as [] | undefined) ?? []);
        } else {
          assert.equal(capabilities.codeActionProvider, undefined);
          assert.ok(range);
          await editor.edit([{ range, newText: "INVALID_EMAIL" }]);
        }
        assert.match(editor.text, /🙈 \*\/ case "INVALID_EMAIL":\n/);
        assert.deepEqual(await editor.problems("none"), []);

        assert.equal(await editor.request("shutdown"), null);
        assert.deepEqual(editor.complaints, []);
      });

      it("has its user's settings heeded", async () => {
        await start(traits, { rules: { "unknown-code": "off" } });
        await editor.open(uri, text);
        assert.ok(await editor.ask("hover", "VALID_OTP"));
        assert.deepEqual(await editor.problems("none"), []);
        assert.deepEqual(editor.complaints, []);
      });

      it("may say goodbye before it opens anything", async () => {
        await start(traits);
        assert.equal(await editor.request("shutdown"), null);
        assert.deepEqual(editor.complaints, []);
      });
    });
  }
});

describe("what an editor sends with its start", () => {
  const [plain] = otherEditors;
  const given: readonly (readonly [what: string, options: unknown])[] = [
    ["settings", { settings: { rules: { "unknown-code": "off" } } }],
    ["settings as in a file", { settings: { errdex: { rules: { "unknown-code": "off" } } } }],
    ["all that it has for the server", { errdex: { rules: { "unknown-code": "off" } } }],
    ["settings by themselves", { rules: { "unknown-code": "off" }, catalogs: ["more/*.json"] }],
  ];
  for (const [what, initializationOptions] of given) {
    it(`may be ${what}`, async () => {
      const { reader, writer } = startInMemory();
      const initialize = (): Readonly<Record<string, unknown>> => ({ rootUri: folder, initializationOptions });
      const traits = { ...(plain as EditorTraits), initialize, settings: "asked" } as const;
      const editor = new OtherEditor(reader, writer, traits);
      await editor.start(folder);
      await editor.open(uri, text);
      assert.ok(await editor.ask("hover", "VALID_OTP"));
      assert.deepEqual(await editor.problems("none"), []);
      assert.deepEqual(editor.complaints, []);
      editor.dispose();
    });
  }
});

describe("a document in an editor's own name of its language", () => {
  const documents: readonly (readonly [languageId: string, name: string, text: string])[] = [
    ["typescript.tsx", "a.tsx", 'const a = <b c={code === "INVALID_OTP"} />;'],
    ["cs", "a.cs", 'class A { bool B(string code) => code == "INVALID_OTP"; }'],
    ["sh", "a", 'if [ "$code" = "INVALID_OTP" ]; then exit; fi'],
    ["c++", "a.cc", 'bool b = code == "INVALID_OTP";'],
    ["py", "a.py", 'if code == "INVALID_OTP": pass'],
    ["web", "a.vue", '<script>\nif (code === "INVALID_OTP") {}\n</script>'],
    ["JSON", "a.json", '{ "code": "INVALID_OTP" }'],
  ];
  for (const [languageId, name, source] of documents) {
    it(`is read where that is ${languageId}`, async () => {
      const { reader, writer } = startInMemory();
      const editor = new OtherEditor(reader, writer, otherEditors[0] as EditorTraits);
      await editor.start(folder);
      await editor.open(`${folder}/${name}`, source, languageId);
      assert.ok(await editor.ask("hover", "VALID_OTP"));
      editor.dispose();
    });
  }
});
