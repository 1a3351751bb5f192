import assert from "node:assert/strict";
import { defaultSettings } from "../../../shared/src/settings";
import { checkFindings, createDocument, describeFinding, testService } from "../../support/check";

const slip = "unknown-code INVALID_EMIAL → INVALID_EMAIL";

describe("errdex-disable", () => {
  const wrong = "if (err.code === 'INVALID_EMIAL') {}";
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["to the end of the file", `// errdex-disable\n${wrong}\n${wrong}`, []],
    ["to the end of a block", `/* errdex-disable */ ${wrong} /* errdex-enable */ ${wrong}`, [slip]],
    [
      "of one rule, until all are enabled",
      `// errdex-disable unknown-code\n${wrong}\n// errdex-enable\n${wrong}`,
      [slip],
    ],
    ["of all, until one is enabled", `// errdex-disable\n${wrong}\n// errdex-enable unknown-code\n${wrong}`, [slip]],
    ["of all, while another is enabled", `// errdex-disable\n${wrong}\n// errdex-enable wrong-catalog\n${wrong}`, []],
    [
      "of another rule",
      `// errdex-disable-next-line wrong-catalog\n${wrong}`,
      ["unused-directive errdex-disable-next-line wrong-catalog → -", slip],
    ],
    ["behind other comments", `// errdex-disable-next-line\n// eslint-disable-next-line\n\n${wrong}`, []],
    [
      "several on a line",
      `/* errdex-disable-line wrong-catalog */ ${wrong} /* a */ // errdex-disable-line unknown-code`,
      ["unused-directive errdex-disable-line wrong-catalog → -"],
    ],
    [
      "of two rules, of which one is needed",
      `${wrong} // errdex-disable-line unknown-code, wrong-catalog -- so`,
      ["unused-directive wrong-catalog → -"],
    ],
    ["twice", `// errdex-disable\n${wrong} // errdex-disable-line`, ["unused-directive errdex-disable → -"]],
    ["that is not needed", "let a; // errdex-disable-line", ["unused-directive errdex-disable-line → -"]],
    ["on the last line", "let a;\n// errdex-disable-next-line", ["unused-directive errdex-disable-next-line → -"]],
    ["that is no directive", "// errdex-disable-file\nlet a;", ["invalid-directive errdex-disable-file → -"]],
    [
      "of a rule that there is not",
      `// errdex-disable-next-line unknwon-code\n${wrong}`,
      ["invalid-directive unknwon-code → -", slip],
    ],
    ["in a string", `log('errdex-disable'); ${wrong}`, [slip]],
  ];
  for (const [what, source, expected] of cases) {
    it(what, () => checkFindings(source, expected));
  }

  it("is not reported where its rules are off", async () => {
    const settings = { ...defaultSettings, rules: { ...defaultSettings.rules, "unknown-code": "off" as const } };
    await checkFindings(`${wrong} // errdex-disable-line unknown-code`, [], { settings });
  });

  it("is not reported where nobody wants to know", async () => {
    const rules = { ...defaultSettings.rules, "unused-directive": "off", "invalid-directive": "off" } as const;
    await checkFindings("let a; // errdex-disable-line nothing\n// errdex-disable", [], {
      settings: { ...defaultSettings, rules },
    });
  });

  it("counts in a check without a parse, too", async () => {
    for (const source of [`${wrong} // errdex-disable-line`, "let a; // errdex-disable-line", "// errdex: rato"]) {
      const { findings } = await testService.check(createDocument(source), defaultSettings);
      const analysis = await testService.analyze(createDocument(source), defaultSettings);
      assert.deepEqual(findings.map(describeFinding), analysis.findings.map(describeFinding), source);
    }
  });
});
