import assert from "node:assert/strict";
import { languageIdOf, languageOfId, languageOfName, languageOfPath } from "../../../server/src/languages";
import { Grammars } from "../../../server/src/languages/grammars";
import { quietLogger, readPackageWasm } from "../../support/check";

describe("the language of a document", () => {
  const cases: readonly (readonly [string | undefined, string | undefined])[] = [
    [languageOfId("typescriptreact")?.id, "typescriptreact"],
    [languageOfId("javascriptreact")?.id, "javascript"],
    [languageOfId("plaintext")?.id, undefined],
    [languageOfPath("src/a.MTS")?.id, "typescript"],
    [languageOfPath("a.cjs")?.id, "javascript"],
    [languageOfPath("Makefile")?.id, undefined],
    [languageOfPath("a.py.bak")?.id, undefined],
    [languageOfName("TS")?.id, "typescript"],
    [languageOfName("c++")?.id, "cpp"],
    [languageOfName("module")?.id, "javascript"],
    [languageOfName("text/x-python")?.id, "python"],
    [languageOfName("application/vnd.app+javascript")?.id, "javascript"],
    [languageOfName("text/x-template")?.id, undefined],
    [languageOfName("")?.id, undefined],
  ];
  cases.forEach(([found, expected], i) => {
    it(`case ${i + 1} is ${expected ?? "none"}`, () => {
      assert.equal(found, expected);
    });
  });
});

describe("the id of a document's language", () => {
  const names: Readonly<Record<string, readonly string[]>> = {
    typescript: ["typescript", "TypeScript", "typescript-ts", "ts", "web a.ts", " a.ts"],
    typescriptreact: ["typescriptreact", "typescript.tsx", "tsx", "tsx-ts", "TypeScript JSX", "web a.tsx"],
    javascript: ["javascript", "js", "js2", "jsx", "javascript.jsx", "rjsx", "js-ts", "ECMAScript 6"],
    javascriptreact: ["javascriptreact", "JavaScriptReact"],
    python: ["python", "py", "python3", "Python", "python-ts", "python.django"],
    shellscript: ["shellscript", "sh", "bash", "zsh", "bash-ts", "Shell Script", "dash"],
    csharp: ["csharp", "cs", "C#", "c-sharp", "csharp-ts"],
    cpp: ["cpp", "c++", "C++", "c++-ts", "c.doxygen"],
    c: ["c", "C", "c-ts"],
    java: ["java", "JAVA"],
    json: ["json", "JSON", "json-ts", "js-json"],
    jsonc: ["jsonc", "JSONC"],
    yaml: ["yaml", "yml", "YAML", "yaml-ts", "yaml.docker-compose", "yaml.gitlab"],
    vue: ["vue", "VueJS", "Vue.js", "vue.html.javascript.css"],
    markdown: ["markdown", "gfm", "pandoc", "markdown.mdx"],
    html: ["html", "HTML", "mhtml", "web a.html"],
    scala: ["scala", "sbt"],
    ruby: ["ruby", "ruby-ts", "enh-ruby"],
    // What is not known stays as it is, for the setting `includeLanguages` may know.
    klingon: ["klingon a.ts"],
    "erb-ruby": ["erb-ruby a.rb"],
    web: ["web", "web a.unknown"],
    plaintext: ["plaintext a.ts"],
  };
  for (const [id, given] of Object.entries(names)) {
    it(`is ${id} for ${given.map((name) => JSON.stringify(name)).join(", ")}`, () => {
      for (const name of given) {
        const [, languageId = "", path = "file"] = /^(.*?)(?: (a\..*))?$/.exec(name) ?? [];
        assert.equal(languageIdOf(languageId, `file:///w/${path}`), id, name);
      }
    });
  }
});

describe("a grammar that cannot be loaded", () => {
  for (const [name, readWasm] of [
    ["missing", () => Promise.reject(new Error("no such file"))],
    ["broken", (file: string) => (file.includes("web") ? readPackageWasm(file) : Promise.resolve(new Uint8Array(9)))],
  ] as const) {
    it(`${name}: costs its language and one line in the log`, async () => {
      const errors: string[] = [];
      const broken = new Grammars(readWasm, { ...quietLogger, error: (message) => errors.push(message) });
      const language = languageOfId("typescript");
      assert.ok(language);
      assert.equal(await broken.load(language), undefined);
      assert.equal(await broken.load(language), undefined);
      assert.deepEqual(errors, ["grammar could not be loaded"]);
    });
  }
});
