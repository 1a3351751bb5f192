import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { Language, Parser } from "web-tree-sitter";
import { languages } from "../../server/src/languages";
import { grammarFile, runtimeWasm } from "../../server/src/languages/grammars";
import { manifest } from "./manifest";

const grammarFolder = "dist/grammars";

describe("dist/grammars", () => {
  const grammars = languages.flatMap((language) => grammarFile(language) ?? []);

  it("holds tree-sitter and the grammar of each language, and nothing else", () => {
    const wanted = new Set([runtimeWasm, ...grammars]);
    assert.deepEqual(new Set(readdirSync(grammarFolder)), wanted);
  });

  for (const file of new Set(grammars)) {
    it(`holds ${file}, which loads and parses`, async () => {
      await Parser.init({ wasmBinary: readFileSync(join(grammarFolder, runtimeWasm)) });
      const parser = new Parser();
      parser.setLanguage(await Language.load(readFileSync(join(grammarFolder, file))));
      const tree = parser.parse("");
      assert.equal(tree?.rootNode.hasError, false);
      tree.delete();
      parser.delete();
    });
  }
});

describe("the manifest", () => {
  const { main, browser, icon, l10n, bin, contributes } = manifest;
  const named = [
    main,
    browser,
    icon,
    l10n,
    ...Object.values(bin),
    ...contributes.grammars.map(({ path }) => path),
    ...contributes.jsonValidation.map(({ url }) => url),
  ];
  for (const file of named) {
    it(`names ${file}, which is there`, () => {
      assert.ok(existsSync(file));
    });
  }

  it("names an icon that the Marketplace takes", () => {
    const png = readFileSync(icon);
    assert.equal(png.toString("latin1", 1, 4), "PNG");
    // Width and height: the first two fields of the first chunk.
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });
});

describe("the extension's package", () => {
  const listed = listFiles({ cwd: process.cwd(), packageManager: PackageManager.None });

  it("holds what runs and what is read by people, and nothing else", async () => {
    const built = readdirSync("dist", { recursive: true, encoding: "utf8" })
      .map((name) => join("dist", name).replaceAll("\\", "/"))
      .filter((file) => statSync(file).isFile());
    const others = [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "images/icon.png",
      "images/page-dark.svg",
      "images/page-light.svg",
      "images/view.svg",
      "l10n/bundle.l10n.de.json",
      "l10n/bundle.l10n.json",
      "package.json",
      "package.nls.de.json",
      "package.nls.json",
      ...readdirSync("shared/schemas").map((name) => `shared/schemas/${name}`),
      ...["syntaxes", "walkthrough"].flatMap((folder) =>
        readdirSync(folder)
          .filter((name) => /\.(?:json|md)$/.test(name))
          .map((name) => `${folder}/${name}`),
      ),
    ];
    assert.deepEqual([...(await listed)].sort(), [...built, ...others].sort());
  });

  it("holds each file that the manifest names", async () => {
    const files = await listed;
    for (const file of [manifest.main, manifest.browser, manifest.icon, ...Object.values(manifest.bin)]) {
      assert.ok(files.includes(file.replace(/^\.\//, "")), file);
    }
  });

  it("holds the licence of every package in its bundles", () => {
    const notices = readFileSync("dist/THIRD-PARTY-NOTICES.txt", "utf8");
    for (const name of [
      "vscode-languageclient",
      "vscode-languageserver",
      "web-tree-sitter",
      "@vscode/tree-sitter-wasm",
    ]) {
      assert.match(notices, new RegExp(`^${name} \\d`, "m"));
    }
    assert.doesNotMatch(notices, /^License: /m, "a package without the text of its licence");
  });
});
