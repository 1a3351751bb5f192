import assert from "node:assert/strict";
import { servedLanguages } from "../../../client/src/common/servedLanguages";

describe("servedLanguages", () => {
  it("takes the languages that the extension activates for, and no other events", () => {
    const activationEvents = ["onLanguage:typescript", "onStartupFinished", "onLanguage:c++"];
    assert.deepEqual(servedLanguages({ activationEvents }), ["typescript", "c++"]);
  });

  for (const manifest of [
    undefined,
    null,
    "text",
    {},
    { activationEvents: "onLanguage:go" },
    { activationEvents: [1] },
  ]) {
    it(`serves no language for the manifest ${JSON.stringify(manifest)}`, () => {
      assert.deepEqual(servedLanguages(manifest), []);
    });
  }
});
