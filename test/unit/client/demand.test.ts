import assert from "node:assert/strict";
import { needsServer } from "../../../client/src/common/demand";

describe("needsServer", () => {
  const cases: readonly (readonly [languageId: string, text: string, expected: boolean])[] = [
    ["typescript", "", true],
    ["vue", "", true],
    ["plaintext", "```ts\n```", false],
    ["markdown", "# Read me\n\n`code`", false],
    ["markdown", "> ```ts\n> a()\n> ```", true],
    ["markdown", "~~~py", true],
    ["html", "<p>script</p>", false],
    ["html", "<SCRIPT type='module'>", true],
  ];
  for (const [languageId, text, expected] of cases) {
    it(`${languageId} ${JSON.stringify(text)}`, () => {
      const served = ["typescript", "vue", "markdown", "html"];
      assert.equal(needsServer({ languageId, getText: () => text }, served), expected);
    });
  }
});
