import assert from "node:assert/strict";
import { resolve } from "node:path";
import { findFiles, shownPath } from "../../../server/src/cli/findFiles";
import { UsageError } from "../../../server/src/cli/host";
import { createMemoryFiles, link, locked, memoryCwd, type MemoryFiles } from "./memoryHost";

describe("findFiles", () => {
  /** Compares the files found with those expected, both as reports show them. */
  const checkFound = (files: MemoryFiles, paths: readonly string[], expected: readonly string[]): void => {
    const found = findFiles(createMemoryFiles(files), memoryCwd, paths);
    assert.deepEqual(
      found.paths.map((path) => shownPath(memoryCwd, path)),
      expected,
    );
    assert.deepEqual(found.problems, []);
  };

  it("walks folders for the files of served languages, by name", () => {
    const files = {
      "b.ts": "",
      "a.js": "",
      "a/z.tsx": "",
      "a/b.mjs": "",
      "readme.txt": "",
      "data.json": "",
      Makefile: "",
    };
    checkFound(files, ["."], ["a/b.mjs", "a/z.tsx", "a.js", "b.ts", "data.json"]);
  });

  it("leaves out catalogs and configs, which state codes and use none", () => {
    const files = { "acme.errdex.json": "", ".errdex/a/acme.yaml": "", "errdex.json": "", "a.yml": "" };
    checkFound(files, ["."], ["a.yml"]);
  });

  it("takes a file once, at its first mention", () => {
    checkFound({ "b.ts": "", "a.ts": "" }, ["b.ts", ".", "./b.ts", "a.ts"], ["b.ts", "a.ts"]);
  });

  it("takes files outside the working directory", () => {
    checkFound({ "../lib/a.ts": "" }, ["../lib"], ["../lib/a.ts"]);
  });

  it("never enters .git and node_modules", () => {
    const files = {
      ".git/hook.js": "",
      "node_modules/a/index.js": "",
      "src/node_modules/b/index.js": "",
      "src/a.ts": "",
    };
    checkFound(files, ["."], ["src/a.ts"]);
  });

  it("enters other folders whose name starts with a dot", () => {
    checkFound({ ".github/a.ts": "" }, ["."], [".github/a.ts"]);
  });

  it("does not follow links", () => {
    checkFound({ "a.ts": "", "b.ts": link, folder: link }, ["."], ["a.ts"]);
  });

  it("takes a file that is named, whatever ignores it", () => {
    checkFound(
      { ".gitignore": "*.ts\n", "a.ts": "", "node_modules/x/index.js": "" },
      ["a.ts", "node_modules/x/index.js"],
      ["a.ts", "node_modules/x/index.js"],
    );
  });

  it("walks a folder that is named, even if a rule above ignores it", () => {
    const files = {
      ".gitignore": "dist/\n*.min.js\n",
      "dist/a.js": "",
      "dist/a.min.js": "",
      "dist/.gitignore": "b.js\n",
      "dist/b.js": "",
    };
    checkFound(files, ["dist"], ["dist/a.js", "dist/a.min.js"]);
  });

  it("leaves out what .gitignore files say, the nearer overruling the farther", () => {
    const files = {
      ".gitignore": "*.gen.ts\n/build\ntmp/\n",
      "a.gen.ts": "",
      "build/a.ts": "",
      "src/build/a.ts": "",
      "src/tmp/a.ts": "",
      "src/.gitignore": "!keep.gen.ts\nprivate.ts\n",
      "src/keep.gen.ts": "",
      "src/other.gen.ts": "",
      "src/private.ts": "",
      "src/deep/private.ts": "",
      "private.ts": "",
    };
    checkFound(files, ["."], ["private.ts", "src/build/a.ts", "src/keep.gen.ts"]);
  });

  it("does not bring back what is in an ignored folder", () => {
    checkFound(
      { ".gitignore": "out/*\n!out/keep/\nold/\n!old/a.ts\n", "out/keep/a.ts": "", "out/b.ts": "", "old/a.ts": "" },
      ["."],
      ["out/keep/a.ts"],
    );
  });

  it("lets .ignore overrule .gitignore, also a nearer one", () => {
    const files = {
      ".gitignore": "generated/\n",
      ".ignore": "!generated/\nlegacy.ts\n",
      "generated/a.ts": "",
      "generated/deep/a.ts": "",
      "src/.gitignore": "!legacy.ts\n",
      "src/legacy.ts": "",
      "src/a.ts": "",
    };
    checkFound(files, ["."], ["generated/a.ts", "generated/deep/a.ts", "src/a.ts"]);
  });

  it("honours the rules above the start, up to the repository's root and no farther", () => {
    const files = {
      "../../.gitignore": "*.ts\n",
      "../.git/HEAD": "",
      "../.gitignore": "/app/src/gen/\n",
      ".ignore": "b.ts\n",
      "src/a.ts": "",
      "src/b.ts": "",
      "src/gen/c.ts": "",
    };
    checkFound(files, ["src"], ["src/a.ts"]);
  });

  it("honours the working directory's rules where there is no repository", () => {
    checkFound(
      { "../.gitignore": "a.ts\n", ".gitignore": "b.ts\n", "src/a.ts": "", "src/b.ts": "" },
      ["src"],
      ["src/a.ts"],
    );
  });

  it("keeps one repository's .gitignore out of another that lies in it", () => {
    const files = {
      ".gitignore": "a.ts\n",
      ".ignore": "b.ts\n",
      "sub/.git": "gitdir: …",
      "sub/a.ts": "",
      "sub/b.ts": "",
    };
    checkFound(files, ["."], ["sub/a.ts"]);
  });

  it("reads patterns to the letter, whatever the system", () => {
    checkFound(
      { ".gitignore": "Build.ts\r\n\\#a.ts\n# b.ts\n", "build.ts": "", "Build.ts": "", "#a.ts": "", "b.ts": "" },
      ["."],
      ["b.ts", "build.ts"],
    );
  });

  it("says which named files it cannot serve, and goes on", () => {
    const { paths, problems } = findFiles(createMemoryFiles({ "a.txt": "", "b.ts": "" }), memoryCwd, ["a.txt", "b.ts"]);
    assert.deepEqual(paths, [resolve(memoryCwd, "b.ts")]);
    assert.deepEqual(problems, [{ file: "a.txt", message: "Errdex does not read its language", kind: "skipped" }]);
  });

  it("says which ignore files cannot be read, and goes on", () => {
    const { paths, problems } = findFiles(createMemoryFiles({ ".gitignore": locked, "b.ts": "" }), memoryCwd, ["."]);
    assert.deepEqual(paths, [resolve(memoryCwd, "b.ts")]);
    assert.deepEqual(problems, [{ file: ".gitignore", message: "permission denied", kind: "unreadable" }]);
  });

  it("refuses paths where there is nothing, all at once", () => {
    assert.throws(
      () => findFiles(createMemoryFiles({ "a.ts": "" }), memoryCwd, ["x.ts", "a.ts", "y"]),
      new UsageError("no such file or folder: x.ts, y"),
    );
  });
});
