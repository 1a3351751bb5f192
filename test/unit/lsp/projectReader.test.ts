import assert from "node:assert/strict";
import { Emitter, FileChangeType, type TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ProjectReader } from "../../../server/src/lsp/projectReader";
import { quietLogger } from "../../support/check";

const manifest = "file:///w/package.json";

/** A reader of a folder with nothing but a manifest, which is open; `edit` tells how often the folder was read since before. */
async function open(text: string): Promise<{
  readonly edit: (text: string) => Promise<number>;
  readonly save: () => Promise<number>;
  readonly close: () => Promise<number>;
}> {
  let document: TextDocument | undefined = TextDocument.create(manifest, "json", 1, text);
  let reads = 0;
  const [changed, closed] = [new Emitter<object>(), new Emitter<object>()];
  const documents = {
    get: () => document,
    all: () => (document === undefined ? [] : [document]),
    onDidChangeContent: changed.event,
    onDidClose: closed.event,
  };
  const reader = new ProjectReader({
    documents: documents as unknown as TextDocuments<TextDocument>,
    logger: quietLogger,
    files: {
      findCatalogFiles: () => {
        reads++;
        return Promise.resolve([manifest]);
      },
      findByGlob: () => Promise.resolve([]),
      find: () => Promise.resolve([]),
      read: () => Promise.resolve(text),
      readIfThere: (uri) => Promise.resolve(uri === manifest ? text : undefined),
    },
    listFolders: () => ["file:///w/"],
    patternsOf: () => Promise.resolve([]),
    concerns: (uri) => uri === manifest,
    take: () => undefined,
  });
  reader.listen();
  await reader.whenUpToDate();
  const readsFor = async (change: () => void): Promise<number> => {
    const before = reads;
    change();
    await reader.whenUpToDate();
    return reads - before;
  };
  return {
    edit: (text) =>
      readsFor(() => {
        document = TextDocument.create(manifest, "json", 2, text);
        changed.fire({ document });
      }),
    save: () =>
      readsFor(() => {
        reader.noticeFiles([{ uri: manifest, type: FileChangeType.Changed }]);
      }),
    close: () =>
      readsFor(() => {
        const before = document;
        document = undefined;
        closed.fire({ document: before });
      }),
  };
}

describe("an edit of a package.json", () => {
  const text = '{ "name": "shop", "dependencies": { "acme": "1" } }';
  const others: Readonly<Record<string, string>> = {
    "another name": text.replace("shop", "shops"),
    "another version": text.replace('"1"', '"^2"'),
    "a script": text.replace("{", '{ "scripts": { "acme": "x" },'),
    "half a line": text.replace('"1"', '"'),
  };
  for (const [name, edited] of Object.entries(others)) {
    it(`does not look for catalogs again for ${name}`, async () => {
      const { edit, save } = await open(text);
      assert.equal(await edit(edited), 0);
      assert.equal(await save(), 0);
    });
  }

  it("looks for catalogs again for another package, and when it is gone", async () => {
    const { edit } = await open(text);
    const more = text.replace("{ ", '{ "devDependencies": { "beta": "1" }, ');
    assert.equal(await edit(more), 1);
    assert.equal(await edit(more.replace('"1"', '"2"')), 0);
    assert.equal(await edit("{"), 0);
    assert.equal(await edit(text), 1);
  });

  it("looks for catalogs again when it is closed, for the file may have another text", async () => {
    const { close } = await open(text);
    assert.equal(await close(), 1);
  });
});
