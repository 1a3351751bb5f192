import assert from "node:assert/strict";
import { MarkupContent } from "vscode-languageserver-types";
import { ServerProcess } from "../support/serverProcess";
import { connectInMemory, fullCapabilities, type TestClient, type TestClientOptions } from "../support/testClient";

const usesRatio = "fetch('https://api.ratio.me/v1');\n";

/** The same for the sources in memory and for the server that was built. */
function describeFeatures(name: string, connect: (options?: TestClientOptions) => Promise<TestClient>): void {
  describe(name, () => {
    let client: TestClient;
    before(async () => {
      client = await connect();
    });
    after(() => {
      client.dispose();
    });

    it("tells which catalogs are in force", async () => {
      const { catalogs } = await client.status();
      assert.deepEqual(
        catalogs.map(({ id, entries, from, problems }) => [id, entries, from, problems]),
        [
          ["ratio", 159, "built-in", []],
          ["sphere", 85, "built-in", []],
        ],
      );
    });

    it("answers a hover with Markdown for the literal's content", async () => {
      const document = await client.open("if (e.code === 'INVALID_‸OTP') {}");
      const hover = await document.hover();
      assert.ok(hover?.range && MarkupContent.is(hover.contents));
      assert.equal(document.textAt(hover.range), "INVALID_OTP");
      assert.equal(hover.contents.kind, "markdown");
      assert.match(hover.contents.value, /^`INVALID_OTP` — Ratio · /);
    });

    it("counts in UTF-16 units", async () => {
      const document = await client.open("/* 💥é */ if (e.code === 'INVALID_‸OTP') {} // 💥");
      const hover = await document.hover();
      assert.equal(hover?.range && document.textAt(hover.range), "INVALID_OTP");
    });

    it("completes codes, and documents the one that is looked at", async () => {
      const document = await client.open(`${usesRatio}if (e.code === 'INVALID_‸OPT') {}`);
      const list = await document.complete("_");
      assert.equal(list?.isIncomplete, false);
      assert.equal(list.items.length, 159);
      const item = list.items.find(({ label }) => label === "INVALID_OTP");
      assert.ok(item?.textEdit && "range" in item.textEdit);
      assert.equal(document.textAt(item.textEdit.range), "INVALID_OPT");
      assert.equal(item.textEdit.newText, "INVALID_OTP");
      // VS Code breaks a sentence in `detail` within words.
      assert.equal(item.detail, undefined);
      assert.equal(item.labelDetails?.description, "Ratio");
      assert.equal(item.documentation, undefined);

      const { documentation, label } = await document.resolve(item);
      assert.equal(label, "INVALID_OTP");
      assert.ok(MarkupContent.is(documentation));
      assert.match(documentation.value, /^The one-time password [^\n]*\n\nField `otp`[^]*Suggested handling/);
    });

    it("leaves items alone that are none of its own", async () => {
      const document = await client.open("");
      const item = { label: "x", data: { catalog: "nobody", code: 3 } };
      assert.deepEqual(await document.resolve(item), item);
    });

    it("reports a typo, and fixes it", async () => {
      const document = await client.open(
        `${usesRatio}switch (e.code) {\n  case 'INVALID_OTP':\n  case 'INVALID_EMIAL':\n}`,
      );
      const diagnostics = await document.diagnostics();
      const [diagnostic] = diagnostics;
      assert.ok(diagnostic);
      assert.equal(diagnostics.length, 1);
      assert.equal(document.textAt(diagnostic.range), "INVALID_EMIAL");
      assert.equal(diagnostic.severity, 2);
      assert.equal(diagnostic.source, "errdex");
      assert.equal(diagnostic.code, "unknown-code");
      assert.equal(diagnostic.codeDescription?.href, "https://developer.ratio.me/docs/api-reference/error-codes");
      assert.ok(typeof diagnostic.message === "string");
      assert.match(diagnostic.message, /^'INVALID_EMIAL' is not a Ratio code\. Did you mean 'INVALID_EMAIL'\?/);
      assert.ok(
        diagnostic.relatedInformation?.some(({ location }) => document.textAt(location.range) === "INVALID_OTP"),
      );

      const actions = await document.codeActions(diagnostic.range, { diagnostics: [...diagnostics] });
      const [action] = actions ?? [];
      assert.equal(action?.title, "Change to 'INVALID_EMAIL'");
      assert.equal(action.kind, "quickfix");
      assert.equal(action.isPreferred, true);
      assert.deepEqual(action.diagnostics, diagnostics);
      assert.deepEqual(action.edit, {
        documentChanges: [
          {
            textDocument: { uri: document.uri, version: document.version },
            edits: [{ range: diagnostic.range, newText: "INVALID_EMAIL" }],
          },
        ],
      });
    });

    it("offers quick fixes only to clients that want such", async () => {
      const document = await client.open(`${usesRatio}if (e.code === 'INVALID_EMIAL') {}`);
      const [diagnostic] = await document.diagnostics();
      assert.ok(diagnostic);
      const kinds = async (only?: string[]): Promise<string> => {
        const actions = await document.codeActions(diagnostic.range, only === undefined ? {} : { only });
        return [...new Set(actions?.map(({ kind }) => kind))].join();
      };
      assert.equal(await kinds(), "quickfix");
      assert.equal(await kinds([]), "");
      assert.equal(await kinds([""]), "quickfix,source.fixAll.errdex");
      assert.equal(await kinds(["refactor", "quickfix"]), "quickfix");
      assert.equal(await kinds(["source.fixAll", "quickfix.other"]), "source.fixAll.errdex");
    });

    it("follows edits", async () => {
      const document = await client.open(`${usesRatio}if (e.code === 'INVALID_EMIAL') {}`);
      const [diagnostic] = await document.diagnostics();
      assert.ok(diagnostic);
      await document.change("INVALID_EMAIL", diagnostic.range);
      assert.deepEqual(await document.diagnostics(), []);
      await document.change(`${usesRatio}if (e.code === 'MISING_PHONE‸') {}`);
      assert.equal((await document.diagnostics()).length, 1);
    });
  });
}

