import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { createTestService } from "../../support/check";
import { completeAt } from "../../support/features";

const usesRatio = "fetch('https://api.ratio.me/v1');\n";
const usesSphere = "fetch('https://api.spherepay.co/v1');\n";
const [ratio, sphere] = builtInCatalogs.map(({ entries }) => entries.size);

describe("complete", () => {
  const places: readonly (readonly [place: string, source: string])[] = [
    ["a case", "switch (error.code) { case 'MISSING_PHONE': case '‸': }"],
    ["a comparison", "if (error.code === '‸') {}"],
    ["an or-chain", "if (error.code === 'MISSING_PHONE' || error.code === '‸') {}"],
    ["an array", "const codes = ['MISSING_PHONE', '‸'];"],
    ["a set", "const codes = new Set(['MISSING_PHONE', '‸']);"],
    ["a quoted key", "const messages = { 'MISSING_PHONE': 'a', '‸': 'b' };"],
    ["a value", "const body = { code: '‸' };"],
    ["a union", "type Code = 'MISSING_PHONE' | '‸';"],
    ["an enum", "enum Code { A = 'MISSING_PHONE', B = '‸' }"],
    ["a template", "if (error.code === `‸`) {}"],
  ];
  for (const [place, source] of places) {
    it(`offers the API's codes in ${place}`, async () => {
      const found = await completeAt(usesRatio + source);
      assert.equal(found?.codes.includes("INVALID_OTP"), true, source);
      assert.equal(found.codes.includes("customer/not-found"), false, source);
    });
  }

  it("leaves out the codes that the group has, but not the literal's own", async () => {
    const found = await completeAt(`${usesRatio}switch (error.code) { case 'MISSING_PHONE': case 'INVALID_OTP‸': }`);
    assert.equal(found?.codes.length, (ratio ?? 0) - 1);
    assert.ok(found.codes.includes("INVALID_OTP"));
  });

  it("offers a code again where it may well stand twice", async () => {
    const found = await completeAt(`${usesRatio}a({ code: 'MISSING_PHONE' }); b({ code: '‸' });`);
    assert.ok(found?.codes.includes("MISSING_PHONE"));
  });

  it("puts the families of the siblings first", async () => {
    const found = await completeAt(`${usesRatio}switch (error.code) { case 'MISSING_PHONE': case '‸': }`);
    assert.ok(found?.codes[0]?.startsWith("MISSING_"), found?.codes[0]);
  });

  it("replaces the whole content, whatever stands behind the cursor", async () => {
    for (const literal of ["‸", "INV‸", "INVALID_‸EMIAL", "‸customer/dne"]) {
      const found = await completeAt(`${usesRatio}if (error.code === '${literal}') {}`);
      assert.equal(found?.replaces, literal.replace("‸", ""));
    }
  });

  it("knows where a literal ends that is not closed yet", async () => {
    for (const [source, replaces] of [
      ["if (error.code === '‸", ""],
      ["if (error.code === 'INV‸", "INV"],
      ["if (error.code === 'INV‸) {\n}", "INV"],
      ["switch (error.code) {\n  case '‸\n}", ""],
      ["switch (error.code) {\n  case 'customer/‸not-found:\n}", "customer/not-found"],
    ] as const) {
      const found = await completeAt(usesRatio + source);
      assert.equal(found?.replaces, replaces, source);
      assert.ok(found.codes.includes("INVALID_OTP"));
    }
  });

  describe("where no API is in evidence", () => {
    it("offers nothing on a quote or separator", async () => {
      assert.equal(await completeAt("if (error.code === '‸') {}"), undefined);
      assert.equal(await completeAt("log('customer/‸');"), undefined);
    });

    it("offers all codes to whoever asks", async () => {
      const found = await completeAt("if (error.code === '‸') {}", { explicit: true });
      assert.equal(found?.codes.length, (ratio ?? 0) + (sphere ?? 0));
      assert.equal(found.incomplete, false);
    });
  });

  describe("where an API is in evidence, but the literal is not bound to it", () => {
    it("offers its codes where the subject's name speaks of codes or errors", async () => {
      const found = await completeAt(`${usesSphere}const RETRYABLE_ERRORS = ['‸'];`);
      assert.equal(found?.codes.length, sphere);
    });

    for (const source of ["if (action.type === '‸') {}", "console.log('‸');", "const request = { method: '‸' };"]) {
      it(`offers them only to whoever asks in ${source}`, async () => {
        assert.equal(await completeAt(usesSphere + source), undefined);
        assert.equal((await completeAt(usesSphere + source, { explicit: true }))?.codes.length, sphere);
      });
    }
  });

  it("stays away from bare names, imports and places outside of literals", async () => {
    for (const source of ["const messages = { INV‸: 1 };", "import x from '‸';", "const x = INV‸", "‸"]) {
      assert.equal(await completeAt(usesRatio + source, { explicit: true }), undefined, source);
    }
  });

  describe("with more codes than are worth sending", () => {
    const codes = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, i) => [`BIG_${i % 2 === 0 ? "EVEN" : "ODD"}_${i}`, `Number ${i}`] as const),
    );
    const big = readCatalog(
      {
        errdexCatalog: 1,
        id: "big",
        name: "Big",
        families: { BIG_EVEN_: { title: "Even" }, BIG_ODD_: { title: "Odd" } },
        evidence: { hosts: ["api.big.example"] },
        envelope: { codeFields: ["code"] },
        codes: { ...codes, BIG_ODD_LATE: { summary: "Gone.", deprecated: {} }, LAST: "The last one." },
      },
      "test",
    ).catalog;
    assert.ok(big);
    const service = createTestService({ catalogs: [big] });
    const complete = (literal: string) =>
      completeAt(`fetch('https://api.big.example');\nif (error.code === '${literal}') {}`, { service });

    it("gives as many as are worth sending, and says that there are more", async () => {
      const found = await complete("‸");
      assert.equal(found?.codes.length, 256);
      assert.equal(found.incomplete, true);
    });

    it("gives those that fit what is typed, in any case, the ones that begin with it first", async () => {
      const found = await complete("big_odd_99‸");
      assert.deepEqual(found?.codes.slice(0, 3), ["BIG_ODD_99", "BIG_ODD_991", "BIG_ODD_993"]);
      assert.deepEqual((await complete("lst‸"))?.codes, ["LAST"]);
      assert.deepEqual((await complete("oddlate‸"))?.codes, ["BIG_ODD_LATE"]);
      assert.deepEqual((await complete("nothing like it‸"))?.codes, []);
    });

    it("says that what was filtered is not all", async () => {
      assert.equal((await complete("lst‸"))?.incomplete, true);
    });
  });
});

