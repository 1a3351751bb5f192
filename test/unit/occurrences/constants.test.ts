import assert from "node:assert/strict";
import { defaultSettings } from "../../../shared/src/settings";
import { worthCutting } from "../../../server/src/occurrences/segments";
import { createDocument, testService } from "../../support/check";

const comment = "x".repeat(300);

/** Constants side by side, with a slip among them, in a text that is cut into its statements. */
const lists: Readonly<Record<string, (name: string, code: string) => string>> = {
  csharp: (name, code) => `  /* ${comment} */\n  public const string ${name} = "${code}";\n`,
  elixir: (name, code) => `  # ${comment}\n  @${name.toLowerCase()} "${code}"\n`,
  java: (name, code) => `  /* ${comment} */\n  static final String ${name} = "${code}";\n`,
  typescript: (name, code) => `/* ${comment} */\nexport const ${name} = "${code}";\n`,
};
const around: Readonly<Record<string, readonly [string, string]>> = {
  csharp: ["class Codes {\n", "}\n"],
  elixir: ["defmodule Codes do\n", "end\n"],
  java: ["class Codes {\n", "}\n"],
};

describe("constants side by side", () => {
  for (const [languageId, write] of Object.entries(lists)) {
    it(`are one list in a long text: ${languageId}`, async () => {
      const [ratio] = testService.index.catalogs;
      const codes = [...(ratio?.entries.keys() ?? [])].slice(0, 40);
      const wrong = codes.map((code, i) => (i === 20 ? `${code.slice(0, -1)}${code.slice(-2)}` : code));
      const [head, foot] = around[languageId] ?? ["", ""];
      const text = `${head}${wrong.map((code, i) => write(codes[i] as string, code)).join("")}${foot}`;
      assert.ok(text.length > worthCutting);
      const { findings } = await testService.check(createDocument(text, languageId), defaultSettings);
      assert.deepEqual(
        findings.map(({ value, suggestions }) => [value, suggestions[0]?.code]),
        [[wrong[20], codes[20]]],
      );
      assert.match(findings[0]?.reasons[0]?.text ?? "", /^39 of 40 values defined here are Ratio codes$/);
    });
  }
});
