import assert from "node:assert/strict";
import { isCatalogFile } from "../../../server/src/catalogs/catalogFiles";
import { defaultSettings } from "../../../shared/src/settings";
import { createDocument, testService } from "../../support/check";
import { TextDocument } from "vscode-languageserver-textdocument";

describe("catalog files", () => {
  for (const [path, expected] of [
    ["acme.errdex.json", true],
    ["file:///a/b/acme.errdex.yml", true],
    [".errdex/acme.yaml", true],
    ["C:\\a\\.errdex\\pay\\acme.json", true],
    ["errdex.json", false],
    ["src/errdex.yaml", false],
    ["a.errdex/acme.json", false],
    [".errdex/readme.md", false],
  ] as const) {
    it(`${path} is ${expected ? "one" : "none"}`, () => {
      assert.equal(isCatalogFile(path), expected);
    });
  }

  it("have no findings, for they state codes and use none", async () => {
    const text = '{ "url": "https://api.ratio.me", "code": "INVALID_EMIAL" }';
    const catalog = TextDocument.create("file:///acme.errdex.json", "json", 1, text);
    for (const [document, count] of [
      [catalog, 0],
      [createDocument(text, "json"), 1],
    ] as const) {
      assert.equal((await testService.analyze(document, defaultSettings)).findings.length, count);
      assert.equal((await testService.check(document, defaultSettings)).findings.length, count);
    }
  });
});
