import assert from "node:assert/strict";
import { defaultSettings, type Settings } from "../../../shared/src/settings";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { rankLeftOut } from "../../../server/src/rules/leftOut";
import { createDocument, createTestService } from "../../support/check";
import { problemsIn } from "../../support/features";

const settings: Settings = {
  ...defaultSettings,
  rules: { ...defaultSettings.rules, "unhandled-codes": "warning" },
};

const { catalog } = readCatalog(
  {
    errdexCatalog: 1,
    id: "acme",
    name: "Acme",
    families: { CARD_: { title: "Cards" }, BANK_: { title: "Banks" } },
    codes: {
      BANK_CLOSED: "…",
      BANK_UNKNOWN: { summary: "…", guidance: { audience: "end-user" } },
      CARD_BROKEN: "…",
      CARD_LOST: { summary: "…", guidance: { audience: "operator" } },
      CARD_EXPIRED: { summary: "…", guidance: { audience: "end-user" } },
      CARD_EATEN: { summary: "…", deprecated: {} },
      CARD_STOLEN: "…",
      CARD_BLOCKED: "…",
      CARD_FORGED: "…",
      OTHER: "…",
    },
  },
  "test",
);
assert.ok(catalog);
const acme = catalog;
const service = createTestService({ catalogs: [acme] });

/** What the rule marks, with its message. */
async function unhandledIn(source: string, languageId = "typescript"): Promise<readonly string[]> {
  const problems = await problemsIn(source, { settings, service, languageId });
  const { findings } = await service.check(createDocument(source, languageId), settings);
  assert.equal(findings.length, problems.length, "the command line says the same");
  return problems.map(({ span, message }) => `${source.slice(span.start, span.end)}: ${message}`);
}

const ofSwitch =
  "err.code: This switch has 2 of 10 Acme codes. Of the same families it leaves out " +
  "'CARD_EXPIRED', 'CARD_LOST', 'CARD_STOLEN' and 1 more. (all 2 cases in this switch are Acme codes.)";

