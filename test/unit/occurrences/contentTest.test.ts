import assert from "node:assert/strict";
import { createContentTest } from "../../../server/src/occurrences/contentTest";

describe("content test", () => {
  it("asks no further once the test is met", () => {
    const asked: string[] = [];
    const isMet = createContentTest(
      { minLength: 3, maxLength: 4, signs: "_/", names: "capitals" },
      { names: true, words: undefined },
      2,
    )(`"first" 'second'`, (text, start, end) => asked.push(text.slice(start, end)) === 1);
    assert.deepEqual([isMet, asked], [true, ["first"]]);
  });
});
