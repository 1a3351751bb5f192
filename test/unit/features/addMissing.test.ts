import assert from "node:assert/strict";
import { changeText } from "../../../server/src/features/codeActions/action";
import { defaultSettings } from "../../../shared/src/settings";
import { actionsAt, applyAction } from "../../support/actions";

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

  for (const [what, member] of [
    ["a method", "card_expired() {},"],
    ["a method with its name in quotes", "'card_expired'() {},"],
    ["a getter", "get card_expired() { return 1; },"],
    ["a computed key", '["card_expired"]: 1,'],
    ["a computed method", "['card_expired']() {},"],
  ] as const) {
    it(`does not add again what ${what} is there for`, async () => {
      const map = `${url}const texts = {\n  card_lo‸st: 'a',\n  ${member}\n  bank_closed: 'b',\n};\n`;
      const all = (await actionsAt(map)).actions.find(({ title }) => title.startsWith("Add all"));
      const { text } = await actionsAt(map);
      const added = (all && (await applyAction(text, all)))?.slice(text.indexOf("bank_closed"));
      assert.match(added ?? "", /card_declined/);
      assert.doesNotMatch(added ?? "", /card_expired/);
    });
  }

  it("adds what only a value, a computed name or another map has", async () => {
    for (const member of [
      "other: 'card_expired',",
      "[card_expired]: 1,",
      "other: { card_expired() {} },",
      "...{ card_expired() {} },",
    ]) {
      const map = `${url}const texts = {\n  card_lo‸st: 'a',\n  ${member}\n  bank_closed: 'b',\n};\n`;
      const { text, actions } = await actionsAt(map);
      const all = actions.find(({ title }) => title.startsWith("Add all"));
      const added = (all && (await applyAction(text, all)))?.slice(text.indexOf("bank_closed"));
      assert.match(added ?? "", /card_expired/, member);
    }
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