describe("unhandled-codes", () => {
  const spoken: readonly (readonly [languageId: string, source: string])[] = [
    ["typescript", "switch (err.code) { case 'CARD_BROKEN': a(); break; case 'CARD_BROKEN2': case 'CARD_STOLEN': }"],
    ["python", "match err.code:\n  case 'CARD_BROKEN': a()\n  case 'CARD_STOLEN' if b: c()\n"],
    ["go", 'package a\nfunc f() { switch err.Code { case "CARD_BROKEN", "CARD_STOLEN": a() } }'],
    ["java", 'class A { void f() { switch (err.code) { case "CARD_BROKEN": a(); case "CARD_STOLEN": b(); } } }'],
    ["php", "<?php\n$a = match ($err->code) { 'CARD_BROKEN' => 1, 'CARD_STOLEN' => 2 };"],
    ["ruby", "case err.code\nwhen 'CARD_BROKEN' then 1\nwhen 'CARD_STOLEN' then (a ? 1 : 2)\nend"],
    ["shellscript", 'case "$code" in\n  CARD_BROKEN) a ;;\n  CARD_STOLEN) b ;;\nesac'],
    [
      "csharp",
      'class A { void F() { switch (err.Code) { case "CARD_BROKEN": A(); break; case "CARD_STOLEN": break; } } }',
    ],
    ["typescript", "const texts = { CARD_BROKEN: 1, CARD_STOLEN: 2 };"],
    ["python", "TEXTS = {'CARD_BROKEN': 1, 'CARD_STOLEN': 2}"],
  ];
  const marked: readonly (readonly [source: string, mark: string])[] = [
    ["switch (err.code) { case 'CARD_BROKEN': a(); break; case 'CARD_STOLEN': }", "err.code"],
    ["const texts = { CARD_BROKEN: 1, CARD_STOLEN: 2 };", "texts"],
    ["show({ CARD_BROKEN: 1, CARD_STOLEN: 2 });", "{"],
    ["new Map([['CARD_BROKEN', 1], ['CARD_STOLEN', 2]]);", "["],
  ];
  for (const [source, mark] of marked) {
    it(`marks ${mark} in ${source}`, async () => {
      assert.deepEqual(
        (await unhandledIn(source)).map((found) => found.split(": ")[0]),
        [mark],
      );
    });
  }

  for (const [languageId, source] of spoken) {
    it(`speaks of ${source}`, async () => {
      const found = await unhandledIn(source, languageId);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", /leaves out 'CARD_EXPIRED', 'CARD_LOST'/);
    });
  }

  const silent: readonly (readonly [languageId: string, source: string])[] = [
    ["typescript", "switch (err.code) { case 'CARD_BROKEN': case 'CARD_STOLEN': a(); break; default: b(); }"],
    ["python", "match err.code:\n  case 'CARD_BROKEN': a()\n  case 'CARD_STOLEN': b()\n  case _: c()\n"],
    ["python", "match err.code:\n  case 'CARD_BROKEN': a()\n  case 'CARD_STOLEN': b()\n  case other: c()\n"],
    ["go", 'package a\nfunc f() { switch err.Code { case "CARD_BROKEN", "CARD_STOLEN": a()\ndefault: b() } }'],
    [
      "java",
      'class A { int f() { return switch (err.code) { case "CARD_BROKEN" -> 1; case "CARD_STOLEN" -> 2; default -> 3; }; } }',
    ],
    [
      "java",
      'class A { void f() { switch (err.code) { case "CARD_BROKEN": a(); case "CARD_STOLEN": default: b(); } } }',
    ],
    ["kotlin", 'fun f() = when (err.code) { "CARD_BROKEN" -> 1\n "CARD_STOLEN" -> 2\n else -> 3 }'],
    ["csharp", 'class A { int F() => err.Code switch { "CARD_BROKEN" => 1, "CARD_STOLEN" => 2, _ => 3 }; }'],
    [
      "csharp",
      'class A { void F() { switch (err.Code) { case "CARD_BROKEN": A(); break; case "CARD_STOLEN": default: break; } } }',
    ],
    ["ruby", "case err.code\nwhen 'CARD_BROKEN' then 1\nwhen 'CARD_STOLEN' then 2\nelse 3\nend"],
    ["ruby", "case err.code\nin 'CARD_BROKEN' then 1\nin 'CARD_STOLEN' then 2\nin _ then 3\nend"],
    ["php", "<?php\n$a = match ($err->code) { 'CARD_BROKEN' => 1, 'CARD_STOLEN' => 2, default => 3 };"],
    ["php", "<?php\nswitch ($err->code) { case 'CARD_BROKEN': a(); case 'CARD_STOLEN': b(); default: c(); }"],
    ["rust", 'fn f() { match err.code { "CARD_BROKEN" => 1, "CARD_STOLEN" => 2, _ => 3 } }'],
    ["rust", 'fn f() { match err.code { "CARD_BROKEN" => 1, "CARD_STOLEN" => 2, other => 3 } }'],
    ["swift", 'switch err.code {\ncase "CARD_BROKEN": a()\ncase "CARD_STOLEN": b()\ndefault: c()\n}'],
    [
      "dart",
      "void f() { switch (err.code) { case 'CARD_BROKEN': a(); break; case 'CARD_STOLEN': b(); break; default: c(); } }",
    ],
    ["dart", "f() => switch (err.code) { 'CARD_BROKEN' => 1, 'CARD_STOLEN' => 2, _ => 3 };"],
    ["scala", 'object A { err.code match { case "CARD_BROKEN" => 1; case "CARD_STOLEN" => 2; case _ => 3 } }'],
    ["elixir", 'case err.code do\n  "CARD_BROKEN" -> 1\n  "CARD_STOLEN" -> 2\n  _ -> 3\nend'],
    ["shellscript", 'case "$code" in\n  CARD_BROKEN) a ;;\n  CARD_STOLEN) b ;;\n  *) c ;;\nesac'],
    ["typescript", "const texts = { CARD_BROKEN: 1, CARD_STOLEN: 2, default: 3 };"],
    ["python", "TEXTS = {'CARD_BROKEN': 1, 'CARD_STOLEN': 2, '*': 3}"],
    // A list and comparisons pick codes out; they do not handle them all.
    ["typescript", "['CARD_BROKEN', 'CARD_STOLEN'].includes(err.code)"],
    ["typescript", "if (err.code === 'CARD_BROKEN' || err.code === 'CARD_STOLEN') {}"],
    // One code is picked out, too.
    ["typescript", "let a;\n// errdex: acme\nswitch (err.code) { case 'CARD_BROKEN': a(); }"],
    // The families at hand are handled as a whole.
    ["typescript", "switch (err.code) { case 'BANK_CLOSED': a(); case 'BANK_UNKNOWN': b(); }"],
  ];
  for (const [languageId, source] of silent) {
    it(`is silent of ${source}`, async () => {
      assert.deepEqual(await unhandledIn(source, languageId), []);
    });
  }

  it("says how many are left out, what matters most, and why it believes so", async () => {
    assert.deepEqual(await unhandledIn("switch (err.code) { case 'CARD_BROKEN': a(); case 'CARD_BLOCKED': b(); }"), [
      ofSwitch,
    ]);
  });

  it("is off unless asked for", async () => {
    const source = "switch (err.code) { case 'CARD_BROKEN': a(); case 'CARD_STOLEN': b(); }";
    assert.deepEqual(await problemsIn(source, { service }), []);
  });
});

describe("the codes that a group leaves out", () => {
  const rank = (codes: readonly string[]) =>
    rankLeftOut(
      { members: codes.map((code) => ({ entries: acme.entries.has(code) ? [acme.entries.get(code)] : [] })) as never },
      acme,
    );

  it("are those of the families at hand first, then what an end user can act on", () => {
    const { entries, ofFamilies } = rank(["CARD_BROKEN", "SOMETHING_ELSE"]);
    assert.deepEqual(
      entries.map(({ code }) => code),
      [
        "CARD_EXPIRED",
        "CARD_LOST",
        "CARD_STOLEN",
        "CARD_BLOCKED",
        "CARD_FORGED",
        "BANK_UNKNOWN",
        "BANK_CLOSED",
        "OTHER",
      ],
    );
    assert.equal(ofFamilies, 5);
  });

  it("are those without a family first where the group has such", () => {
    const { entries, ofFamilies } = rank(["OTHER"]);
    assert.equal(ofFamilies, 0);
    assert.equal(entries[0]?.code, "BANK_UNKNOWN");
  });

  it("are all of the catalog for an empty group, and none for a full one", () => {
    assert.equal(rank([]).entries.length, acme.entries.size - 1);
    assert.equal(rank([...acme.entries.keys()]).entries.length, 0);
  });
});
