import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { searchCodes } from "../../../server/src/features/symbols/searchCodes";

const codes = (query: string, most = 3): readonly string[] =>
  searchCodes(builtInCatalogs, query, most).map(({ code }) => code);

describe("a search for codes", () => {
  for (const [what, query, first] of [
    ["the code itself before longer ones", "missing_name", "MISSING_NAME"],
    ["the beginning before other parts", "plaid", "PLAID_LOGIN_ERROR"],
    ["words of the code in any order", "kyc user", "ALREADY_EXISTS_USER_KYC"],
    ["the other way of writing", "NOT-APPROVED", "customer/kyc-not-approved"],
    ["letters in their order", "notfdbank", "NOT_FOUND_BANK"],
  ] as const) {
    it(`finds ${what}`, () => {
      assert.equal(codes(query)[0], first);
    });
  }

  it("finds words of the summary", () => {
    const catalog = readCatalog(
      { errdexCatalog: 1, id: "a", name: "A", codes: { X1: "The card was lost.", X2: "The card was stolen." } },
      "test",
    ).catalog;
    assert.ok(catalog);
    assert.deepEqual(
      searchCodes([catalog], "stolen card", 9).map(({ code }) => code),
      ["X2"],
    );
    assert.deepEqual(
      searchCodes([catalog], "x lost", 9).map(({ code }) => code),
      ["X1"],
    );
  });

  it("finds nothing for nothing, and no more than is wanted", () => {
    assert.deepEqual(codes("  "), []);
    assert.deepEqual(codes("zzzz"), []);
    assert.equal(codes("invalid", 5).length, 5);
  });
});
