import assert from "node:assert/strict";
import type { InlayHint } from "vscode-languageserver/node";
import { cursorLinesRequest, knownHereRequest, type KnownHereResult } from "../../shared/src/protocol";
import type { OpenDocument } from "../support/openDocument";
import { connectInMemory, type TestClient } from "../support/testClient";

const source =
  "fetch('https://api.ratio.me/v1');\nif (e.code === 'INVALID_‸OTP') {}\nif (e.code === 'INVALID_EMIAL') {}\n";

describe("what is known here", () => {
  let client: TestClient;
  afterEach(() => {
    client.dispose();
  });

  async function ask(document: OpenDocument, position = document.position, languageId = "typescript"): Promise<string> {
    const { markdown } = await client.request<KnownHereResult>(knownHereRequest, {
      textDocument: { uri: document.uri },
      position,
      languageId,
    });
    return markdown.replaceAll("\\", "");
  }

  it("tells role, subject, binding, reasons, catalogs and settings of a code", async () => {
    client = await connectInMemory({ settings: { strictness: "strict" } });
    const page = await ask(await client.open(source, "typescript", "file:///w/src/a.ts"));
    for (const part of [
      "src/a.ts:2:25",
      "This string: INVALID_OTP",
      "Is a code of: Ratio",
      "Role: comparison",
      "Compared with or assigned to: e.code",
      "Its group is about: Ratio, certain",
      "api.ratio.me in this file is Ratio's host",
      "unknown-code: silent: it is a known code",
      "unhandled-codes: off",
      "Ratio (ratio): 159 codes, built-in",
      "Other files of the workspace: none was read: it is in no folder of the window",
      '`errdex.strictness`: `"strict"` (the editor\'s settings)',
      "`errdex.enable`: `true` (as is by default)",
    ]) {
      assert.ok(page.includes(part), `${part} is missing in:\n${page}`);
    }
  });

  it("counts what stands together as the rules do, and leaves out what there is none of", async () => {
    client = await connectInMemory();
    const page = await ask(
      await client.open(
        "switch (e.code) { case 'INVALID_OTP': case 'MISSING_OTP': case 'INVALID_E‸MIAL': case 'A_B': }",
      ),
    );
    assert.match(page, /Values in its group: 2 of its codes, 1 one slip away from a code, 1 no code\n/);
    const [, ...told] = page.split("2 of 4 cases in this switch are Ratio codes");
    assert.equal(told.length, 2, page);
  });

  it("tells what a rule says, and of the file where there is no literal", async () => {
    client = await connectInMemory();
    const document = await client.open(source);
    assert.match(await ask(document, { line: 2, character: 20 }), /unknown-code: warning: 'INVALID_EMIAL' is not/);
    const page = await ask(document, { line: 0, character: 1 });
    assert.match(page, /No string or name that could be a code stands at the cursor/);
    assert.match(page, /Is read: yes/);
    assert.match(page, /Problems in it: 1/);
  });

  it("names the condition for which a rule is silent, or the comment that silences it", async () => {
    client = await connectInMemory();
    const document = await client.open(
      "fetch('https://api.ratio.me');\nswitch (e.code) { case 'INVALID_OTP': case 'MISSING_OTP': case 'INVALID_‸SHOE': }",
    );
    assert.match(await ask(document), /unknown-code: silent: it resembles no code, .*codes: 3, and it has 2\n/);
    const silenced = await client.open(
      "fetch('https://api.ratio.me');\nif (e.code === 'INVALID_‸EMIAL') {} // errdex-disable-line",
    );
    assert.match(await ask(silenced), /unknown-code: silent: a comment switches it off here\n/);
    const chance = await client.open("switch (e.code) { case 'INVALID_OTP': case 'INVALID_‸SHOE': case 'A': }");
    assert.match(await ask(chance), /unknown-code: silent: nothing tells .*; codes of Ratio .*: 1, other values: 2\n/);
    const denied = await client.open(
      "fetch('https://api.ratio.me');\n// errdex: none\nif (e.code === 'INVALID_‸EMIAL' || e.code === 'INVALID_OTP') {}",
    );
    const page = await ask(denied);
    assert.match(page, /\n- a comment says that this is about no catalog's codes\n/);
    assert.match(page, /unknown-code: silent: a comment says that this is about no catalog's codes\n/);
    assert.match(page, /Is checked: nothing: a comment says that this is about no catalog's codes\n/);
  });

  it("names what the setting bind has instead of a catalog", async () => {
    client = await connectInMemory({ settings: { bind: { "*.ts": ["ratoi", "none"], "src/**": "sphere" } } });
    assert.match(await ask(await client.open(source)), /In errdex\.bind, but no catalog's id: ratoi\n/);
  });

  it("tells why nothing is known", async () => {
    client = await connectInMemory({ settings: { enable: false } });
    const document = await client.open(source);
    assert.match(await ask(document), /Is read: no: the setting errdex.enable/);
    client.dispose();
    client = await connectInMemory();
    const cobol = await client.open("MOVE 'INVALID_OTP'", "cobol");
    assert.match(await ask(cobol, undefined, "cobol"), /Is read: no: Errdex does not read this language/);
    const minified = await client.open(`a('INVALID_OTP')${"b();".repeat(40_000)}`);
    assert.match(await ask(minified), /Is read: no: it/);
  });
});

describe("inlay hints", () => {
  it("are shown in all lines, in those with a cursor, or nowhere", async () => {
    const client = await connectInMemory();
    const document = await client.open(
      "fetch('https://api.ratio.me');\nf(e.code === 'INVALID_OTP');\nf(e.code === 'INVALID_PHONE');\n",
    );
    const lines = async (): Promise<readonly number[]> => {
      const hints = await client.request<InlayHint[]>("textDocument/inlayHint", {
        textDocument: { uri: document.uri },
        range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
      });
      return hints.map(({ position }) => position.line);
    };
    assert.deepEqual(await lines(), []);
    await client.changeSettings({ inlayHints: "all" });
    assert.deepEqual(await lines(), [1, 2]);
    await client.changeSettings({ inlayHints: "currentLine" });
    assert.deepEqual(await lines(), [1, 2], "nobody has told where the cursors are");
    await client.request(cursorLinesRequest, { textDocument: { uri: document.uri }, lines: [2] });
    assert.deepEqual(await lines(), [2]);
    client.dispose();
  });
});
