import assert from "node:assert/strict";
import { decodeEscapes } from "../../../server/src/languages/escapes";

describe("escapes", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["INVALID_OTP", "INVALID_OTP"],
    ["INVALID\\u005fOTP", "INVALID_OTP"],
    ["INVALID\\u{5f}OTP", "INVALID_OTP"],
    ["INVALID\\x5fOTP", "INVALID_OTP"],
    ["INVALID_\\\nOTP", "INVALID_OTP"],
    ["INVALID_\\\r\nOTP", "INVALID_OTP"],
    ["it\\'s \\n \\\\", "it's \n \\"],
    ["\\q", "q"],
    ["\\u12", "\\u12"],
    ["\\u{110000}", "\\u{110000}"],
    ["\\u{1F600}", "😀"],
    ["\\u{10FFFF}", "\u{10FFFF}"],
    ["\\", "\\"],
  ];
  for (const [written, value] of cases) {
    it(JSON.stringify(written), () => {
      assert.equal(decodeEscapes(written, "javascript"), value);
    });
  }

  const others: readonly (readonly [Parameters<typeof decodeEscapes>[1], string, string])[] = [
    ["c", "INVALID\\137OTP", "INVALID_OTP"],
    ["c", "INVALID\\U0000005fOTP", "INVALID_OTP"],
    ["c", "INVALID\\x{5f}OTP", "INVALID_OTP"],
    ["c", "a\\tb\\U00110000", "a\tb\\U00110000"],
    ["single", "it\\'s \\n \\\\", "it's \\n \\"],
    ["doubled", 'a ""b"" \\n', 'a "b" \\n'],
  ];
  for (const [rule, written, value] of others) {
    it(`${rule}: ${JSON.stringify(written)}`, () => {
      assert.equal(decodeEscapes(written, rule), value);
    });
  }

  it("stay where a language has none", () => {
    assert.equal(decodeEscapes("C:\\new", "none"), "C:\\new");
  });
});
