import assert from "node:assert/strict";
import { connectInMemory, fullCapabilities } from "../support/testClient";

const typo = "fetch('https://api.ratio.me/v1');\nif (e.code === 'INVALID_EMIAL') {}";

describe("pulled diagnostics", () => {
  it("are unchanged while nothing changes that they say", async () => {
    const client = await connectInMemory();
    const document = await client.open(typo);
    const first = await document.pullDiagnostics();
    assert.ok(first.kind === "full" && first.resultId !== undefined);
    assert.deepEqual(await document.pullDiagnostics(first.resultId), { kind: "unchanged", resultId: first.resultId });

    await document.change(`${typo}\n// behind all of it`);
    assert.equal((await document.pullDiagnostics(first.resultId)).kind, "unchanged");

    await document.change(`\n${typo}`);
    const second = await document.pullDiagnostics(first.resultId);
    assert.ok(second.kind === "full" && second.resultId !== first.resultId);
    assert.equal((await document.pullDiagnostics(first.resultId)).kind, "full");
    client.dispose();
  });

  it("are struck out or faded where the client draws that", async () => {
    const codes = { acme_new: "New.", acme_old: { summary: "Old.", deprecated: { replacedBy: "acme_new" } } };
    const catalogs = [{ errdexCatalog: 1, id: "acme", name: "Acme", codes }];
    const source =
      "// errdex: acme\nif (code === 'acme_old' || code === 'acme_new') {}\n// errdex-disable-next-line\nrun();\n";
    for (const [tagSupport, tags] of [
      [
        { valueSet: [1, 2] },
        [
          ["deprecated-code", [2]],
          ["unused-directive", [1]],
        ],
      ],
      [
        undefined,
        [
          ["deprecated-code", undefined],
          ["unused-directive", undefined],
        ],
      ],
    ] as const) {
      const { textDocument } = fullCapabilities;
      const publishDiagnostics = {
        ...textDocument?.publishDiagnostics,
        ...(tagSupport && { tagSupport: { valueSet: [...tagSupport.valueSet] } }),
      };
      const client = await connectInMemory({
        capabilities: { ...fullCapabilities, textDocument: { ...textDocument, publishDiagnostics } },
        initializationOptions: { catalogs },
      });
      const document = await client.open(source);
      assert.deepEqual(
        (await document.diagnostics()).map(({ code, tags }) => [code, tags]),
        tags,
      );
      client.dispose();
    }
  });

  it("are those of the newest text, though it came while they were looked for", async () => {
    const client = await connectInMemory();
    const { asked, release } = client.holdSettings();
    const document = await client.open(typo);
    const report = document.pullDiagnostics();
    await asked;
    await document.change(typo.replace("EMIAL", "EMAIL"));
    await client.settle();
    release();
    const answer = await report;
    assert.ok(answer.kind === "full");
    assert.deepEqual(answer.items, []);
    client.dispose();
  });

  it("are asked for again when the settings change", async () => {
    const client = await connectInMemory();
    const document = await client.open(typo);
    assert.equal((await document.diagnostics()).length, 1);
    await client.changeSettings({ rules: { "unknown-code": "off" } });
    await client.refreshed();
    assert.deepEqual(await document.diagnostics(), []);
    client.dispose();
  });
});

describe("sent diagnostics", () => {
  const capabilities = { textDocument: { publishDiagnostics: { versionSupport: true } } };

  it("follow a document from opening to closing", async () => {
    const client = await connectInMemory({ capabilities });
    const document = await client.open(typo);
    const opened = await client.published();
    assert.equal(opened.uri, document.uri);
    assert.equal(opened.version, 1);
    assert.deepEqual(
      opened.diagnostics.map(({ range }) => document.textAt(range)),
      ["INVALID_EMIAL"],
    );

    await document.change(typo.replace("EMIAL", "EMAIL"));
    const changed = await client.published();
    assert.equal(changed.version, 2);
    assert.deepEqual(changed.diagnostics, []);

    await document.close();
    assert.deepEqual(await client.published(), { uri: document.uri, diagnostics: [] });
    client.dispose();
  });

  it("are sent again when the settings change", async () => {
    const client = await connectInMemory({ capabilities });
    await client.open(typo);
    assert.equal((await client.published()).diagnostics[0]?.severity, 2);
    await client.changeSettings({ rules: { "unknown-code": "error" } });
    assert.equal((await client.published()).diagnostics[0]?.severity, 1);
    client.dispose();
  });

  it("are not sent to clients that pull", async () => {
    const client = await connectInMemory();
    const document = await client.open(typo);
    await document.diagnostics();
    assert.equal(client.publishedCount, 0);
    client.dispose();
  });
});
