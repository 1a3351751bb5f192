import assert from "node:assert/strict";
import { listSources, previewOf } from "../../../client/src/common/features/explainResponse/responseText";

describe("the preview of what was copied", () => {
  const texts: Readonly<Record<string, string>> = {
    '{\n  "a": 1\n}': '{ "a": 1 }',
    [`x${"y".repeat(200)}`]: `x${"y".repeat(119)}…`,
    [`a${" ".repeat(1000)}b`]: "a…",
    "": "",
  };
  for (const [text, expected] of Object.entries(texts)) {
    it(`of ${JSON.stringify(text.slice(0, 12))} is on one line`, () => {
      assert.equal(previewOf(text), expected);
    });
  }
});

describe("where an answer may come from", () => {
  const typed = "Paste or type…: A body in JSON, a line of a log: all in one line";
  const scenes: readonly (readonly [what: string, copied: string | undefined, expected: readonly string[]])[] = [
    ["shows what was copied", '{\n"code": 1}', ['From the clipboard: { "code": 1}', typed]],
    ["leaves out a clipboard without text", "", [typed]],
    ["offers a clipboard that is not to be read before it is chosen", undefined, ["From the clipboard", typed]],
  ];
  for (const [what, copied, expected] of scenes) {
    it(what, () => {
      const shown = listSources(copied).map(({ label, detail }) =>
        detail === undefined ? label : `${label}: ${detail}`,
      );
      assert.deepEqual(shown, expected);
    });
  }
});
