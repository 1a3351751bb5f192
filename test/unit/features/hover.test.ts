import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { markdown } from "../../../server/src/render/markdown";
import { createTestService } from "../../support/check";
import { hoverAt } from "../../support/features";

const usesRatio = "fetch('https://api.ratio.me/v1');\n";

describe("hover", () => {
  it("covers the literal's content and names code, catalog and family", async () => {
    const found = await hoverAt(`${usesRatio}if (error.code === 'INVALID_‸OTP') {}`);
    assert.equal(found?.over, "INVALID_OTP");
    assert.match(found.text, /^INVALID_OTP — Ratio · A value is malformed or not accepted\n\n/);
  });

  it("covers only the code in a longer JSON text", async () => {
    assert.equal((await hoverAt('const body = \'{"code": "INVALID_‸OTP", "id": 1}\';'))?.over, "INVALID_OTP");
    assert.equal(await hoverAt('const body = \'{"code": "INVALID_OTP", "‸id": 1}\';'), undefined);
    assert.equal(await hoverAt("const body = 'the \"INVALID_‸OTP\"';"), undefined);
  });

  it("answers at both ends of the literal, and not outside its quotes", async () => {
    assert.equal((await hoverAt("if (error.code === '‸INVALID_OTP') {}"))?.over, "INVALID_OTP");
    assert.equal((await hoverAt("if (error.code === 'INVALID_OTP‸') {}"))?.over, "INVALID_OTP");
    assert.equal(await hoverAt("if (error.code ‸=== 'INVALID_OTP') {}"), undefined);
  });

  const places: readonly (readonly [place: string, source: string])[] = [
    ["a case", "switch (code) { case 'INVALID_‸OTP': }"],
    ["an array", "const retry = ['INVALID_‸OTP'];"],
    ["a set", "const retry = new Set(['INVALID_‸OTP']);"],
    ["a quoted key", "const messages = { 'INVALID_‸OTP': 'Try again' };"],
    ["a bare key", "const messages = { INVALID_‸OTP: 'Try again' };"],
    ["a value", "const body = { code: 'INVALID_‸OTP' };"],
    ["an argument", "throw new ApiError('INVALID_‸OTP');"],
    ["a union", "type Code = 'INVALID_‸OTP' | 'MISSING_PHONE';"],
    ["an enum's value", "enum Code { Otp = 'INVALID_‸OTP' }"],
    ["an enum member's name", "enum Code { INVALID_‸OTP }"],
    ["a template without substitutions", "if (code === `INVALID_‸OTP`) {}"],
    ["a literal with escapes", "if (code === 'INVALID\\u005f‸OTP') {}"],
    ["a JSON text", 'const body = \'{"code": "INVALID_‸OTP"}\';'],
    ["a JSON text with escaped quotes", 'const body = "{\\"code\\": \\"INVALID_OTP‸\\"}";'],
    ["no role at all", "f(g || 'INVALID_‸OTP');"],
  ];
  for (const [place, source] of places) {
    it(`answers in ${place}`, async () => {
      assert.match((await hoverAt(source))?.text ?? "", /^INVALID_OTP — Ratio/);
    });
  }

  it("says nothing of other literals", async () => {
    assert.equal(await hoverAt("if (error.code === 'INVALID_‸EMIAL') {}"), undefined);
    assert.equal(await hoverAt(`${usesRatio}log('hel‸lo');`), undefined);
    assert.equal(await hoverAt("log('The code INVALID_‸OTP means …');"), undefined);
    assert.equal(await hoverAt("import x from 'customer/‸not-found';"), undefined);
  });

  it("says why this API is meant", async () => {
    const inSwitch = await hoverAt(
      "switch (code) { case 'INVALID_‸OTP': case 'MISSING_PHONE': case 'MISSING_EMAIL': }",
    );
    assert.match(inSwitch?.text ?? "", /\n\nRatio here: .+\.$/);
    for (const source of ["case 'INVALID_‸OTP': case 'MISSING_OTP':", "case 'INVALID_OTP': case 'MISSING_‸OTP':"]) {
      const found = await hoverAt(`${usesRatio}switch (code) { ${source} }`);
      assert.match(found?.text ?? "", /\n\nRatio here: all 2 cases in this switch are Ratio codes\.$/);
    }
    const lone = await hoverAt(`${usesRatio}switch (code) { case 'INVALID_‸OTP': }`);
    assert.match(lone?.text ?? "", /\n\nRatio here: api\.ratio\.me.*\.$/);
    const inFile = await hoverAt(`${usesRatio}log('INVALID_‸OTP');`);
    assert.match(inFile?.text ?? "", /\n\nRatio here: .*api\.ratio\.me.*\.$/);
  });

  it("says so when nothing shows that this API is used", async () => {
    const found = await hoverAt("log('customer/‸not-found');");
    assert.match(found?.text ?? "", /\n\nNothing in this file shows that it uses Sphere\.$/);
  });

  describe("with a code that two catalogs know", () => {
    const acme = readCatalog(
      {
        errdexCatalog: 1,
        id: "acme",
        name: "Acme",
        evidence: { hosts: ["api.acme.example"] },
        codes: { INVALID_OTP: "Acme's own.", NO_CASH: { summary: "None.", aliases: ["OUT_OF_CASH"] } },
      },
      "test",
    ).catalog;
    assert.ok(acme);
    const service = createTestService({ catalogs: [acme, ...builtInCatalogs] });
    const order = async (source: string): Promise<readonly string[]> =>
      [...((await hoverAt(source, { service }))?.text ?? "").matchAll(/^INVALID_OTP — (\w+)/gm)].map(
        ([, name]) => name ?? "",
      );

    it("shows both pages, the one of the API that the file uses first", async () => {
      assert.deepEqual(await order("log('INVALID_‸OTP');"), ["Acme", "Ratio"]);
      assert.deepEqual(await order(`${usesRatio}log('INVALID_‸OTP');`), ["Ratio", "Acme"]);
      assert.deepEqual(await order("fetch('https://api.acme.example');log('INVALID_‸OTP');"), ["Acme", "Ratio"]);
    });

    it("separates the pages by a rule", async () => {
      const found = await hoverAt("log('INVALID_‸OTP');", { service, markup: markdown });
      assert.equal(found?.text.split("\n\n---\n\n").length, 2);
    });

    it("shows of an alias what it stands for", async () => {
      const found = await hoverAt("log('OUT_OF_‸CASH');", { service });
      assert.match(found?.text ?? "", /^NO_CASH — Acme\n\n[^]*OUT_OF_CASH is another spelling of NO_CASH/);
    });
  });
});
