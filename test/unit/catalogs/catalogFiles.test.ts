import assert from "node:assert/strict";
import { isCatalogDocument, isCatalogFile, virtualCatalogUri } from "../../../server/src/catalogs/catalogFiles";
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

  for (const [key, id, expected] of [
    ["built-in:ratio", "ratio", "errdex:/catalogs/ratio.json"],
    ["extension:acme.errors/data/acme.yaml", "acme", "errdex:/catalogs/extension/acme.errors/data/acme.yaml"],
    ["registered:1", "acme", "errdex:/catalogs/registered/1/acme.json"],
    ["client:2", "acme", "errdex:/catalogs/client/2/acme.json"],
  ] as const) {
    it(`are shown as a document where they are in no file: ${key}`, () => {
      assert.equal(virtualCatalogUri(key, id), expected);
      assert.ok(isCatalogDocument(expected));
      assert.ok(!isCatalogFile(expected));
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
