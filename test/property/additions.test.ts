import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Node } from "web-tree-sitter";
import { defaultSettings } from "../../shared/src/settings";
import { changeText } from "../../server/src/features/codeActions/action";
import { isExtensible } from "../../server/src/features/codeActions/addMissing";
import { planAddition } from "../../server/src/features/codeActions/planAddition";
import { languageOfPath } from "../../server/src/languages";
import { rankLeftOut } from "../../server/src/rules/leftOut";
import { createDocument, testService } from "../support/check";
import { readTree } from "../support/readTree";

const fixtures = join("test", "fixtures", "languages");
const mark = /^[\s/*{#<!>-]*?(\^+)\s+(.*?)\s*(?:\*\/\}?|-->)?\r?$/;

/**
 * Constructs that nothing is added to, with why: `alone` holds one code and need not take two, `chained` joins codes with
 * an operator, `unnamed` gives each code a name that does not come from the code, `tuple` is about more than the code,
 * `quoted` has a sign before each of its lines, `pattern` is a regular expression.
 */
const refused: Readonly<Record<string, readonly string[]>> = {
  alone: [
    "go definition fallback",
    "php membership -",
    "php membership -",
    "python definition WalletFailure",
    "rust membership -",
    "rust membership -",
    "rust membership -",
    "shellscript membership -",
    "shellscript membership -",
    "shellscript membership -",
    "typescript type Blocked",
    "typescriptreact type -",
  ],
  pattern: [
    "javascript membership err.code",
    "javascript membership err.code",
    "javascript membership err.code",
    "javascript membership isUsers",
    "shellscript membership code",
  ],
  chained: ["cpp membership -", "scala membership -"],
  quoted: ["markdown case e.Code"],
  tuple: ["python case error", "python case pair", "ruby case result"],
  unnamed: [
    "cpp definition kNames",
    "csharp definition WalletCode",
    "dart definition WalletCode",
    "dart definition Wire",
    "elixir definition named",
    "elixir definition reversed",
    "java definition WalletCode",
    "kotlin definition WalletCode",
    "php definition BankCode",
    "php definition KYC",
    "php definition KycCode",
    "php definition WalletCode",
    "php membership -",
    "python definition BankCode",
    "python definition Code",
    "ruby definition -",
    "ruby definition BankCode",
    "ruby definition KYC",
    "ruby definition REVERSED",
    "ruby definition WalletFailure",
    "ruby definition code",
    "rust definition -",
    "rust definition -",
    "rust definition -",
    "rust definition BankCode",
    "rust definition OtpError",
    "swift definition -",
    "swift definition -",
    "swift definition BankCode",
    "swift key Limit",
    "typescript definition Kyc",
  ],
};

describe("adding codes to every construct of every language", () => {
  const found = new Map<string, string[]>();

  for (const folder of readdirSync(fixtures)) {
    for (const file of readdirSync(join(fixtures, folder)).filter((name) => name !== "holes.json")) {
      it(`${folder}/${file}`, async () => {
        const lines = readFileSync(join(fixtures, folder, file), "utf8").split("\n");
        const text = lines.filter((line) => !mark.test(line)).join("\n");
        const language = languageOfPath(file);
        const id = language?.languageIds[0] ?? "";
        const countMistakes = (source: string): number | Promise<number> =>
          language?.grammar === undefined ? 0 : readTree(source, language, mistakesIn);
        const analysis = await testService.analyze(createDocument(text, id), defaultSettings);
        const mistakes = await countMistakes(text);
        for (const group of analysis.groups) {
          const { role, subject, members } = group;
          const [first] = members;
          const binding = isExtensible(group, analysis.bindingOf(group));
          if (binding === undefined || first === undefined || analysis.placeOf(first)?.isWhole !== true) {
            continue;
          }
          const codes = rankLeftOut(group, binding.catalog)
            .entries.slice(0, 3)
            .map(({ code }) => code);
          const plan = planAddition(analysis, group, codes, text);
          const about = `${folder} ${role} ${subject?.text ?? "-"}`;
          if (plan === undefined) {
            found.set(folder, [...(found.get(folder) ?? []), about]);
            continue;
          }
          const changes = plan.inserts.map(({ offset, insertion }) => ({
            start: offset,
            end: offset,
            newText: insertion,
          }));
          const result = changeText(text, changes);
          assert.ok((await countMistakes(result)) <= mistakes, result);
          const after = await testService.analyze(createDocument(result, id), defaultSettings);
          const held = members.map(({ literal }) => literal.value);
          const grown = after.groups.some((other) => {
            const values = new Set(other.members.map(({ literal }) => literal.value));
            return other.role === role && [...held, ...codes].every((value) => values.has(value));
          });
          assert.ok(grown, `${about}\n${result}`);
        }
      }).timeout(20_000);
    }
  }

  it("is refused where that cannot be right, and nowhere else", () => {
    assert.deepEqual([...found.values()].flat().sort(), Object.values(refused).flat().sort());
  });
});

function mistakesIn(node: Node): number {
  if (!node.hasError) {
    return 0;
  }
  return node.children.reduce((sum, child) => sum + mistakesIn(child), node.isError || node.isMissing ? 1 : 0);
}