describe("complete in an arm that is typed just now", () => {
  const arms: readonly (readonly [languageId: string, source: string])[] = [
    ["typescript", "switch (e.code) {\n  case 'MISSING_PHONE': return 1;\n  case '‸'\n}"],
    ["typescript", "switch (e.code) {\n  case 'MISSING_PHONE':\n  case '‸\n  default: return 1;\n}"],
    [
      "java",
      'class A { int f() { switch (e.code()) {\n  case "MISSING_PHONE" -> f();\n  case "‸"\n  default -> g();\n} } }',
    ],
    ["java", 'class A { int f() { return switch (e.code()) {\n  case "MISSING_PHONE", "‸"\n  default -> 1;\n}; } }'],
    ["kotlin", 'fun f() = when (e.code) {\n  "MISSING_PHONE" -> 1\n  "‸"\n  else -> 2\n}'],
    ["kotlin", 'fun f() = when (e.code) {\n  "MISSING_PHONE", "‸\n}'],
    ["scala", 'object A {\n  def f = e.code match {\n    case "MISSING_PHONE" | "‸"\n  }\n}'],
    ["csharp", 'class A { int F() => e.Code switch\n{\n  "MISSING_PHONE" or "‸"\n  _ => 2,\n}; }'],
    ["csharp", 'class A { void F() { switch (e.Code)\n{\n  case "MISSING_PHONE": break;\n  case "‸"\n} } }'],
    ["rust", 'fn f() { match e.code {\n  "MISSING_PHONE" => 1,\n  "‸"\n  _ => 2,\n} }'],
    ["php", '<?php match ($e->code) {\n  "MISSING_PHONE" => 1,\n  "‸"\n};'],
    ["python", 'match e.code:\n    case "MISSING_PHONE":\n        f()\n    case "‸"\n'],
    ["swift", 'switch e.code {\ncase "MISSING_PHONE": f()\ncase "‸"\n}'],
    ["shellscript", 'case "$code" in\n  "MISSING_PHONE") f ;;\n  "‸"\nesac'],
  ];
  const comments: Readonly<Record<string, string>> = { python: "#", shellscript: "#" };
  for (const [languageId, source] of arms) {
    it(`offers the codes that the others have not, in ${languageId}: ${source}`, async () => {
      const found = await completeAt(`${source}\n${comments[languageId] ?? "//"} https://api.ratio.me`, { languageId });
      assert.deepEqual([found?.codes.includes("INVALID_OTP"), found?.codes.includes("MISSING_PHONE")], [true, false]);
    });
  }

  it("takes no other line for one", async () => {
    for (const source of [
      "switch (e.code) {\n  case 1: return 'MISSING_PHONE';\n}\n'‸' \nf();",
      "switch (e.code) {\n  case 'MISSING_PHONE': f()\n}\nimport {} from '‸'\n",
    ]) {
      assert.equal(await completeAt(usesRatio + source), undefined, source);
    }
  });
});

