import assert from "node:assert/strict";
import { CatalogIndex } from "../../../server/src/catalogs/catalogIndex";
import { noFacts } from "../../../server/src/workspace/fileFacts";
import { Indexer } from "../../../server/src/workspace/indexer";
import { KnownFiles } from "../../../server/src/workspace/knownFiles";
import { WorkspaceIndex } from "../../../server/src/workspace/workspaceIndex";
import { quietLogger } from "../../support/check";

const root = "file:///w";

describe("files that are known", () => {
  const list = (files: KnownFiles): string => [...files].map((uri) => uri.slice(root.length + 1)).join(" ");

  it("are found by their folders, until these hold none", () => {
    const files = new KnownFiles();
    for (const path of ["a/b/c.ts", "a/b/d.ts", "a/e.ts", "ab/f.ts"]) {
      assert.ok(files.add(`${root}/${path}`));
    }
    assert.ok(!files.add(`${root}/a/e.ts`));
    assert.equal(files.listAt(`${root}/a`).length, 3);
    assert.equal(files.listAt(`${root}/a/b`).length, 2);
    assert.deepEqual(files.listAt(`${root}/a/e.ts`), [`${root}/a/e.ts`]);
    assert.deepEqual(files.listAt(`${root}/a/e`), []);
    for (const uri of files.listAt(`${root}/a/b`)) {
      files.delete(uri);
      files.delete(uri);
    }
    assert.deepEqual(files.listAt(`${root}/a/b`), []);
    assert.equal(files.listAt(`${root}/a`).length, 1);
    assert.equal(list(files), "a/e.ts ab/f.ts");
  });
});

describe("the indexer", () => {
  interface Reading {
    readonly index: WorkspaceIndex;
    readonly indexer: Indexer;
    readonly put: string[];
  }

  function create(text: string, onRead: (indexer: Indexer) => void = () => undefined): Reading {
    const index = new WorkspaceIndex({ roots: [`${root}/`] });
    const put: string[] = [];
    const indexer: Indexer = new Indexer({
      index: Object.assign(index, { put: (uri: string) => put.push(uri) }),
      source: { find: () => Promise.resolve([`${root}/a.ts`]), read: () => Promise.resolve(text) },
      reader: {
        indexFor: () => new CatalogIndex([]),
        readFacts: () => {
          onRead(indexer);
          return Promise.resolve(noFacts);
        },
      },
      openDocument: () => undefined,
      logger: quietLogger,
      pause: () => Promise.resolve(),
      limit: 10,
    });
    return { index, indexer, put };
  }

  it("counts a file that is read again once", async () => {
    const { index, indexer } = create("x".repeat(100_000_000));
    for (let i = 0; i < 4; i++) {
      indexer.change(`${root}/a.ts`);
      await indexer.run(() => undefined);
    }
    assert.ok(index.isComplete);
  });

  it("puts nothing into the index once it is disposed", async () => {
    const { indexer, put } = create("x", (self) => {
      self.dispose();
    });
    await indexer.run(() => undefined);
    assert.deepEqual(put, []);
  });
});
