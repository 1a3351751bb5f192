import assert from "node:assert/strict";
import { type ActionContext, changeText, type TargetFile } from "../../../server/src/features/codeActions/action";
import { actionsAt, applyAction } from "../../support/actions";

const url = "const url = 'https://api.acme.example';\n";
const slip = `${url}if (e.code === 'card_declned‸' || e.code === 'card_expried' || e.code === 'card_declned') {}\n`;
const unknown = `${url}switch (e.code) {\n  case 'card_declined':\n  case 'card_lost':\n  case 'card_expired':\n  case 'card_st‸olen':\n}\n`;

const file = (uri: string, text: string | undefined): TargetFile => ({ uri, readText: () => Promise.resolve(text) });

/** The files after the only action with the title. */
async function change(
  source: string,
  title: RegExp,
  context: Partial<ActionContext>,
): Promise<readonly (readonly [uri: string, text: string])[]> {
  const { actions } = await actionsAt(source, { context });
  const [action, ...others] = actions.filter((candidate) => title.test(candidate.title));
  assert.ok(typeof action?.change === "function" && others.length === 0, actions.map((a) => a.title).join("\n"));
  const files = (await action.change()) ?? [];
  return files.map(({ uri, text = "", changes }) => [uri, changeText(text, changes)]);
}

describe("replacing", () => {
  it("all of a kind is offered where there is more than one", async () => {
    const { text, actions } = await actionsAt(slip);
    const all = actions.find(({ title }) => title.startsWith("Change all"));
    assert.equal(all?.title, "Change all 2 'card_declned' to 'card_declined' in this file");
    assert.equal(await applyAction(text, all), text.replaceAll("card_declned", "card_declined"));
    const single = await actionsAt(slip.replace("‸", "").replace("card_expried", "card_exp‸ried"));
    assert.ok(!single.actions.some(({ title }) => title.startsWith("Change all")));
  });

  it("all that is sure is done when it is asked for by its kind, or by one above it", async () => {
    for (const only of ["source.fixAll.errdex", "source.fixAll", "source"]) {
      const { text, actions } = await actionsAt(slip, { only: [only] });
      assert.deepEqual(
        actions.map(({ kind }) => kind),
        ["source.fixAll.errdex"],
      );
      const [action] = actions;
      assert.ok(action);
      const expected = text.replaceAll("card_declned", "card_declined").replace("card_expried", "card_expired");
      assert.equal(await applyAction(text, action), expected);
    }
    assert.ok((await actionsAt(slip)).actions.every(({ kind }) => !kind.startsWith("source")));
    assert.deepEqual((await actionsAt(slip, { only: ["source.organizeImports"] })).actions, []);
  });

  it("nothing is done to what is not sure", async () => {
    const { actions } = await actionsAt(unknown, { only: ["source.fixAll"] });
    assert.deepEqual(actions, []);
  });
});

describe("ignoring", () => {
  it("joins the comment that is there", async () => {
    const source = `${url}// errdex-disable-next-line duplicate-code -- why\n${slip.slice(url.length)}`;
    const { text, actions } = await actionsAt(source);
    const line = actions.find(({ title }) => title.endsWith("on this line"));
    assert.ok(line);
    assert.match((await applyAction(text, line)) ?? "", /next-line duplicate-code, unknown-code -- why\n/);
  });

  it("joins the comment at the top of the file", async () => {
    const { text, actions } = await actionsAt(`// errdex-disable duplicate-code\n${slip}`);
    const inFile = actions.find(({ title }) => /^Ignore .* in this file$/.test(title));
    assert.ok(inFile);
    assert.match((await applyAction(text, inFile)) ?? "", /^\/\/ errdex-disable duplicate-code, unknown-code\n/);
  });

  for (const [where, head, before] of [
    ["at the top", "", ""],
    ["at the top, before an empty line", "\n", ""],
    ["behind what must come first", "#!/usr/bin/env node\n", "#!/usr/bin/env node\n"],
    ["behind what is said of the file", "/* MIT */\n\n", "/* MIT */\n"],
    ["before what is said of the first statement", "/* Pays. */\n", ""],
  ] as const) {
    it(`comments on a file ${where}`, async () => {
      const { text, actions } = await actionsAt(head + slip);
      const inFile = actions.find(({ title }) => /^Ignore .* in this file$/.test(title));
      assert.ok(inFile);
      const result = `${before}// errdex-disable unknown-code\n${text.slice(before.length)}`;
      assert.equal(await applyAction(text, inFile), result);
    });
  }

  it("is not offered on a line that goes on from the one before, nor in strict JSON", async () => {
    const shell = 'url=https://api.acme.example\n[ "$code" = card_lost ] || \\\n  [ "$code" = "card_declned‸" ]\n';
    const inShell = await actionsAt(shell, { languageId: "shellscript" });
    assert.ok(inShell.actions.some(({ title }) => title.startsWith("Change to")));
    assert.ok(!inShell.actions.some(({ title }) => title.endsWith("on this line")));
    const json = '{ "url": "https://api.acme.example", "codes": ["card_lost", "card_declined", "card_expried‸"] }';
    const inJson = await actionsAt(json, { languageId: "json" });
    assert.ok(inJson.actions.length > 0);
    assert.ok(!inJson.actions.some(({ title }) => title.startsWith("Ignore")));
  });

  it("changes errdex.json, and leaves its comments alone", async () => {
    const text = '{\n  // Ours.\n  "strictness": "typos", // for now\n}\n';
    const [changed] = await change(slip, /errdex\.json$/, { config: file("file:///w/errdex.json", text) });
    assert.equal(changed?.[0], "file:///w/errdex.json");
    assert.equal(
      changed[1],
      '{\n  // Ours.\n  "strictness": "typos", // for now\n  "rules": {\n    "unknown-code": "off"\n  },\n}\n',
    );
  });

  it("makes errdex.json where there is none", async () => {
    const [changed] = await change(slip, /errdex\.json$/, { config: file("file:///w/errdex.json", undefined) });
    assert.deepEqual(JSON.parse(changed?.[1] ?? ""), { rules: { "unknown-code": "off" } });
  });
});