describe("complete in an entry of a map that is typed just now", () => {
  for (const [languageId, source] of [
    ["kotlin", 'val m = mapOf("MISSING_PHONE" to 1, "‸")\n// https://api.ratio.me'],
    ["scala", 'object A {\n  val m = Map[String, Int]("MISSING_PHONE" -> 1, "‸")\n}\n// https://api.ratio.me'],
  ] as const) {
    it(`offers the codes that the others have not, in ${languageId}`, async () => {
      const found = await completeAt(source, { languageId });
      assert.deepEqual([found?.codes.includes("INVALID_OTP"), found?.codes.includes("MISSING_PHONE")], [true, false]);
    });
  }
});

describe("complete in a constant", () => {
  const lists: readonly (readonly [languageId: string, source: string])[] = [
    [
      "java",
      'class A { static final String B = "MISSING_PHONE"; static final String C = "INVALID_AGE"; static final String D = "‸"; }',
    ],
    [
      "csharp",
      'class A { const string B = "MISSING_PHONE"; const string C = "INVALID_AGE"; const string D = "INV‸"; }',
    ],
    ["kotlin", 'object A {\n  const val B = "MISSING_PHONE"\n  const val C = "INVALID_AGE"\n  const val D = "‸"\n}'],
    ["scala", 'object A {\n  val B = "MISSING_PHONE"\n  val C = "INVALID_AGE"\n  val D = "‸"\n}'],
    ["typescript", "export const B = 'MISSING_PHONE';\nexport const C = 'INVALID_AGE';\nexport const D = '‸';"],
  ];
  for (const [languageId, source] of lists) {
    it(`offers the codes that its neighbours have not, in ${languageId}`, async () => {
      const found = await completeAt(source, { languageId });
      assert.deepEqual([found?.codes.includes("INVALID_OTP"), found?.codes.includes("MISSING_PHONE")], [true, false]);
    });
  }

  it("offers nothing beside other constants, beside a single code, or where something else was begun", async () => {
    for (const source of [
      "const B = 'MISSING_PHONE'; const C = 'a'; const E = 'b'; const D = '‸';",
      "const B = 'MISSING_PHONE'; const C = 'INVALID_AGE'; const D = 'abc‸';",
      "const B = 'MISSING_PHONE'; const C = 'INVALID_AGE'; function f() { const D = '‸'; }",
      "const B = 'MISSING_PHONE'; const D = '‸';",
    ]) {
      assert.equal(await completeAt(source), undefined, source);
    }
  });
});

describe("complete in code that is half typed, or that a grammar leaves whole", () => {
  const sources: readonly (readonly [languageId: string, source: string])[] = [
    ["go", 'var m = map[string]string{\n\t"INVALID_OTP": "…",\n\t"‸\n}'],
    ["cpp", 'int f() { switch (hash(c)) { case hash("INVALID_OTP"): break; case hash("‸"): break; } }'],
    ["cpp", '#define CODES(X) \\\n  X(kOtp, "INVALID_OTP") \\\n  X(kNext, "‸")\n'],
  ];
  for (const [languageId, source] of sources) {
    it(`offers the codes that stand not there yet, in ${languageId}: ${source}`, async () => {
      const found = await completeAt(`// https://api.ratio.me\n${source}`, { languageId });
      assert.equal(found?.replaces, "");
      assert.equal(found.codes.length, (ratio ?? 0) - 1);
    });
  }

  it("offers nothing where a macro's text has no string", async () => {
    const source = '// https://api.ratio.me\n#define CODES(X) X(‸kOtp, "INVALID_OTP")\n';
    assert.equal(await completeAt(source, { languageId: "cpp", explicit: true }), undefined);
  });
});

