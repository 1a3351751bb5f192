import assert from "node:assert/strict";
import { pathIn, rootOf, showPathIn } from "../../../server/src/lsp/workspaceFolders";

describe("the path of a document in its workspace folder", () => {
  const roots = ["file:///home/a", "file:///home/a/inner/", "file:///c%3A/Code", "vscode-vfs://github/o/r"].map(rootOf);
  const cases: readonly (readonly [uri: string, path: string])[] = [
    ["file:///home/a/src/b.ts", "src/b.ts"],
    ["file:///home/a/inner/b.ts", "b.ts"],
    ["file:///home/ab/b.ts", "home/ab/b.ts"],
    ["file:///c:/Code/b%20c.ts", "b c.ts"],
    ["vscode-vfs://github/o/r/b.ts", "b.ts"],
    ["vscode-vfs://github/o/other/b.ts", "o/other/b.ts"],
    ["untitled:Untitled-1", "Untitled-1"],
    ["file:///home/a/100%.ts", "100%.ts"],
  ];
  for (const [uri, path] of cases) {
    it(uri, () => {
      assert.equal(pathIn(roots, uri), path);
    });
  }
});

describe("a file as people know it", () => {
  const [outer, inner, other] = ["file:///home/a/", "file:///home/a/inner/", "file:///home/b/"] as const;
  const cases: readonly (readonly [folders: readonly string[], uri: string, shown: string])[] = [
    [[outer], `${outer}src/b%20c.ts`, "src/b c.ts"],
    [[outer, other], `${outer}src/b.ts`, "a/src/b.ts"],
    [[outer, inner], `${inner}b.ts`, "inner/b.ts"],
    [[inner, outer], `${inner}b.ts`, "inner/b.ts"],
    [[outer, other], "file:///elsewhere/b.ts", "file:///elsewhere/b.ts"],
  ];
  for (const [folders, uri, shown] of cases) {
    it(`${uri} in ${folders.join()}`, () => {
      assert.equal(showPathIn(folders, uri), shown);
    });
  }
});