describeFeatures("features in memory", connectInMemory);

describe("the built server", () => {
  for (const transport of ["--stdio", "--node-ipc"]) {
    let server: ServerProcess | undefined;
    describeFeatures(`features over ${transport}`, async (options) => {
      server = new ServerProcess([transport]);
      const client = server.connect(options);
      await client.initialize();
      return client;
    });
    after(() => server?.kill());
  }
});

describe("a client that can do little", () => {
  it("gets plain edits, no labels beside labels, and plain text where it says so", async () => {
    const client = await connectInMemory({
      capabilities: {
        textDocument: {
          hover: { contentFormat: ["plaintext"] },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
          diagnostic: {},
        },
        workspace: { diagnostics: { refreshSupport: true } },
      },
    });
    const document = await client.open(`${usesRatio}if (e.code === 'INVALID_‸OTP' || e.code === 'INVALID_EMIAL') {}`);
    const hover = await document.hover();
    assert.ok(MarkupContent.is(hover?.contents));
    assert.equal(hover.contents.kind, "plaintext");
    assert.match(hover.contents.value, /^INVALID_OTP — Ratio/);
    const item = (await document.complete())?.items.find(({ label }) => label === "INVALID_OTP");
    assert.ok(item);
    assert.equal(item.labelDetails, undefined);
    assert.equal(item.detail, "The one-time password in otp is not an acceptable string.");
    const { documentation } = await document.resolve(item);
    assert.match(MarkupContent.is(documentation) ? documentation.value : "", /^Field/);
    const [diagnostic] = await document.diagnostics();
    assert.ok(diagnostic);
    assert.deepEqual(Object.keys(diagnostic).sort(), ["code", "message", "range", "severity", "source"]);
    const [action] = (await document.codeActions(diagnostic.range)) ?? [];
    assert.deepEqual(action?.edit?.changes?.[document.uri], [{ range: diagnostic.range, newText: "INVALID_EMAIL" }]);
    client.dispose();
  });

  it("is offered no code actions that it could not read", async () => {
    const client = await connectInMemory({ capabilities: {} });
    const { capabilities } = client.initialized;
    assert.equal(capabilities.codeActionProvider, undefined);
    assert.equal(capabilities.diagnosticProvider, undefined);
    client.dispose();
  });
});

describe("initialize", () => {
  it("states what the server can do", async () => {
    const client = await connectInMemory({ capabilities: fullCapabilities });
    assert.deepEqual(client.initialized.capabilities, {
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: 2 },
      notebookDocumentSync: { notebookSelector: [{ notebook: "*", cells: [{ language: "*" }] }] },
      hoverProvider: true,
      completionProvider: { resolveProvider: true, triggerCharacters: ["'", '"', "`", "_", "-", "/", ".", ":", " "] },
      diagnosticProvider: { identifier: "errdex", interFileDependencies: false, workspaceDiagnostics: true },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      documentLinkProvider: { resolveProvider: false },
      documentSymbolProvider: true,
      inlayHintProvider: true,
      workspaceSymbolProvider: { resolveProvider: true },
      codeLensProvider: { resolveProvider: true },
      codeActionProvider: {
        codeActionKinds: ["quickfix", "refactor.rewrite", "source.fixAll.errdex"],
        resolveProvider: true,
      },
      semanticTokensProvider: {
        id: "errdex.catalogs",
        documentSelector: [{ language: "json" }, { language: "jsonc" }, { language: "yaml" }, { scheme: "errdex" }],
        legend: {
          tokenTypes: ["enumMember", "namespace", "keyword", "property", "number"],
          tokenModifiers: ["declaration", "deprecated", "defaultLibrary"],
        },
        full: { delta: true },
        range: true,
      },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        textDocumentContent: { schemes: ["errdex"] },
      },
    });
    client.dispose();
  });

  it("puts the catalogs that the client brings beside the built-in ones", async () => {
    const acme = { errdexCatalog: 1, id: "acme", name: "Acme", codes: { NO_CASH: "Out of cash.", NO_CARD: 3 } };
    const client = await connectInMemory({
      initializationOptions: { catalogs: [acme, { ...acme, id: "ratio" }, "no catalog"] },
    });
    const { catalogs } = await client.status();
    assert.deepEqual(
      catalogs.map(({ id, entries, from }) => [id, entries, from]),
      [
        ["ratio", 160, "built-in, client"],
        ["sphere", 85, "built-in"],
        ["acme", 1, "client"],
        ["catalog 3 of the client", 0, "catalog 3 of the client"],
      ],
    );
    assert.deepEqual(client.log, [
      "catalog 2 of the client: NO_CARD must be its summary, or an object with one.",
      "catalog 1 of the client: NO_CARD must be its summary, or an object with one.",
      "catalog 3 of the client: A catalog is an object with errdexCatalog, id, name and codes.",
    ]);
    const document = await client.open("if (e.code === 'NO_‸CASH') {}");
    assert.ok(await document.hover());
    client.dispose();
  });
});
