import assert from "node:assert/strict";
import { ErrorCodes, LSPErrorCodes, ResponseError, CancellationTokenSource } from "vscode-languageserver/node";
import { readPackageWasm } from "../support/check";
import type { OpenDocument } from "../support/openDocument";
import { connectInMemory, createInMemory, type TestClient } from "../support/testClient";

const known = "if (e.code === 'INVALID_‸OTP') {}";

describe("bad input", () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await connectInMemory();
  });
  afterEach(async () => {
    // Whatever it was, the server lives.
    const document = await client.open(known);
    assert.ok(await document.hover());
    client.dispose();
  });

  const texts: readonly (readonly [what: string, text: string])[] = [
    ["nothing", "‸"],
    ["unbalanced quotes", "a = 'INVALID_‸\nb = \"x\nc = `d"],
    ["half-typed code", "switch (e.code) { case 'INV‸"],
    ["a quote alone", "'‸"],
    ["lone surrogates", "if (e.code === '\ud800‸\udfff') {} // \udc00"],
    ["a null character", "if (e.code === 'INVALID_‸OTP') {} \u0000"],
    ["no code at all", "}}}}))))]]]] \\ @@@ ‸ ### ''' \"\"\" ```"],
    ["all kinds of line breaks", "a\r\nb\rc\u2028d\u2029e === 'INV‸ALID_OTPP'"],
  ];
  for (const [what, text] of texts) {
    it(`answers with little or nothing to ${what}`, async () => {
      await askEverything(await client.open(text));
      assert.deepEqual(errors(client), []);
    });
  }

  it("leaves a huge document alone, with a note in the log", async () => {
    const document = await client.open(`${known}\n${"// filler\n".repeat(500_000)}`);
    await assertSilent(document);
    assert.deepEqual(notes(client), ["document left alone"]);
  });

  it("leaves a minified document alone, with a note in the log", async () => {
    const document = await client.open(`${known};${"f(1);".repeat(20_000)}`);
    await assertSilent(document);
    assert.deepEqual(notes(client), ["document left alone"]);
  });

  it("has no answers for languages that it does not know", async () => {
    await assertSilent(await client.open(known, "klingon"));
    assert.deepEqual(client.log, []);
  });

  it("takes a position beyond the text for its end", async () => {
    const document = await client.open("x === 'INVALID_OTP");
    const beyond = { line: 1_000, character: 1_000 };
    await document.hover(beyond);
    await document.codeActions({ start: beyond, end: beyond });
    assert.equal(await document.hover({ line: 0, character: -5 }), null);
    assert.deepEqual(errors(client), []);
  });

  it("ignores a change of a document that is not open", async () => {
    await client.notify("textDocument/didChange", {
      textDocument: { uri: "file:///nowhere.ts", version: 7 },
      contentChanges: [{ text: "x" }],
    });
    await client.notify("textDocument/didClose", { textDocument: { uri: "file:///nowhere.ts" } });
    const params = { textDocument: { uri: "file:///nowhere.ts" }, position: { line: 0, character: 0 } };
    assert.equal(await client.request("textDocument/hover", params), null);
    assert.deepEqual(await client.request("textDocument/diagnostic", params), { kind: "full", items: [] });
    assert.deepEqual(errors(client), []);
  });

  it("has no answers for a document that was closed, be it twice", async () => {
    const document = await client.open(known);
    await document.close();
    await document.close();
    await assertSilent(document);
    assert.deepEqual(errors(client), []);
  });

  it("reads a document afresh that is opened twice under the same version", async () => {
    const first = await client.open(known, "typescript", "file:///twice.ts");
    assert.ok(await first.hover());
    const second = await client.open("if (e.code === 'customer/‸not-found') {}", "typescript", "file:///twice.ts");
    const hover = await second.hover();
    assert.equal(hover?.range && second.textAt(hover.range), "customer/not-found");
  });

  it("logs one line for parameters that make no sense, and answers with nothing", async () => {
    const document = await client.open(known);
    assert.equal(await client.request("textDocument/hover", { textDocument: { uri: document.uri } }), null);
    assert.equal(client.log.length, 1);
    assert.match(client.log[0] ?? "", /^textDocument\/hover failed \{"uri":"file:.*","version":1,"error":".+"\}$/);
    assert.equal(await client.request("textDocument/completion", { position: 3 }), null);
    assert.equal(client.log.length, 2);
  });

  it("says of a request that it does not know it", async () => {
    await assertRejects(client.request("textDocument/moniker", {}), ErrorCodes.MethodNotFound);
  });
});

