import assert from "node:assert/strict";
import { languageOfId, languageOfName, languageOfPath } from "../../../server/src/languages";
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
