import assert from "node:assert/strict";
import { connectInMemory } from "../support/testClient";

const typo = "fetch('https://api.ratio.me/v1');\nif (e.code === 'INVALID_EMIAL‸') {}";
const pulling = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

describe("settings", () => {
  it("are asked of the client, and reports of changes with them", async () => {
    const client = await connectInMemory({ settings: { rules: { "unknown-code": "error" } } });
    const document = await client.open(typo);
    assert.equal((await document.diagnostics())[0]?.severity, 1);
    assert.deepEqual(client.registered, ["workspace/didChangeConfiguration"]);
    client.dispose();
  });

  it("may come with the initialization", async () => {
    const client = await connectInMemory({
      capabilities: pulling,
      initializationOptions: { settings: { rules: { "unknown-code": "hint" } } },
    });
    const document = await client.open(typo);
    assert.equal((await document.diagnostics())[0]?.severity, 4);
    client.dispose();
  });

  it("may be sent by clients that cannot be asked", async () => {
    const client = await connectInMemory({ capabilities: pulling });
    const document = await client.open(typo);
    assert.equal((await document.diagnostics())[0]?.severity, 2);
    await client.changeSettings({ rules: { "unknown-code": "information" } });
    assert.equal((await document.diagnostics())[0]?.severity, 3);
    client.dispose();
  });

  it("switch everything off with enable", async () => {
    const client = await connectInMemory({ settings: { enable: false } });
    const document = await client.open(typo);
    assert.deepEqual(await document.diagnostics(), []);
    assert.equal(await document.complete(), null);
    const known = await client.open("log('INVALID_‸OTP')");
    assert.equal(await known.hover(), null);
    client.dispose();
  });

  it("make unknown languages known with includeLanguages, and take it back", async () => {
    const client = await connectInMemory({
      settings: { includeLanguages: { "my-script": "typescript", other: "no" } },
    });
    const document = await client.open(typo, "my-script");
    assert.equal((await document.diagnostics()).length, 1);
    assert.match((await document.complete())?.items[0]?.label ?? "", /^[A-Z_]+$/);
    assert.deepEqual(client.log, ["errdex.includeLanguages.other is no, which is no language that Errdex knows."]);
    await client.changeSettings({ includeLanguages: { "my-script": "python" } });
    assert.equal((await document.diagnostics()).length, 0);
    await client.changeSettings({});
    assert.equal((await document.diagnostics()).length, 0);
    client.dispose();
  });

  it("of the wrong type leave the defaults and one line in the log each", async () => {
    const settings = { enable: "yes", strictness: 3, rules: { "unknown-code": "loud" } };
    const client = await connectInMemory({ settings });
    const document = await client.open(typo);
    const other = await client.open(typo);
    assert.equal((await document.diagnostics())[0]?.severity, 2);
    assert.equal((await other.diagnostics())[0]?.severity, 2);
    assert.equal(client.log.length, 3, client.log.join("\n"));
    for (const [i, key] of ["enable", "strictness", "rules.unknown-code"].entries()) {
      assert.ok(client.log[i]?.startsWith(`errdex.${key} must be `), client.log[i]);
    }
    client.dispose();
  });

  it("that the client fails to give are the defaults", async () => {
    const client = await connectInMemory();
    client.connection.onRequest("workspace/configuration", () => {
      throw new Error("no settings today");
    });
    const document = await client.open(typo);
    assert.equal((await document.diagnostics()).length, 1);
    assert.equal(client.log.length, 1);
    assert.match(client.log[0] ?? "", /no settings today/);
    client.dispose();
  });
});
