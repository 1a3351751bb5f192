import assert from "node:assert/strict";
import { TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { WorkspaceCatalogs } from "../../../server/src/lsp/workspaceCatalogs";
import { quietLogger } from "../../support/check";

describe("catalogs that are read twice at a time", () => {
  it("are those that were looked for last, whoever ends last", async () => {
    const catalogs = new WorkspaceCatalogs();
    let endFirst: (uris: readonly string[]) => void = () => undefined;
    const searches = [
      new Promise<readonly string[]>((resolve) => (endFirst = resolve)),
      Promise.resolve(["file:///w/new.errdex.json"]),
    ];
    catalogs.listen({
      documents: new TextDocuments(TextDocument),
      logger: quietLogger,
      files: {
        findCatalogFiles: () => searches.shift() ?? Promise.resolve([]),
        findByGlob: () => Promise.resolve([]),
        find: () => Promise.resolve([]),
        read: () => Promise.resolve(""),
        readIfThere: (uri) => {
          const id = uri.includes("new") ? "new" : "old";
          return Promise.resolve(JSON.stringify({ errdexCatalog: 1, id, name: id, codes: { C: "Is C." } }));
        },
      },
      listFolders: () => ["file:///w/"],
      patternsOf: () => Promise.resolve([]),
      notebookOf: () => undefined,
    });
    const listOwn = (): readonly string[] =>
      catalogs.catalogsFor("file:///w/a.ts").flatMap(({ id }) => (["old", "new"].includes(id) ? [id] : []));
    const first = catalogs.settingsFor("file:///w/a.ts");
    catalogs.readAgain();
    await catalogs.problemsOf(TextDocument.create("file:///w/errdex.json", "json", 1, "{}"));
    assert.deepEqual(listOwn(), ["new"]);
    endFirst(["file:///w/old.errdex.json"]);
    await first;
    assert.deepEqual(listOwn(), ["new"]);
    catalogs.dispose();
  });
});
