import assert from "node:assert/strict";
import type { RelatedPlace } from "../../../server/src/features/diagnostics/diagnostics";
import { problemsIn } from "../../support/features";

function startOf(place: RelatedPlace): number | undefined {
  return "span" in place ? place.span.start : undefined;
}

describe("duplicate-code", () => {
  it("points at the first of two, and fades the second", async () => {
    const source = "const isOtp = (code: string) => ['INVALID_OTP', 'MISSING_OTP', 'INVALID_OTP'].includes(code);";
    const [problem, ...others] = await problemsIn(source);
    assert.equal(others.length, 0);
    assert.equal(problem?.message, "'INVALID_OTP' stands in this list twice.");
    assert.equal(problem.span.start, source.lastIndexOf("INVALID_OTP"));
    assert.deepEqual(problem.related.map(startOf), [source.indexOf("INVALID_OTP")]);
    assert.equal(problem.tag, "unnecessary");
    assert.equal(problem.level, "information");
    assert.equal(problem.docs, "https://developer.ratio.me/docs/api-reference/error-codes");
  });

  it("counts from the first, however often the code stands there", async () => {
    const cases = ["INVALID_OTP", "MISSING_OTP", "INVALID_OTP", "INVALID_OTP"].map((code) => `case '${code}':`);
    const source = `switch (err.code) { ${cases.join(" ")} a(); }`;
    const problems = await problemsIn(source);
    assert.deepEqual(
      problems.map(({ message, related }) => [message, related[0] && startOf(related[0])]),
      [1, 2].map(() => [
        "'INVALID_OTP' stands in this switch twice. Only the first one counts.",
        source.indexOf("INVALID_OTP"),
      ]),
    );
  });
});
