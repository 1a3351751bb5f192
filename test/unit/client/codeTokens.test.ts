import assert from "node:assert/strict";
import { findCodeTokens, tokenAt } from "../../../client/src/common/codeTokens";

describe("words of the terminal that could be codes", () => {
  for (const [line, expected] of [
    ['{"code":"INVALID_OTP","message":"x"}', ["INVALID_OTP"]],
    ["Error: customer/kyc-not-approved.", ["customer/kyc-not-approved"]],
    ["code=card_declined, decline=lost-card", ["card_declined", "lost-card"]],
    ["CONFLICT (content): Merge conflict in a", []],
    ["./src/INVALID_OTP", []],
    ["/home/me/INVALID_OTP", []],
    ["@acme/invalid-otp", []],
    ["INVALID_OTP/", []],
    ["1_000 2026-11-22", []],
  ] as const) {
    it(`are ${expected.join(" and ") || "none"} in ${line}`, () => {
      const tokens = findCodeTokens(line);
      assert.deepEqual(
        tokens.map(({ text }) => text),
        expected,
      );
      for (const { text, start } of tokens) {
        assert.equal(line.slice(start, start + text.length), text);
      }
    });
  }
});

describe("the word at the cursor", () => {
  it("is the longest around it", () => {
    assert.equal(tokenAt("got customer/kyc-not-approved again", 20), "customer/kyc-not-approved");
    assert.equal(tokenAt("got CONFLICT again", 4), "CONFLICT");
    assert.equal(tokenAt("a  b", 2), undefined);
  });
});
