import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { searchCodes } from "../../../server/src/features/codeSearch/codeSearch";
import { readProjectCodes } from "../../../server/src/features/projectCodes";
import { findCodes } from "../../../server/src/features/symbols/findCodes";
import { indexFiles } from "../../support/workspaces";

const codes = (query: string, most = 3): readonly string[] =>
  findCodes(builtInCatalogs, query, most).map(({ code }) => code);

describe("codes as symbols of the workspace", () => {
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

  it("gives letters in their order after all that has the words", () => {
    const lost = { C_AND_RD: "Another one.", LOST: "The card was lost.", CARD_LOST: "Gone." };
    const { catalog } = readCatalog({ errdexCatalog: 1, id: "a", name: "A", codes: lost }, "test");
    assert.ok(catalog);
    assert.deepEqual(
      findCodes([catalog], "card", 9).map(({ code }) => code),
      ["CARD_LOST", "LOST", "C_AND_RD"],
    );
    assert.deepEqual(findCodes([catalog], "cd rd", 9), [], "of several words, each is one");
  });

  it("ranks as the list of codes does, for a project that uses none", async () => {
    const { index } = await indexFiles({}, builtInCatalogs);
    const known = readProjectCodes(builtInCatalogs, {
      files: index.files,
      factsOf: (uri) => index.factsOf(uri),
      showPath: (uri) => uri,
    });
    for (const query of ["invalid", "otp", "kyc user", "not-approved", "one-time password", "'INVALID_OTP'"]) {
      const { items } = searchCodes(known, { query, limit: 20 }, () => []);
      const listed = items.filter(({ kind }) => kind === "code").map(({ code }) => code);
      assert.notEqual(listed.length, 0);
      assert.deepEqual(codes(query, 20).slice(0, listed.length), listed, query);
    }
  });

  it("takes a code with its quotes, as the list of codes does", () => {
    assert.deepEqual(codes('"INVALID_OTP",', 1), ["INVALID_OTP"]);
  });

  it("finds words of the summary", () => {
    const catalog = readCatalog(
      { errdexCatalog: 1, id: "a", name: "A", codes: { X1: "The card was lost.", X2: "The card was stolen." } },
      "test",
    ).catalog;
    assert.ok(catalog);
    assert.deepEqual(
      findCodes([catalog], "stolen card", 9).map(({ code }) => code),
      ["X2"],
    );
    assert.deepEqual(
      findCodes([catalog], "x lost", 9).map(({ code }) => code),
      ["X1"],
    );
  });

  it("finds nothing for nothing, and no more than is wanted", () => {
    assert.deepEqual(codes("  "), []);
    assert.deepEqual(codes("zzzz"), []);
    assert.equal(codes("invalid", 5).length, 5);
  });
});
