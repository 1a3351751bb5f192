import assert from "node:assert/strict";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { createTestService } from "../../support/check";
import { fixesAt } from "../../support/features";

const usesRatio = "fetch('https://api.ratio.me/v1');\n";

describe("findFixes", () => {
  it("replaces the literal's content and prefers what was all but certainly meant", async () => {
    const [fix] = await fixesAt(`${usesRatio}if (error.code === 'INVALID_‸EMIAL') {}`);
    assert.equal(fix?.title, "Change to 'INVALID_EMAIL'");
    assert.equal(fix.result, `${usesRatio}if (error.code === 'INVALID_EMAIL') {}`);
    assert.equal(fix.preferred, true);
  });

  it("gives a fix for each code that may have been meant, and prefers none where there are several", async () => {
    const fixes = await fixesAt(`${usesRatio}if (error.code === 'INVALID_‸EVENTZ') {}`);
    assert.deepEqual(fixes.map(({ title, preferred }) => `${title} ${String(preferred)}`).sort(), [
      "Change to 'INVALID_EVENT' false",
      "Change to 'INVALID_EVENTS' false",
    ]);
  });

  it("answers at both ends of the literal, and nowhere else", async () => {
    assert.ok((await fixesAt(`${usesRatio}if (error.code === '‸INVALID_EMIAL') {}`)).length > 0);
    assert.ok((await fixesAt(`${usesRatio}if (error.code === 'INVALID_EMIAL‸') {}`)).length > 0);
    assert.deepEqual(await fixesAt(`${usesRatio}if (error.code ‸=== 'INVALID_EMIAL') {}`), []);
    assert.deepEqual(await fixesAt(`${usesRatio}if (error.code === 'INVALID_‸EMAIL') {}`), []);
  });

  it("keeps a bare name bare", async () => {
    const [fix] = await fixesAt(
      `${usesRatio}const messages = { INVALID_OTP: 1, MISSING_PHONE: 2, INVALID_‸EMIAL: 3 };`,
    );
    assert.match(fix?.result ?? "", /, INVALID_EMAIL: 3 \};$/);
  });

  it("puts a code in quotes that is no name", async () => {
    const acme = readCatalog(
      { errdexCatalog: 1, id: "acme", name: "Acme", codes: { "no-cash": "a", noCard: "b", "it's": "c", noBank: "d" } },
      "test",
    ).catalog;
    assert.ok(acme);
    const service = createTestService({ catalogs: [acme] });
    const source = "const messages = { 'no-cash': 1, noCard: 2, noBank: 3, \"it's\": 4, no_c‸ash: 5 };";
    const fixes = await fixesAt(source.replace(/'no-cash': 1, /, ""), { service });
    const toNoCash = fixes.find(({ title }) => title === "Change to 'no-cash'");
    assert.match(toNoCash?.result ?? "", /, "no-cash": 5 \};$/);
  });

  describe("writes a code with signs as the language reads it, or is not offered", () => {
    const acme = readCatalog(
      { errdexCatalog: 1, id: "acme", name: "Acme", codes: { "card_isn't_valid": "a", card_declined: "b" } },
      "test",
    ).catalog;
    for (const [languageId, source, expected] of [
      ["typescript", "f(['card_declined', 'card_isnt_vali‸d'])", "'card_isn\\'t_valid'"],
      ["rust", 'fn f() { g(["card_declined", r"card_isnt_vali‸d"]) }', 'r"card_isn\'t_valid"'],
      ["python", 'f(["card_declined", r"card_isnt_vali‸d"])', 'r"card_isn\'t_valid"'],
      ["python", "f(['card_declined', r'card_isnt_vali‸d'])", undefined],
      ["yaml", "a: ['card_declined', 'card_isnt_vali‸d']", "'card_isn''t_valid'"],
      ["cpp", 'auto a = {"card_declined", R"(card_isnt_vali‸d)"};', 'R"(card_isn\'t_valid)"'],
    ] as const) {
      it(`in ${languageId}: ${source}`, async () => {
        assert.ok(acme);
        const fixes = await fixesAt(source, { languageId, service: createTestService({ catalogs: [acme] }) });
        const fix = fixes.find(({ title }) => title === "Change to 'card_isn't_valid'");
        assert.equal(fix === undefined, expected === undefined, fixes.map(({ title }) => title).join());
        assert.equal(expected === undefined || fix?.result.includes(expected), true, fix?.result);
      });
    }
  });
});
