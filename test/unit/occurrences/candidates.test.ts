import assert from "node:assert/strict";
import { languageOfId } from "../../../server/src/languages";
import { createCandidateScanner, unquotedFormsOf } from "../../../server/src/occurrences/candidates";
import { testService } from "../../support/check";

describe("candidates", () => {
  const { shape } = testService.index;
  const checkFound = (languageId: string, text: string, expected: readonly string[]): void => {
    const language = languageOfId(languageId);
    assert.ok(language);
    const scan = createCandidateScanner(shape, unquotedFormsOf(language));
    const found = scan(text).map(({ start, end, bare }) => text.slice(start, end) + (bare ? "" : "!"));
    assert.deepEqual(found, expected, text);
  };

  it("are what stands in quotes, in every language", () => {
    for (const id of ["typescript", "shellscript", "json", "yaml"]) {
      checkFound(id, `"customer/duplicate"`, ["customer/duplicate!"]);
    }
  });

  it("are what stands in the parentheses of a raw string, and in no others", () => {
    checkFound("cpp", `R"(api.ratio.me)"\nu8R"x(customer/duplicate)x"`, ["api.ratio.me!", "customer/duplicate!"]);
    for (const id of ["cpp", "typescript"]) {
      checkFound(id, `"(api.ratio.me)"`, []);
    }
  });

  it("are names in capitals, where a language has names", () => {
    checkFound("typescript", "{ INVALID_OTP: customer/duplicate, missing_otp: 1 }", ["INVALID_OTP"]);
    checkFound("json", "{ INVALID_OTP: 1 }", []);
  });

  it("are words with signs in them, where a language has words without quotes", () => {
    checkFound("shellscript", "INVALID_OTP | customer/duplicate) missing_otp", ["INVALID_OTP", "customer/duplicate"]);
  });

  it("are words in any style in data", () => {
    const words = ["INVALID_OTP", "customer/duplicate", "missing_otp", "USER", "not-found"];
    checkFound("yaml", `${words.join(", ")}, plain words`, words);
  });
});
