import assert from "node:assert/strict";
import type { ApplyWorkspaceEditParams } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  addToCatalogRequest,
  type CatalogTarget,
  type CatalogTargets,
  catalogTargetsRequest,
} from "../../shared/src/protocol";
import type { OpenDocument } from "../support/openDocument";
import { connectInMemory, fullCapabilities, type TestClient } from "../support/testClient";

const root = "file:///work";
const acmeUri = `${root}/errors/acme.errdex.json`;
const acme = JSON.stringify({
  errdexCatalog: 1,
  id: "acme",
  name: "Acme",
  evidence: { hosts: ["api.acme.example"] },
  codes: { card_lost: "Lost." },
});

describe("the command that adds a code to a catalog", () => {
  let client: TestClient;
  let files: Map<string, string>;
  beforeEach(async () => {
    files = new Map([[acmeUri, acme]]);
    client = await connectInMemory({
      folders: [root],
      capabilities: { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, applyEdit: true } },
      runtime: {
        files: {
          find: (folder) => [...files.keys()].filter((uri) => uri.startsWith(folder)),
          read: (uri) => {
            const text = files.get(uri);
            return text === undefined
              ? Promise.reject(new Error(`ENOENT: no such file, ${uri}`))
              : Promise.resolve(text);
          },
        },
      },
    });
    client.connection.onRequest("workspace/applyEdit", ({ edit }: ApplyWorkspaceEditParams) => {
      for (const change of edit.documentChanges ?? []) {
        if ("edits" in change) {
          const { uri } = change.textDocument;
          const before = TextDocument.create(uri, "json", 0, files.get(uri) ?? "");
          const edits = change.edits.filter((each) => "newText" in each);
          files.set(uri, TextDocument.applyEdits(before, edits));
        }
      }
      return { applied: true };
    });
  });
  afterEach(() => {
    client.dispose();
  });

  const open = (text: string): Promise<OpenDocument> => client.open(text, "typescript", `${root}/src/a.ts`);
  const ask = (document: OpenDocument, { selected = "", word = "" } = {}): Promise<CatalogTargets | null> =>
    client.request(catalogTargetsRequest, {
      textDocument: { uri: document.uri },
      position: document.position,
      selected,
      word,
    });
  const add = (target: CatalogTarget, code: string, summary?: string): Promise<boolean> =>
    client.request(addToCatalogRequest, { target, code, ...(summary === undefined ? {} : { summary }) });

  it("offers the catalog that the place is about first, though no rule speaks of the string", async () => {
    const document = await open("fetch('https://api.acme.example');\nif (e.code === 'network_‸error') {}\n");
    assert.deepEqual(await document.diagnostics(), []);
    const found = await ask(document);
    assert.deepEqual([found?.code, found?.knownTo], ["network_error", []]);
    assert.deepEqual(
      found?.targets.map(({ id, path, isNew }) => [id, path, isNew]),
      [
        ["acme", "errors/acme.errdex.json", false],
        ["ratio", ".errdex/ratio.errdex.json", true],
        ["sphere", ".errdex/sphere.errdex.json", true],
      ],
    );
  });

  it("takes the selection, or else the string, or else the word", async () => {
    const document = await open("f('card_‸stolen');\n");
    assert.equal((await ask(document, { selected: "card_melted", word: "card" }))?.code, "card_melted");
    assert.equal((await ask(document, { word: "card" }))?.code, "card_stolen");
    assert.equal(await ask(document, { selected: "two\nlines" }), null);
    const comment = await open("‸// card_melted\n");
    assert.equal((await ask(comment, { word: "card_melted" }))?.code, "card_melted");
    assert.equal(await ask(comment), null);
  });

  it("says whose code it is already, and offers the others", async () => {
    const found = await ask(await open("f('card_‸lost');\n"));
    assert.deepEqual(found?.knownTo, ["Acme"]);
    assert.deepEqual(
      found.targets.map(({ id }) => id),
      ["ratio", "sphere"],
    );
  });

  it("writes the summary, or that it is to be written, into a file that it makes where there is none", async () => {
    const [ratio, , own] =
      (await ask(await open("f('card_‸stolen');\n")))?.targets.toSorted((a, b) => Number(b.isNew) - Number(a.isNew)) ??
      [];
    assert.ok(own && ratio);
    assert.equal(await add(own, "card_stolen", "Stolen."), true);
    assert.match(files.get(acmeUri) ?? "", /"card_lost":"Lost\."[^]*"card_stolen": "Stolen\."/);
    assert.equal(await add(ratio, "card_stolen"), true);
    assert.match(files.get(ratio.uri) ?? "", /"id": "ratio"[^]*"card_stolen": "TODO: say what it means\."/);
    // What holds another catalog, or is broken, is left alone.
    assert.equal(await add({ ...own, uri: ratio.uri }, "card_melted"), false);
    files.set(acmeUri, "{");
    assert.equal(await add(own, "card_melted"), false);
    assert.equal(files.get(acmeUri), "{");
  });
});
