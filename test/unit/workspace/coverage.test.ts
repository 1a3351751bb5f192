import assert from "node:assert/strict";
import type { Catalog } from "../../../server/src/catalogs/model";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { type Coverage, countUsage, isTest, measureCoverage } from "../../../server/src/workspace/coverage";
import { type Files, indexFiles } from "../../support/workspaces";

function catalogOf(codes: Readonly<Record<string, unknown>>): Catalog {
  const families = { CARD_: { title: "Cards" }, BANK_: { title: "Banks" }, NONE_: { title: "Nothing" } };
  const file = { errdexCatalog: 1, id: "acme", name: "Acme", envelope: { codeFields: ["code"] }, families, codes };
  const { catalog } = readCatalog(file, "test");
  assert.ok(catalog);
  return catalog;
}

const acme = catalogOf({
  CARD_LOST: "Lost.",
  OTHER_TROUBLE: "Trouble.",
  CARD_STOLEN: "Stolen.",
  BANK_CLOSED: { summary: "Closed.", deprecated: {} },
  BANK_UNKNOWN: "Unknown.",
});

async function measure(files: Files): Promise<ReturnType<typeof measureCoverage>> {
  const { index } = await indexFiles(files, [acme]);
  return measureCoverage(
    acme,
    countUsage({ files: index.files, factsOf: (uri) => index.factsOf(uri), showPath: (uri) => uri }),
  );
}

function show({ codes, uses, used, handled, unhandled }: Coverage): string {
  return `${codes} codes, ${uses} uses, ${used} used, ${handled} handled, ${unhandled} unhandled`;
}

describe("coverage", () => {
  it("counts by catalog, family and code, in the catalog's order", async () => {
    const coverage = await measure({
      "a.ts": "switch (code) {\n  case 'CARD_LOST':\n  case 'OTHER_TROUBLE':\n}\nlog('CARD_LOST', 'CARD_STOLEN');\n",
    });
    assert.equal(show(coverage), "5 codes, 4 uses, 3 used, 2 handled, 2 unhandled");
    assert.deepEqual(
      coverage.families.map((family) => [family.family?.prefix, show(family)]),
      [
        ["CARD_", "2 codes, 3 uses, 2 used, 1 handled, 1 unhandled"],
        ["BANK_", "2 codes, 0 uses, 0 used, 0 handled, 1 unhandled"],
        [undefined, "1 codes, 1 uses, 1 used, 1 handled, 0 unhandled"],
      ],
    );
    assert.deepEqual(
      coverage.families[0]?.entries.map(({ entry, uses, handling }) => [entry.code, uses, handling]),
      [
        ["CARD_LOST", 2, 1],
        ["CARD_STOLEN", 1, 0],
      ],
    );
  });

  const handles: Readonly<Record<string, string>> = {
    "a case": "switch (code) { case 'CARD_LOST': }",
    "a comparison": "if (error.code === 'CARD_LOST') {}",
    "a list that is searched": "if (['CARD_LOST'].includes(error.code)) {}",
    "a key of a map": "const texts = { CARD_LOST: 'Lost' };",
  };
  const doesNot: Readonly<Record<string, string>> = {
    "a type": "type Code = 'CARD_LOST' | 'CARD_STOLEN';",
    "an argument": "log('CARD_LOST');",
    "a value": "const code = 'CARD_LOST';",
    "a thrown code": "throw new AppError('CARD_LOST');",
  };
  const isHandled = async (files: Files): Promise<readonly unknown[]> => {
    const { families } = await measure(files);
    const [first] = families[0]?.entries ?? [];
    return [first?.uses, (first?.handling ?? 0) > 0];
  };
  for (const [name, source] of Object.entries(handles)) {
    it(`takes ${name} for handling`, async () => {
      assert.deepEqual(await isHandled({ "a.ts": source }), [1, true]);
    });
  }
  for (const [name, source] of Object.entries(doesNot)) {
    it(`does not take ${name} for handling`, async () => {
      assert.deepEqual(await isHandled({ "a.ts": source }), [1, false]);
    });
  }
  it("does not take a test for handling", async () => {
    assert.deepEqual(await isHandled({ "src/a.test.ts": handles["a comparison"] ?? "" }), [1, false]);
  });
});

describe("isTest", () => {
  for (const path of [
    "src/errors.test.ts",
    "errors.spec.tsx",
    "test/errors.ts",
    "app/__tests__/errors.js",
    "tests/errors.py",
    "app/test_errors.py",
    "test_errors.py",
    "pay/errors_test.go",
    "src/ErrorsTest.java",
    "spec/errors_spec.rb",
  ]) {
    it(`holds for ${path}`, () => {
      assert.equal(isTest(path), true);
    });
  }
  for (const path of [
    "src/errors.ts",
    "src/latest.ts",
    "contest/errors.py",
    "src/testing.go",
    "Latest.java",
    "AUDIT.java",
  ]) {
    it(`does not hold for ${path}`, () => {
      assert.equal(isTest(path), false);
    });
  }
});