describe("complete in a JSON text in a longer literal", () => {
  it("offers nothing, for it would take the place of the whole text", async () => {
    for (const text of ['{\\"code\\": \\"‸\\"}', '{\\"code\\": \\"INV‸\\"}']) {
      assert.equal(await completeAt(`${usesRatio}const code = "${text}";`, { explicit: true }), undefined, text);
    }
    assert.equal(await completeAt(`${usesRatio}const code = '{"code": "‸"}';`, { explicit: true }), undefined);
  });
});

describe("complete in data", () => {
  const json = (source: string) => completeAt(source, { languageId: "json", explicit: true });
  const yaml = (source: string) => completeAt(source, { languageId: "yaml", explicit: true });

  it("offers an API's codes where its field for the code is filled in, whatever else is known", async () => {
    assert.equal((await json('{ "code": "‸" }'))?.codes.length, ratio);
    assert.equal((await json('{ "error": "cust‸" }'))?.codes.length, sphere);
    assert.deepEqual((await yaml("code: INV‸"))?.replaces, "INV");
    assert.equal((await yaml("error: customer/no‸t-found"))?.replaces, "customer/not-found");
  });

  it("offers nothing elsewhere, though editors ask at every letter", async () => {
    for (const source of ['{ "name": "‸" }', '["‸"]', '{ "‸": 1 }', '{ "error": "Something‸" }']) {
      assert.equal(await json(source), undefined, source);
    }
    for (const source of ["name: a‸", "- a‸", "a‸: 1", "error: Something‸"]) {
      assert.equal(await yaml(source), undefined, source);
    }
  });

  it("offers the codes that a list or map has not, and those of an API that the file names", async () => {
    const list = await json('{ "retry": ["MISSING_PHONE", "MISSING_OTP", "‸"] }');
    assert.equal(list?.codes.length, (ratio ?? 0) - 2);
    const map = await yaml("messages:\n  customer/not-found: a\n  customer/duplicate: b\n  cus‸: c");
    assert.equal(map?.codes.length, (sphere ?? 0) - 2);
    const named = await json('{ "url": "https://api.ratio.me", "errorReason": "‸", "name": "" }');
    assert.equal(named?.codes.length, ratio);
    assert.equal(await json('{ "url": "https://api.ratio.me", "errorReason": "", "name": "‸" }'), undefined);
  });

  describe("writes a code with signs as the language reads it", () => {
    const acme = readCatalog(
      {
        errdexCatalog: 1,
        id: "acme",
        name: "Acme",
        envelope: { codeFields: ["code"] },
        codes: { "it's": "a", 'say "no"': "b", "a\\b": "c", PLAIN_ONE: "d", PLAIN_TWO: "e" },
      },
      "test",
    ).catalog;
    for (const [languageId, source, expected] of [
      ["typescript", "const a = ['PLAIN_ONE', '‸'];", ["it\\'s", 'say "no"', "a\\\\b", "PLAIN_TWO"]],
      ["python", "a = ['PLAIN_ONE', r'‸']", ['say "no"', "a\\b", "PLAIN_TWO"]],
      ["python", "a = ['PLAIN_ONE', r\"‸\"]", ["it's", "a\\b", "PLAIN_TWO"]],
      ["csharp", 'var a = new[] { "PLAIN_ONE", @"‸" };', ["it's", 'say ""no""', "a\\b", "PLAIN_TWO"]],
      ["yaml", "code: '‸'", ["PLAIN_ONE", "it''s", 'say "no"', "a\\b", "PLAIN_TWO"]],
      ["yaml", "code: P‸", ["PLAIN_ONE", '"it\'s"', '"say \\"no\\""', '"a\\\\b"', "PLAIN_TWO"]],
    ] as const) {
      it(`in ${languageId}: ${source}`, async () => {
        assert.ok(acme);
        const found = await completeAt(source, {
          languageId,
          explicit: true,
          service: createTestService({ catalogs: [acme] }),
        });
        assert.deepEqual(found?.written.toSorted(), expected.toSorted());
      });
    }
  });
});