describe("a missing grammar", () => {
  it("costs its languages, and one line in the log", async () => {
    const client = await connectInMemory({
      runtime: {
        readGrammar: (name) =>
          name.includes("typescript") ? Promise.reject(new Error("no such file")) : readPackageWasm(name),
      },
    });
    const document = await client.open(known);
    await askEverything(document);
    await assertSilent(document);
    assert.equal(client.log.length, 1, client.log.join("\n"));
    assert.match(client.log[0] ?? "", /tree-sitter-typescript\.wasm.*no such file/);
    const other = await client.open(known, "javascript");
    assert.ok(await other.hover());
    client.dispose();
  });
});

describe("messages in odd order", () => {
  it("before initialize are refused or dropped", async () => {
    const client = createInMemory();
    await client.open(known, "typescript", "file:///early.ts");
    await assertRejects(client.request("textDocument/hover", {}), ErrorCodes.ServerNotInitialized);
    await client.initialize();
    const document = await client.open(known);
    assert.ok(await document.hover());
    client.dispose();
  });

  it("before initialized are answered", async () => {
    const client = createInMemory();
    await client.sendInitialize();
    const document = await client.open(known);
    assert.ok(await document.hover());
    client.dispose();
  });

  it("refuses a second initialize", async () => {
    const client = await connectInMemory();
    await assertRejects(client.sendInitialize(), ErrorCodes.InvalidRequest);
    const document = await client.open(known);
    assert.ok(await document.hover());
    client.dispose();
  });

  it("answers nothing after shutdown", async () => {
    const client = await connectInMemory();
    const document = await client.open(known);
    assert.ok(await document.hover());
    await client.request("shutdown", undefined);
    await assertRejects(document.hover(), ErrorCodes.InvalidRequest);
    client.dispose();
  });
});

describe("a request whose time is over", () => {
  it("is cancelled when the client says so", async () => {
    const client = await connectInMemory();
    const { asked, release } = client.holdSettings();
    const document = await client.open(known);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: document.uri }, position: document.position };
    const hover = client.connection.sendRequest("textDocument/hover", params, source.token);
    await asked;
    source.cancel();
    await client.settle();
    release();
    await assertRejects(hover, LSPErrorCodes.RequestCancelled);
    assert.ok(await document.hover());
    client.dispose();
  });

  it("is not answered for a text that is no longer there", async () => {
    const client = await connectInMemory();
    const { asked, release } = client.holdSettings();
    const document = await client.open(known);
    const hover = document.hover();
    await asked;
    await document.change(`\n${known}`);
    await client.settle();
    release();
    await assertRejects(hover, LSPErrorCodes.ContentModified);
    assert.ok(await document.hover());
    client.dispose();
  });

  it("is answered with nothing when its document was closed", async () => {
    const client = await connectInMemory();
    const { asked, release } = client.holdSettings();
    const document = await client.open(known);
    const report = document.diagnostics();
    await asked;
    await document.close();
    await client.settle();
    release();
    assert.deepEqual(await report, []);
    client.dispose();
  });
});

async function askEverything(document: OpenDocument): Promise<void> {
  await document.hover();
  await document.complete();
  await document.complete("'");
  await document.diagnostics();
  await document.codeActions({ start: { line: 0, character: 0 }, end: { line: 9, character: 0 } });
}

async function assertSilent(document: OpenDocument): Promise<void> {
  assert.equal(await document.hover(), null);
  assert.equal(await document.complete(), null);
  assert.deepEqual(await document.diagnostics(), []);
  const all = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  assert.equal((await document.codeActions(all))?.length ?? 0, 0);
}

/** Lines of the log that tell of a failure. */
function errors({ log }: TestClient): readonly string[] {
  return log.filter((line) => / failed|could not/.test(line));
}

/** The log's messages without their data. */
function notes({ log }: TestClient): readonly string[] {
  return log.map((line) => line.replace(/ \{.*/, ""));
}

function assertRejects(answer: Promise<unknown>, code: number): Promise<void> {
  return assert.rejects(answer, (error) => error instanceof ResponseError && error.code === code);
}
