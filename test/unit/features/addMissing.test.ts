import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Node } from "web-tree-sitter";
import { defaultSettings } from "../../../shared/src/settings";
import { changeText } from "../../../server/src/features/codeActions/action";
import { isExtensible } from "../../../server/src/features/codeActions/addMissing";
import { planAddition } from "../../../server/src/features/codeActions/planAddition";
import { languageOfPath } from "../../../server/src/languages";
import { rankLeftOut } from "../../../server/src/rules/leftOut";
import { actionsAt, applyAction } from "../../support/actions";
import { createDocument, testGrammars, testService } from "../../support/check";

const fixtures = join("test", "fixtures", "languages");
const mark = /^[\s/*{#<!>-]*?(\^+)\s+(.*?)\s*(?:\*\/\}?|-->)?\r?$/;

/**
 * Constructs that nothing is added to, with why: `alone` holds one code and need not take two, `unnamed` gives each code a
 * name that does not come from the code, `tuple` is about more than the code, `quoted` has a sign before each of its lines.
 */
const refused: Readonly<Record<string, readonly string[]>> = {
  alone: [
    "elixir definition fallback",
    "elixir definition kyc_missing",
    "go definition fallback",
    "python definition WalletFailure",
    "rust membership -",
    "rust membership -",
    "rust membership -",
    "shellscript membership -",
    "typescript type -",
    "typescript type Blocked",
    "typescriptreact type -",
  ],
  quoted: ["markdown case e.Code"],
  tuple: ["python case error", "python case pair"],
  unnamed: [
    "cpp definition kNames",
    "csharp definition WalletCode",
    "dart definition WalletCode",
    "java definition WalletCode",
    "kotlin definition WalletCode",
    "php definition BankCode",
    "php definition KYC",
    "php definition KycCode",
    "php definition WalletCode",
    "python definition BankCode",
    "ruby definition BankCode",
    "ruby definition KYC",
    "ruby definition WalletFailure",
    "rust definition -",
    "rust definition BankCode",
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

        async function countMistakes(source: string): Promise<number> {
          const grammar = language === undefined ? undefined : await testGrammars.load(language);
          if (grammar === undefined) {
            return 0;
          }
          const parser = await testGrammars.createParser();
          try {
            parser.setLanguage(grammar);
            const tree = parser.parse(source);
            const count = tree === null ? 0 : mistakesIn(tree.rootNode);
            tree?.delete();
            return count;
          } finally {
            parser.delete();
          }
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

describe("the action that adds codes", () => {
  const url = "const url = 'https://api.acme.example';\n";
  const source = `${url}switch (err.co‸de) {\n  case 'bank_closed':\n    return 1;\n}\n`;
  const titles = async (text: string, isExplicit = true): Promise<readonly string[]> =>
    (await actionsAt(text, { isExplicit })).actions
      .map(({ title }) => title)
      .filter((title) => title.startsWith("Add"));

  it("offers families, what users can act on, and all, at the head and at a member", async () => {
    const expected = ["Add 2 missing codes that users can act on", "Add all 4 missing Acme codes"];
    assert.deepEqual(await titles(source), expected);
    assert.deepEqual(await titles(source.replace("‸", "").replace("bank_", "bank‸_")), expected);
  });

  it("offers nothing elsewhere, nor before anybody asked", async () => {
    assert.deepEqual(await titles(source.replace("‸", "").replace("const url", "const u‸rl")), []);
    assert.deepEqual(await titles(source, false), []);
  });

  it("offers nothing where the construct is about no catalog for sure", async () => {
    assert.deepEqual(await titles("switch (x) {\n  case 'bank_clo‸sed':\n    return 1;\n}\n"), []);
    assert.deepEqual(await titles(`// errdex: none\n${source.slice(url.length)}`), []);
  });

  it("names families that the construct is about", async () => {
    const cards = source.replace("bank_closed", "card_lost");
    assert.deepEqual(await titles(cards), [
      "Add 2 missing card_ codes",
      "Add 2 missing codes that users can act on",
      "Add all 4 missing Acme codes",
    ]);
  });

  it("is a fix for a problem with codes that are left out", async () => {
    const settings = { ...defaultSettings, rules: { ...defaultSettings.rules, "unhandled-codes": "warning" as const } };
    const asked = source
      .replace("bank_closed", "card_lost")
      .replace("return 1;\n", "return 1;\n  case 'bank_closed':\n    return 2;\n");
    const { text, actions } = await actionsAt(asked, { settings, isExplicit: false });
    const add = actions.find(({ title }) => title === "Add 2 missing card_ codes");
    assert.equal(add?.kind, "quickfix");
    assert.equal(add.finding?.rule, "unhandled-codes");
    assert.match(
      (await applyAction(text, add)) ?? "",
      /case 'card_declined':\n {4}break; \/\/ TODO\n {2}case 'card_expired':/,
    );
  });

  it("writes names beside the code as those beside its siblings", async () => {
    const { text, actions } = await actionsAt(
      `${url}const codes = {\n  card_lo‸st: 'card_lost',\n  bank_closed: 'bank_closed',\n};\n`,
    );
    const all = actions.find(({ title }) => title.startsWith("Add all"));
    assert.ok(all);
    assert.ok(
      (await applyAction(text, all))?.endsWith(
        "\n  card_expired: 'card_expired',\n  'bank/unknown': 'bank/unknown',\n};\n",
      ),
    );
  });

  it("writes a name for a code that is none", async () => {
    const { text, actions } = await actionsAt(
      `${url}enum Code {\n  CARD_LOST = 'card_lost',\n  BANK_CLOSED = 'bank_clo‸sed',\n}\n`,
    );
    const all = actions.find(({ title }) => title.startsWith("Add all"));
    assert.ok(all);
    assert.ok((await applyAction(text, all))?.endsWith("\n  BANK_UNKNOWN = 'bank/unknown',\n}\n"));
  });
});

describe("after adding codes", () => {
  /** What stands before the place to go on at, on its line, and what is selected there. */
  async function nextOf(source: string, languageId = "typescript"): Promise<readonly [before: string, chosen: string]> {
    const { text, actions } = await actionsAt(source, { languageId });
    const action = actions.find(({ title }) => title.startsWith("Add all"));
    assert.ok(typeof action?.change === "function" && action.showsNext);
    const [changed] = (await action.change()) ?? [];
    assert.ok(changed?.next);
    const { start, end } = changed.next;
    const after = changeText(text, changed.changes);
    return [after.slice(after.lastIndexOf("\n", start - 1) + 1, start), after.slice(start, end)];
  }

  it("one goes on at the first text that is yet to be written, or else at the first code", async () => {
    assert.deepEqual(
      await nextOf(
        "fetch('https://api.ratio.me');\nconst texts = {\n  INVALID_‸OTP: 'Wrong.',\n  MISSING_OTP: 'None.',\n};\n",
      ),
      ["  INVALID_ACCEPTED_TERMS: '", "TODO"],
    );
    assert.deepEqual(await nextOf("fetch('https://api.ratio.me');\nconst all = ['INVALID_‸OTP', 'MISSING_OTP'];\n"), [
      "const all = ['INVALID_OTP', 'MISSING_OTP', '",
      "",
    ]);
    assert.deepEqual(
      await nextOf(
        "URL = 'https://api.ratio.me'\nmatch e.code:\n    case 'INVALID_‸OTP':\n        ask()\n    case 'MISSING_OTP':\n        ask()\n",
        "python",
      ),
      ["        pass  # ", "TODO"],
    );
  });
});
