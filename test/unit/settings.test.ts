import assert from "node:assert/strict";
import { defaultSettings, parseSettings } from "../../shared/src/settings";

describe("settings from an editor", () => {
  const cases: readonly { readonly given: unknown; readonly taken: object; readonly problems: number }[] = [
    { given: undefined, taken: {}, problems: 0 },
    { given: null, taken: {}, problems: 0 },
    { given: {}, taken: {}, problems: 0 },
    { given: { strictness: "typos", enable: false }, taken: { strictness: "typos", enable: false }, problems: 0 },
    {
      given: { rules: { "unknown-code": "error" } },
      taken: { rules: { ...defaultSettings.rules, "unknown-code": "error" } },
      problems: 0,
    },
    { given: { rules: { "unknown-code": 1, "no-such-rule": "x" }, newer: 1 }, taken: {}, problems: 1 },
    { given: { strictness: "loud", enable: "yes", rules: [] }, taken: {}, problems: 3 },
    {
      given: { includeLanguages: { "erb-ruby": "ruby", mdx: 7 } },
      taken: { includeLanguages: { "erb-ruby": "ruby" } },
      problems: 1,
    },
    { given: { includeLanguages: ["mdx"] }, taken: {}, problems: 1 },
    { given: "off", taken: {}, problems: 1 },
    {
      given: { bind: { "src/**": "ratio", "a.ts": ["ratio", "sphere"] }, wrappers: ["isCode", " errors.is "] },
      taken: { bind: { "src/**": ["ratio"], "a.ts": ["ratio", "sphere"] }, wrappers: ["isCode", "errors.is"] },
      problems: 0,
    },
    {
      given: { bind: { a: 1, b: ["ratio", 2], c: "" }, wrappers: "isCode" },
      taken: { bind: { b: ["ratio"], c: [] } },
      problems: 4,
    },
    { given: { bind: { "": ["ratio"], " ": "ratio" } }, taken: {}, problems: 2 },
    { given: { bind: ["ratio"], wrappers: [1, ""] }, taken: {}, problems: 3 },
  ];
  for (const { given, taken, problems } of cases) {
    it(JSON.stringify(given) || "nothing", () => {
      const parsed = parseSettings(given);
      assert.deepEqual(parsed.settings, { ...defaultSettings, ...taken });
      assert.equal(parsed.problems.length, problems, JSON.stringify(parsed.problems));
    });
  }
});
