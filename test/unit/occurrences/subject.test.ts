import assert from "node:assert/strict";
import { readSubject } from "../../../server/src/occurrences/subject";

describe("the subject of a group", () => {
  const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ["err.code", "err.code", "code"],
    ["(err as ApiError)?.response!.data['code']", "err.response.data.code", "code"],
    ["(<ApiError>err).code", "err.code", "code"],
    ["( code )", "code", "code"],
    ["String(err.code).toUpperCase()", "err.code", "code"],
    ["await getCode(err)", "getCode(err)", "getCode"],
    ["body.error\n    .trim()", "body.error", "error"],
    ["'code'", "code", "code"],
    ["", undefined, undefined],
    ["+++", undefined, undefined],
    ["a".repeat(300), undefined, undefined],
  ];
  for (const [expression, text, field] of cases) {
    it(JSON.stringify(expression.slice(0, 40)), () => {
      assert.equal(readSubject(expression)?.text, text);
      assert.equal(readSubject(expression)?.field, field);
    });
  }
});
