import assert from "node:assert/strict";
import { defaultSettings } from "../../../shared/src/settings";
import { createDocument, testService } from "../../support/check";

describe("the codes of a document", () => {
  it("in a large map are one group, though each pair is read by itself", async () => {
    const pairs = Array.from({ length: 300 }, (_, i) => `"key_${i}": { "code": "INVALID_EMAIL" }`).join();
    const text = `{ "map": { "INVALID_OTP": 1, ${pairs}, "INVALID_CITY": 2 } }`;
    const { groups } = await testService.analyze(createDocument(text, "json"), defaultSettings);
    const keys = groups.find(({ role, members }) => role === "key" && members.length > 100);
    assert.equal(keys?.members.length, 302);
    assert.deepEqual(
      Array.from(keys.tallies.values(), ({ known }) => known),
      [2],
    );
  });
});
