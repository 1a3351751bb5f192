import assert from "node:assert/strict";
import { defaultSettings, ruleIds } from "../../../shared/src/settings";
import { completeDirective } from "../../../server/src/features/completion/directiveCompletion";
import { directiveHover } from "../../../server/src/features/hover/directiveHover";
import { plainText } from "../../../server/src/render/markdown";
import { createDocument, testService } from "../../support/check";
import { completeAt, fixesAt } from "../../support/features";
import { readCursor } from "../../support/marks";

async function completeIn(source: string, { explicit = true, languageId = "typescript" } = {}) {
  const { text, offset } = readCursor(source);
  const context = await testService.directiveAt(createDocument(text, languageId), offset, defaultSettings);
  const found = context && completeDirective(context, testService.index, explicit);
  return (
    found && {
      replaces: text.slice(found.span.start, found.span.end),
      labels: found.items.map(({ label }) => label),
      written: found.items.map(({ newText }) => newText),
      details: found.items.map(({ detail }) => detail),
    }
  );
}

const directives = [
  "errdex: ratio",
  "errdex: sphere",
  "errdex: none",
  "errdex-disable-line",
  "errdex-disable-next-line",
  "errdex-disable",
  "errdex-enable",
];
const rules = ruleIds.filter((id) => id !== "unused-directive");

describe("completion in a comment", () => {
  const cases: readonly (readonly [source: string, replaces: string, labels: readonly string[]])[] = [
    ["// ‸", "", directives],
    ["// err‸", "err", directives],
    ["let a; // errdex‸", "errdex", directives],
    ["/* errdex-dis‸able-line */", "errdex-disable-line", directives],
    ["/**\n * err‸\n */", "err", directives],
    ["// errdex:‸", "", ["ratio", "sphere", "none"]],
    ["// errdex: ra‸", "ra", ["ratio", "sphere", "none"]],
    ["// errdex: ratio, ‸", "", ["sphere", "none"]],
    ["// errdex: ‸, sphere", "", ["ratio", "none"]],
    ["// errdex-disable-line ‸", "", rules],
    ["// errdex-disable-line unk‸nown-code", "unknown-code", rules],
    ["// errdex-enable unknown-code, ‸", "", rules.slice(1)],
    ["if (a) {\n  // errdex-disable ‸\n}", "", rules],
  ];
  for (const [source, replaces, labels] of cases) {
    it(JSON.stringify(source), async () => {
      const found = await completeIn(source);
      assert.deepEqual([found?.replaces, found?.labels], [replaces, labels]);
    });
  }

  const inHosts: readonly (readonly [languageId: string, source: string])[] = [
    ["vue", "<template><p>{{ a }}</p></template>\n<script setup>\nlet a;\n// errdex-dis‸\n</script>"],
    ["markdown", "# A page\n\n> ```py\n> a = 1\n> # errdex-dis‸\n> ```\n"],
  ];
  for (const [languageId, source] of inHosts) {
    it(`of a piece of ${languageId}`, async () => {
      const found = await completeIn(source, { languageId });
      assert.deepEqual([found?.replaces, found?.labels], ["errdex-dis", directives]);
    });
  }

  it("writes the blank behind a colon", async () => {
    assert.deepEqual((await completeIn("// errdex:‸"))?.written, [" ratio", " sphere", " none"]);
    assert.deepEqual((await completeIn("// errdex: ‸"))?.written, ["ratio", "sphere", "none"]);
  });

  it("tells a catalog's name and how many codes it has", async () => {
    assert.equal((await completeIn("// errdex: ‸"))?.details[0], "Ratio, 159 codes");
  });

  it("knows other languages' comments", async () => {
    assert.deepEqual((await completeIn("a = 1 # errdex: ‸", { languageId: "python" }))?.labels, [
      "ratio",
      "sphere",
      "none",
    ]);
    assert.deepEqual((await completeIn("a=1 # err‸", { languageId: "shellscript" }))?.labels, directives);
  });

  const silent = [
    "// we call err‸",
    "// see errdex: ‸",
    "log('errdex: ‸')",
    "err‸",
    "errdex: ‸",
    "// errdex-disable-line unknown-code -- because ‸",
    "/* errdex: ratio */ ‸",
    "// errdex-disable-nothing ‸",
  ];
  for (const source of silent) {
    it(`is not offered in ${JSON.stringify(source)}`, async () => {
      assert.equal(await completeIn(source), undefined);
    });
  }

  it("is not offered in an empty comment to whoever has not asked", async () => {
    assert.equal(await completeIn("// ‸", { explicit: false }), undefined);
  });
});

