import assert from "node:assert/strict";
import { defaultSettings } from "../../../shared/src/settings";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { checkFindings, createDocument, createTestService } from "../../support/check";
import { fixesAt, problemsIn } from "../../support/features";

const { catalog } = readCatalog(
  {
    errdexCatalog: 1,
    id: "acme",
    name: "Acme",
    envelope: { codeFields: ["code"] },
    evidence: { hosts: ["api.acme.test"] },
    codes: {
      NO_CARD: "There is no card.",
      NO_FUNDS: { summary: "There is no money.", aliases: ["NOT_ENOUGH_FUNDS"] },
      NO_MONEY: { summary: "There is no money.", deprecated: { since: "v2", replacedBy: "NO_FUNDS" } },
      NO_CASH: { summary: "Gone.", deprecated: {}, aliases: ["CASH_MISSING"] },
      NO_COIN: { summary: "Gone.", deprecated: { replacedBy: "NO_SUCH_CODE" } },
      PAYMENT_REFUSED: "Refused.",
      PAYMENT_DELAYED: "Delayed.",
    },
  },
  "test",
);
assert.ok(catalog);
const service = createTestService({ catalogs: [catalog] });
const host = "fetch('https://api.acme.test');\n";

describe("deprecated-code", () => {
  const cases: readonly (readonly [source: string, expected: readonly string[]])[] = [
    ["if (err.code === 'NO_MONEY') {}", ["deprecated-code NO_MONEY → NO_FUNDS"]],
    ["if (err.code === 'NO_CASH') {}", ["deprecated-code NO_CASH → -"]],
    ["if (err.code === 'NO_COIN') {}", ["deprecated-code NO_COIN → -"]],
    // Another spelling of a code is as good, or as bad, as the code.
    ["if (err.code === 'NOT_ENOUGH_FUNDS') {}", []],
    ["if (err.code === 'CASH_MISSING') {}", ["deprecated-code CASH_MISSING → -"]],
    // Old and new side by side, as while an API changes over.
    ["['NO_CARD', 'NO_MONEY', 'NO_FUNDS'].includes(err.code)", ["deprecated-code NO_MONEY → -"]],
    ["['NO_CARD', 'NO_MONEY', 'NOT_ENOUGH_FUNDS'].includes(err.code)", ["deprecated-code NO_MONEY → -"]],
    ["console.log('NO_CARD', 'NO_FUNDS')", []],
  ];
  for (const [source, expected] of cases) {
    it(source, async () => {
      await checkFindings(host + source, expected, { service });
      const { findings } = await service.check(createDocument(host + source), defaultSettings);
      assert.equal(findings.length, expected.length, "the command line says the same");
    });
  }

  it("is silent where nothing shows that this API is meant", () =>
    checkFindings("log.info('NO_MONEY')", [], { service }));

  it("is silent where nothing but slips tells that this API is meant, among as many other values", async () => {
    const cases = (...values: readonly string[]): string =>
      `switch (err.code) { ${values.map((value) => `case '${value}':`).join(" ")} }`;
    const slips = ["unknown-code PAYMENT_REFUSD → PAYMENT_REFUSED", "unknown-code PAYMENT_DELAYD → PAYMENT_DELAYED"];
    const source = cases("NO_MONEY", "PAYMENT_REFUSD", "PAYMENT_DELAYD", "ECONNRESET", "ETIMEDOUT");
    await checkFindings(source, slips, { service });
    await checkFindings(host + source, ["deprecated-code NO_MONEY → NO_FUNDS", ...slips], { service });
  });

  it("says since when and what to use, and is struck out", async () => {
    const [problem] = await problemsIn(`${host}if (err.code === 'NO_MONEY') {}`, { service });
    assert.equal(problem?.message, "'NO_MONEY' is deprecated in Acme since v2. Use 'NO_FUNDS'.");
    assert.equal(problem.level, "hint");
    assert.equal(problem.tag, "deprecated");
  });

  it("offers what replaces it, but not as the thing to do", async () => {
    const [fix] = await fixesAt(`${host}if (err.code === 'NO_‸MONEY') {}`, { service });
    assert.equal(fix?.title, "Change to 'NO_FUNDS'");
    assert.equal(fix.result, `${host}if (err.code === 'NO_FUNDS') {}`);
    assert.equal(fix.preferred, false);
  });
});
