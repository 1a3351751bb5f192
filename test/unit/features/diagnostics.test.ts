import assert from "node:assert/strict";
import { defaultSettings } from "../../../shared/src/settings";
import { problemsIn } from "../../support/features";

const source = [
  "fetch('https://api.ratio.me/v1');",
  "switch (error.code) {",
  "  case 'INVALID_OTP':",
  "  case 'INVALID_EMIAL':",
  "}",
].join("\n");

describe("findProblems", () => {
  it("shows a finding with its rule, level, place, vendor's page and suggestions", async () => {
    const [problem, ...others] = await problemsIn(source);
    assert.ok(problem);
    assert.equal(others.length, 0);
    assert.equal(problem.rule, "unknown-code");
    assert.equal(problem.level, "warning");
    assert.equal(source.slice(problem.span.start, problem.span.end), "INVALID_EMIAL");
    assert.equal(problem.docs, "https://developer.ratio.me/docs/api-reference/error-codes");
    assert.equal(problem.suggestions[0], "INVALID_EMAIL");
    assert.match(problem.message, /INVALID_EMIAL.*INVALID_EMAIL/);
  });

  it("points at the places that the finding rests on", async () => {
    const [problem] = await problemsIn(source);
    const places =
      problem?.related.map((place) => ("span" in place ? source.slice(place.span.start, place.span.end) : "")) ?? [];
    assert.ok(places.length > 0);
    assert.ok(
      places.every((place) => place.includes("INVALID_OTP") || place.includes("api.ratio.me")),
      places.join(),
    );
  });

  it("gives each problem the level that the settings give its rule", async () => {
    const withLevel = (level: "error" | "off") =>
      problemsIn(source, {
        settings: { ...defaultSettings, rules: { ...defaultSettings.rules, "unknown-code": level } },
      });
    assert.deepEqual(
      (await withLevel("error")).map(({ level }) => level),
      ["error"],
    );
    assert.deepEqual(await withLevel("off"), []);
  });
});
