import assert from "node:assert/strict";
import { type CoverageParams, coverageRequest, type CoverageResult } from "../../shared/src/protocol";
import { notebookOf } from "../support/workspaces";
import { connectInMemory, type TestClient } from "../support/testClient";

const root = "file:///work";
const files: Readonly<Record<string, string>> = {
  "src/pay.ts": 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP") {}\n',
  "try.ipynb": notebookOf('if e.code == "INVALID_PHONE":\n    pass'),
  "acme.errdex.json": '{ "errdexCatalog": 1, "id": "acme", "name": "Acme <b>", "codes": { "ACME_OPEN": "Open." } }',
};

describe("the coverage report over LSP", () => {
  let client: TestClient;
  before(async () => {
    const texts = new Map(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
    const machine = {
      find: (folder: string): readonly string[] => [...texts.keys()].filter((uri) => uri.startsWith(folder)),
      read: (uri: string): Promise<string> => {
        const text = texts.get(uri);
        return text === undefined ? Promise.reject(new Error("ENOENT: no such file")) : Promise.resolve(text);
      },
    };
    client = await connectInMemory({ folders: [root], runtime: { files: machine } });
  });
  after(() => {
    client.dispose();
  });
  const ask = (params: CoverageParams): Promise<CoverageResult> => client.request(coverageRequest, params);

  it("waits for the files of the workspace and for its catalogs, though no document is open", async () => {
    const { html, style, styleHash } = await ask({ form: "page", commands: { openPlace: "x.open" } });
    assert.match(html, /2 of 159 codes handled/);
    assert.match(html, /Acme &lt;b&gt;/);
    const argument = encodeURIComponent(JSON.stringify([{ uri: `${root}/src/pay.ts`, line: 1, start: 14, end: 25 }]));
    assert.ok(html.includes(`href="command:x.open?${argument}"`));
    const cell = [{ uri: `${root}/try.ipynb`, line: 0, start: 14, end: 27, cell: 1 }];
    assert.ok(html.includes(`href="command:x.open?${encodeURIComponent(JSON.stringify(cell))}"`));
    assert.ok(!html.includes("<html") && style.includes("--vscode-foreground") && styleHash.length === 44);
  });

  it("is a whole document for a file", async () => {
    const { html, style } = await ask({ form: "file", lang: "de" });
    assert.match(html, /^<!DOCTYPE html>\n<html lang="de">/);
    assert.match(html, /src\/pay\.ts:2/);
    assert.match(html, /try\.ipynb, cell 1:1/);
    assert.ok(!html.includes("command:"));
    assert.equal(style, "");
  });
});
