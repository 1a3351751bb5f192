import assert from "node:assert/strict";
import { decodeEscapes } from "../../../server/src/languages/escapes";

describe("escapes of JavaScript", () => {
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
    ["\\", "\\"],
  ];
  for (const [written, value] of cases) {
    it(JSON.stringify(written), () => {
      assert.equal(decodeEscapes(written, "javascript"), value);
    });
  }

  it("stay where a language has none", () => {
    assert.equal(decodeEscapes("C:\\new", "none"), "C:\\new");
  });
});
