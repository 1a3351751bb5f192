import assert from "node:assert/strict";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { defaultSettings } from "../../../shared/src/settings";
import { documentOf, indexFiles, notebookOf, type IndexedFiles } from "../../support/workspaces";

const speaks = "fetch('https://api.ratio.me/v1');\n";
const own = "enum AppError { Email = 'INVALID_EMIAL' }\n";

function textsAround({ index }: IndexedFiles, uri: string): readonly string[] {
  return index.evidenceAround(uri).map(({ reason }) => reason.text);
}

describe("an index of a workspace", () => {
  it("holds where codes are used, in which role", async () => {
    const { index } = await indexFiles({
      "b.py": 'if code == "INVALID_OTP": pass\n',
      "a.ts": "switch (code) {\n  case 'INVALID_OTP':\n  case 'MISSING_OTP':\n}\nlog(\"INVALID_OTP\");\n",
      "c.ts": "// 'INVALID_OTP'\n",
    });
    assert.deepEqual(
      index
        .usesOf({ catalog: "ratio", code: "INVALID_OTP" })
        .map(({ uri, role, line, start, end }) => [uri, role, line, start, end]),
      [
        ["a.ts", "case", 1, 8, 19],
        ["a.ts", "argument", 4, 5, 16],
        ["b.py", "comparison", 0, 12, 23],
      ],
    );
    assert.deepEqual(index.usesOf({ catalog: "ratio", code: "INVALID_EMIAL" }), []);
    assert.deepEqual(index.usesOf({ catalog: "sphere", code: "INVALID_OTP" }), []);
  });

  it("holds the uses of a file in the order of its text, whatever belongs together", async () => {
    const text = "switch (a) { case 'INVALID_OTP': f('MISSING_OTP'); case 'INVALID_PHONE': f('MISSING_PHONE'); }\n";
    const { index } = await indexFiles({ "a.ts": text });
    assert.deepEqual(
      index.factsOf("a.ts")?.uses.map(({ start, end }) => text.slice(start, end)),
      ["INVALID_OTP", "MISSING_OTP", "INVALID_PHONE", "MISSING_PHONE"],
    );
  });

  it("holds a code that two catalogs have as one of both", async () => {
    const data = { errdexCatalog: 1, id: "acme", name: "Acme", codes: { INVALID_OTP: "Wrong." } };
    const { catalog } = readCatalog(data, "test");
    assert.ok(catalog);
    const { index } = await indexFiles({ "a.ts": "if (code === 'INVALID_OTP') {}" }, [catalog, ...builtInCatalogs]);
    for (const [id, count] of [
      ["acme", 1],
      ["ratio", 1],
      ["sphere", 0],
    ] as const) {
      assert.equal(index.usesOf({ catalog: id, code: "INVALID_OTP" }).length, count, id);
    }
  });

  it("knows the uses of codes, as files come, change and go", async () => {
    const { index, put } = await indexFiles({
      "a.ts": "switch (code) {\n  case 'INVALID_OTP':\n  case 'MISSING_OTP':\n}\nlog('INVALID_OTP');\n",
    });
    const count = (code: string): number => index.usesOf({ catalog: "ratio", code }).length;
    assert.deepEqual(count("INVALID_OTP"), 2);
    const before = index.usesRevision;
    await put("b.ts", "if (code === 'INVALID_OTP') {}");
    assert.notEqual(index.usesRevision, before);
    assert.deepEqual(count("INVALID_OTP"), 3);
    await put("a.ts", "log('MISSING_OTP')");
    assert.deepEqual(count("INVALID_OTP"), 1);
    index.delete("b.ts");
    assert.deepEqual(count("INVALID_OTP"), 0);
  });

  it("knows own codes of all files, but the one that asks", async () => {
    const { index, put } = await indexFiles({ "a/x.ts": own, "b/y.ts": "" });
    assert.equal(index.definesCode("INVALID_EMIAL", "b/y.ts"), true);
    assert.equal(index.definesCode("INVALID_EMIAL", "a/x.ts"), false);
    await put("b/y.ts", own);
    assert.equal(index.definesCode("INVALID_EMIAL", "a/x.ts"), true);
    index.delete("b");
    assert.equal(index.definesCode("INVALID_EMIAL", "a/x.ts"), false);
    assert.equal(index.definesCode("AppError", "b/y.ts"), false);
  });

  it("keeps no own value that no rule would object to", async () => {
    const { index } = await indexFiles({ "a.ts": `${own}enum Other { A = 'SOMETHING_ELSE_ENTIRELY' }\n` });
    assert.deepEqual(
      index.factsOf("a.ts")?.ownCodes.map(({ value }) => value),
      ["INVALID_EMIAL"],
    );
  });

  it("keeps evidence to the package: the nearest folder with a manifest", async () => {
    const files = {
      "package.json": "{}",
      "tools/ratio.ts": speaks,
      "packages/pay/package.json": "{}",
      "packages/pay/src/client.ts": speaks,
      "packages/pay/src/errors.ts": "",
      "packages/shop/src/index.ts": "",
    };
    const indexed = await indexFiles(files);
    const inPay = ["api.ratio.me in packages/pay/src/client.ts is Ratio's host"];
    const inRoot = ["api.ratio.me in tools/ratio.ts is Ratio's host"];
    assert.deepEqual(textsAround(indexed, "packages/pay/src/errors.ts"), inPay);
    assert.deepEqual(textsAround(indexed, "packages/shop/src/index.ts"), inRoot);
    assert.deepEqual(textsAround(indexed, "tools/ratio.ts"), [], "its own evidence is not around it");
    await indexed.put("packages/shop/go.mod", "module shop\n");
    assert.deepEqual(textsAround(indexed, "packages/shop/src/index.ts"), []);
    indexed.index.delete("tools/other.ts");
    assert.deepEqual(textsAround(indexed, "packages/shop/src/index.ts"), [], "other files' manifests stay");
    indexed.index.delete("packages/pay/package.json");
    assert.deepEqual(textsAround(indexed, "packages/pay/src/errors.ts"), inPay);
    assert.deepEqual(textsAround(indexed, "packages/new.ts"), inPay, "the first by name");
  });

  it("keeps what notebooks show and define to themselves, but for where they use codes", async () => {
    const cells = notebookOf(speaks, 'if (e.code == "INVALID_OTP"):\n    raise AppError("INVALID_EMIAL")');
    const indexed = await indexFiles({ "try.ipynb": cells, "a.ts": "" });
    assert.deepEqual(textsAround(indexed, "a.ts"), []);
    assert.equal(indexed.index.definesCode("INVALID_EMIAL", "a.ts"), false);
    assert.deepEqual(indexed.index.usesOf({ catalog: "ratio", code: "INVALID_OTP" })[0]?.cell, 2);
  });

  it("takes a package in a manifest for evidence", async () => {
    const { catalog } = readCatalog(
      {
        errdexCatalog: 1,
        id: "acme",
        name: "Acme",
        envelope: { codeFields: ["code"] },
        evidence: { packages: ["@acme/sdk"] },
        codes: { INVALID_TOKEN_KIND: "x", MISSING_TOKEN_KIND: "y" },
      },
      "test",
    );
    assert.ok(catalog);
    const use = "if (err.code === 'INVALID_TOKEN_KNID') {}\n";
    const files = { "package.json": '{ "dependencies": { "@acme/sdk": "1" } }', "use.ts": use };
    const { service } = await indexFiles(files, [catalog, ...builtInCatalogs]);
    const { findings } = await service.analyze(documentOf("use.ts", use), defaultSettings);
    assert.deepEqual(
      findings.map(({ reasons }) => reasons[0]?.text),
      ["@acme/sdk in package.json is Acme's package"],
    );
  });

  it("changes its revision only when an answer may have changed", async () => {
    const { index, put } = await indexFiles({ "a.ts": own, "b.ts": speaks });
    const { revision } = index;
    await put("a.ts", `${own}if (code === 'INVALID_OTP') {}\n`);
    await put("b.ts", speaks);
    await put("c.ts", "let nothing;");
    assert.equal(index.revision, revision);
    await put("b.ts", "");
    assert.notEqual(index.revision, revision);
  });

  it("gives the same answers in whatever order it was told", async () => {
    const files = { "a.ts": speaks, "b.ts": speaks, "go.mod": "module a\n", "c/d.ts": own };
    const there = await indexFiles(files);
    const back = await indexFiles(Object.fromEntries(Object.entries(files).reverse()));
    for (const uri of ["a.ts", "b.ts", "c/d.ts", "c/e.ts"]) {
      assert.deepEqual(textsAround(back, uri), textsAround(there, uri));
    }
  });
});
