import assert from "node:assert/strict";
import { canonicalUri } from "../../server/src/util/canonicalUri";
import { IgnoreTree } from "../../server/src/util/ignoreRules";

describe("ignore files by URI", () => {
  const tree = new IgnoreTree();
  tree.add("file:///w/.gitignore", "dist/\n*.log\n/top\n");
  tree.add("file:///w/a%20b/.gitignore", "!kept.log\n");
  tree.add("file:///w/.ignore", "secret.ts\n");
  const cases: readonly (readonly [uri: string, ignored: boolean])[] = [
    ["file:///w/src/a.ts", false],
    ["file:///w/dist/a.ts", true],
    ["file:///w/src/dist/deep/a.ts", true],
    ["file:///w/x.log", true],
    ["file:///w/a%20b/x.log", true],
    ["file:///w/a%20b/kept.log", false],
    ["file:///w/top", true],
    ["file:///w/src/top", false],
    ["file:///w/src/secret.ts", true],
    ["file:///w/node_modules/x/index.js", true],
    ["file:///other/dist/a.ts", false],
  ];
  for (const [uri, ignored] of cases) {
    it(`${uri} is ${ignored ? "left out" : "taken"}`, () => {
      assert.equal(tree.ignores(uri), ignored);
    });
  }

  it("gives folders for a search, unless another file may bring them back", () => {
    assert.ok(!tree.listFolders().includes("**/dist"));
    const plain = new IgnoreTree();
    plain.add("memfs:/w/.gitignore", "dist/\nbuild\r\n*.log\n# target\n/out/\n");
    const named = plain.listFolders().filter((glob) => !/node_modules|\.\w+$/.test(glob));
    assert.deepEqual(named, ["**/dist", "**/build"]);
    assert.ok(plain.ignores("memfs:/w/build/a.ts"));
  });
});

describe("the canonical URI", () => {
  const cases: readonly (readonly [uri: string, canonical: string])[] = [
    ["file:///C:/a b/(x).ts", "file:///c%3A/a%20b/(x).ts"],
    ["file:///c%3A/a%20b/%28x%29.ts", "file:///c%3A/a%20b/(x).ts"],
    ["file:///w/%e4%b8%ad.ts", "file:///w/%E4%B8%AD.ts"],
    ["file:///w/100%.ts", "file:///w/100%.ts"],
    ["vscode-vfs://github/a/b%20c", "vscode-vfs://github/a/b%20c"],
  ];
  for (const [uri, canonical] of cases) {
    it(`of ${uri} is ${canonical}`, () => {
      assert.equal(canonicalUri(uri), canonical);
    });
  }
});