describe("completion where a comment says what the codes are", () => {
  it("offers the catalog's codes without being asked", async () => {
    for (const source of [
      "let a;\n// errdex: ratio\nconst x = '‸';",
      "let a;\nconst x = ['INVALID_OTP', '‸']; // errdex: ratio",
      "let a;\n// errdex: ratio\nswitch (x) { case 'INVALID_OTP': case '‸': }",
      "let a;\n// errdex: ratio\nswitch (x) { case '‸",
      "let a;\n// errdex: ratio\nfunction f() { if (err.code === '‸') {} }",
      "// errdex: ratio\n\nif (err.code === '‸') {}",
    ]) {
      const found = await completeAt(source);
      assert.equal(found?.codes.includes("MISSING_OTP"), true, source);
      assert.equal(found.codes.includes("customer/not-found"), false, source);
    }
  });

  it("offers those of all catalogs that it names", async () => {
    for (const [languageId, source] of [
      ["typescript", "let a;\n// errdex: ratio, sphere\nconst x = '‸';"],
      ["yaml", "a: 1\n# errdex: ratio, sphere\ncode: '‸'\n"],
    ] as const) {
      const found = await completeAt(source, { languageId, explicit: true });
      assert.deepEqual(
        ["MISSING_OTP", "customer/not-found"].map((code) => found?.codes.includes(code)),
        [true, true],
        languageId,
      );
    }
  });

  it("offers none by itself where they are codes of none", async () => {
    assert.equal(
      await completeAt("// errdex: none\n\nfetch('https://api.ratio.me'); if (err.code === '‸') {}"),
      undefined,
    );
  });
});

describe("hover over a comment to Errdex", () => {
  const cases: readonly (readonly [source: string, over: string | undefined, says: RegExp])[] = [
    ["// errdex: rat‸io\nlet a;", "ratio", /^Ratio: 159 codes, built-in\.$/],
    ["// errd‸ex: ratio\nlet a;", "errdex:", /^Says which API's codes/],
    ["// errdex-disable-line‸ unknown-code", "errdex-disable-line", /on this line/],
    ["// errdex: no‸ne\nlet a;", "none", /leaves them alone/],
    ["// errdex-disable-‸line unknown-code", "errdex-disable-line", /on this line/],
    ["// errdex-disable-line unknown‸-code", "unknown-code", /the API has no such code/],
    ["// errdex: ra‸to\nlet a;", undefined, /^$/],
    ["// errdex-disable-line -- un‸known-code", undefined, /^$/],
  ];
  for (const [source, over, says] of cases) {
    it(JSON.stringify(source), async () => {
      const { text, offset } = readCursor(source);
      const { directives: found } = await testService.analyze(createDocument(text), defaultSettings);
      const shown = directiveHover(found, offset, testService.index, plainText);
      assert.equal(shown && text.slice(shown.span.start, shown.span.end), over);
      assert.match(shown?.text ?? "", says);
    });
  }
});

describe("fixes of comments to Errdex", () => {
  const cases: readonly (readonly [source: string, title: string, result: string])[] = [
    ["let a;\n  // errdex-disable-‸line\nlet b;", "Remove the comment", "let a;\nlet b;"],
    ["let a;\r\n// errdex-disable-‸line\r\nlet b;", "Remove the comment", "let a;\r\nlet b;"],
    ["let a; // errdex-disable-‸line -- so\nlet b;", "Remove the comment", "let a;\nlet b;"],
    ["let a; /* errdex-disable-‸line */ let b;", "Remove the comment", "let a; let b;"],
    ["  /* errdex-disable-‸line */ let b;", "Remove the comment", "  let b;"],
    ["let b;\n// errdex-disable-‸line", "Remove the comment", "let b;\n"],
    ["/*\n * errdex-disable-‸line\n */\nlet b;", "Remove the comment", "let b;"],
    ["/*\n * About.\n * errdex-disable-‸line\n */\nlet b;", "Remove the comment", "/*\n * About.\n */\nlet b;"],
    ["/* errdex-disable-‸line\n * About. */\nlet b;", "Remove the comment", "/* \n * About. */\nlet b;"],
    ["// errdex: ra‸to\nlet b;", "Change to 'ratio'", "// errdex: ratio\nlet b;"],
    [
      "// errdex-disable-nextl‸ine\nlet b;",
      "Change to 'errdex-disable-next-line'",
      "// errdex-disable-next-line\nlet b;",
    ],
    [
      "if (err.code === 'INVALID_EMIAL') {} // errdex-disable-line unknown-code, wrong-‸catalog -- so",
      "Remove 'wrong-catalog'",
      "if (err.code === 'INVALID_EMIAL') {} // errdex-disable-line unknown-code -- so",
    ],
    [
      "if (err.code === 'INVALID_EMIAL') {} // errdex-disable-line wrong-‸catalog, unknown-code",
      "Remove 'wrong-catalog'",
      "if (err.code === 'INVALID_EMIAL') {} // errdex-disable-line unknown-code",
    ],
  ];
  for (const [source, title, result] of cases) {
    it(JSON.stringify(source), async () => {
      const fixes = await fixesAt(source);
      assert.deepEqual(
        fixes.map((fix) => [fix.title, fix.result]),
        [[title, result]],
      );
    });
  }

  it("take the braces away in JSX", async () => {
    const source = "const a = <p>\n  {/* errdex-disable-‸line */}\n  b\n</p>;";
    const [fix] = await fixesAt(source, { languageId: "typescriptreact" });
    assert.equal(fix?.result, "const a = <p>\n  b\n</p>;");
  });

  it("are preferred where nothing else could be meant", async () => {
    assert.equal((await fixesAt("let a; // errdex-disable-‸line"))[0]?.preferred, true);
    assert.equal((await fixesAt("// errdex: ra‸to\nlet a;"))[0]?.preferred, true);
    assert.equal((await fixesAt("// errdex: ra‸\nlet a;"))[0]?.preferred, undefined);
  });
});