describe("adding to a catalog", () => {
  it("adds an entry to JSON, with its comments kept", async () => {
    const text =
      '{\n    "errdexCatalog": 1, "id": "acme", "name": "Acme",\n    "codes": {\n        // Cards.\n        "card_lost": "Lost."\n    }\n}\n';
    const [changed] = await change(unknown, /^Add 'card_stolen'/, {
      catalogFiles: () => [file("file:///w/a.errdex.json", text)],
    });
    assert.equal(changed?.[1], text.replace('"Lost."', '"Lost.",\n        "card_stolen": "TODO: say what it means."'));
  });

  it("adds an entry to YAML, with its comments kept", async () => {
    const text = "errdexCatalog: 1\nid: acme\nname: Acme\ncodes:\n  card_lost: Lost. # by its owner\n";
    const [changed] = await change(unknown, /^Add 'card_stolen'/, {
      catalogFiles: () => [file("file:///w/a.errdex.yaml", text)],
    });
    assert.equal(changed?.[1], `${text}  card_stolen: "TODO: say what it means."\n`);
  });

  it("makes a catalog that extends the one it is about", async () => {
    const [changed] = await change(unknown, /^Add 'card_stolen' to the Acme codes$/, {
      catalogFiles: (id) => [file(`file:///w/.errdex/${id}.errdex.json`, undefined)],
    });
    assert.equal(changed?.[0], "file:///w/.errdex/acme.errdex.json");
    assert.deepEqual(JSON.parse(changed[1]), {
      errdexCatalog: 1,
      id: "acme",
      name: "Acme",
      codes: { card_stolen: "TODO: say what it means." },
    });
  });

  it("goes on with the summary, in a file of either form that is there or is made", async () => {
    const texts: Readonly<Record<string, string | undefined>> = {
      "a.errdex.json": '{ "errdexCatalog": 1, "id": "acme", "name": "Acme", "codes": { "card_lost": "Lost." } }',
      "a.errdex.yaml": "errdexCatalog: 1\nid: acme\nname: Acme\ncodes:\n  card_lost: Lost.\n",
      "new.errdex.json": undefined,
      "new.errdex.yaml": undefined,
    };
    for (const [name, text] of Object.entries(texts)) {
      const { actions } = await actionsAt(unknown, {
        context: { catalogFiles: () => [file(`file:///w/${name}`, text)] },
      });
      const action = actions.find(({ title }) => title.startsWith("Add 'card_stolen'"));
      assert.ok(typeof action?.change === "function" && action.showsNext);
      const [changed] = (await action.change()) ?? [];
      assert.ok(changed?.next, name);
      const after = changeText(text ?? "", changed.changes);
      assert.equal(after.slice(changed.next.start, changed.next.end), "TODO: say what it means.", name);
    }
  });

  it("names the file where there are several", async () => {
    const { actions } = await actionsAt(unknown, {
      context: {
        catalogFiles: () => [file("file:///w/a.errdex.json", "{}"), file("file:///w/b%20c.errdex.json", "{}")],
      },
    });
    assert.deepEqual(
      actions.map(({ title }) => title).filter((title) => title.startsWith("Add 'card")),
      [
        "Add 'card_stolen' to the Acme codes in a.errdex.json",
        "Add 'card_stolen' to the Acme codes in b c.errdex.json",
      ],
    );
  });
});

describe("binding", () => {
  it("offers what something speaks for, less what is settled", async () => {
    const { actions } = await actionsAt(`${url}f("api.ratio.me");\nif (e.code === 'card_declned‸') {}\n`);
    assert.deepEqual(
      actions.map(({ title }) => title).filter((title) => title.startsWith("These")),
      ["These are Ratio codes (errdex: ratio)", "These are not API codes (errdex: none)"],
    );
  });

  it("offers no other API where known codes have settled which one it is", async () => {
    const { actions } = await actionsAt(
      `${url}f("api.ratio.me");\nif (e.code === 'card_lo‸st' || e.code === 'card_expired') {}\n`,
    );
    assert.deepEqual(
      actions.map(({ title }) => title).filter((title) => title.startsWith("These")),
      ["These are not API codes (errdex: none)"],
    );
  });

  it("is silent where the author has said it, and before anybody asked where nothing is wrong", async () => {
    const stated = await actionsAt(slip.replace("if", "// errdex: acme\nif"));
    assert.ok(!stated.actions.some(({ title }) => title.startsWith("These")));
    const { actions } = await actionsAt(`${url}if (e.code === 'card_lo‸st') {}\n`, { isExplicit: false });
    assert.deepEqual(actions, []);
  });
});

describe("opening the documentation", () => {
  it("is offered where the client has a command for it", async () => {
    const source = "if (e.code === 'INVALID_O‸TP') {}\n";
    const { actions } = await actionsAt(source, { context: { hasCommand: (id) => id === "errdex.openDocs" } });
    assert.deepEqual(actions.find(({ command }) => command !== undefined)?.command, {
      id: "errdex.openDocs",
      arguments: [{ catalog: "ratio", code: "INVALID_OTP" }],
    });
    assert.ok(!(await actionsAt(source)).actions.some(({ command }) => command !== undefined));
  });
});
