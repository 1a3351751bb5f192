import assert from "node:assert/strict";
import type { Catalog } from "../../../server/src/catalogs/model";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { type Coverage, countUsage, isTest, measureCoverage } from "../../../server/src/workspace/coverage";
import { findUsedCatalogs } from "../../../server/src/workspace/usedCatalogs";
import { type Files, indexFiles } from "../../support/workspaces";

function catalogOf(codes: Readonly<Record<string, unknown>>, id = "acme"): Catalog {
  const families = { CARD_: { title: "Cards" }, BANK_: { title: "Banks" }, NONE_: { title: "Nothing" } };
  const evidence = { hosts: [`api.${id}.example`] };
  const envelope = { codeFields: ["code"] };
  const file = { errdexCatalog: 1, id, name: id, envelope, evidence, families, codes };
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
const other = catalogOf({ no_luck: "No luck.", no_time: "No time.", no_money: "No money." }, "other");

async function measure(files: Files): Promise<ReturnType<typeof measureCoverage>> {
  const { index } = await indexFiles(files, [acme, other]);
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
  const lists = (...values: readonly string[]): string =>
    `switch (error.code) { ${values.map((value) => `case '${value}': break;`).join(" ")} }`;
  const speaksTo = (id: string): string => `fetch("https://api.${id}.example");`;
  const ofOthers: Readonly<Record<string, string>> = {
    "among more strings that are nobody's codes": lists("declined", "expired", "CARD_LOST"),
    "that, in a file that speaks to the other API": `${speaksTo("other")} ${lists("no_luck", "no_time", "CARD_LOST")}`,
    "among the codes of another API": lists("no_luck", "no_time", "CARD_LOST"),
    "where a comment says that they are another API's": `// errdex: other\n${lists("CARD_LOST")}`,
    "where a comment says so of the file": `// errdex: none\n\nsend();\n${lists("CARD_LOST", "CARD_STOLEN")}`,
    "where a comment says so of the switch": `send();\n// errdex: none\n${lists("CARD_LOST", "CARD_STOLEN")}`,
  };
  for (const [name, source] of Object.entries(ofOthers)) {
    it(`does not take a case for handling ${name}`, async () => {
      assert.deepEqual(await isHandled({ "a.ts": source }), [1, false]);
    });
  }
  const ofOurs: Readonly<Record<string, string>> = {
    "beside one string that is nobody's code": lists("CARD_LOST", "declined"),
    "among strings of a file's own, if it speaks to the API": `${speaksTo("acme")} ${lists("offline", "slow", "CARD_LOST")}`,
    "where a comment says that they are this API's": `// errdex: acme\n${lists("declined", "expired", "CARD_LOST")}`,
    "beside as many of another API's": lists("CARD_LOST", "no_luck"),
    "among another API's, in a file that speaks to both": `${speaksTo("acme")} ${speaksTo("other")} ${lists("no_luck", "no_time", "CARD_LOST")}`,
    "in a map of texts for several APIs": "const texts = { no_luck: 'a', no_time: 'b', CARD_LOST: 'c' };",
  };
  for (const [name, source] of Object.entries(ofOurs)) {
    it(`takes a case for handling ${name}`, async () => {
      assert.deepEqual(await isHandled({ "a.ts": source }), [1, true]);
    });
  }
  it("does not take a test for handling", async () => {
    assert.deepEqual(await isHandled({ "src/a.test.ts": handles["a comparison"] ?? "" }), [1, false]);
  });
});

describe("the catalogs that a project uses", () => {
  const used = async (source: string): Promise<readonly string[]> => {
    const { index } = await indexFiles({ "a.ts": source }, [acme, other]);
    const uses = { files: index.files, factsOf: (uri: string) => index.factsOf(uri), showPath: (uri: string) => uri };
    return [...findUsedCatalogs(uses, countUsage(uses))];
  };
  const codes = "case 'CARD_LOST': case 'CARD_STOLEN':";

  it("are those of which several codes stand in it", async () => {
    assert.deepEqual(await used(`switch (code) { ${codes} }`), ["acme"]);
  });
  it("are not those whose codes are another vendor's", async () => {
    assert.deepEqual(await used(`switch (code) { ${codes} case 'a': case 'b': case 'c': }`), []);
  });
});

describe("isTest", () => {
  for (const path of [
    "src/errors.test.ts",
    "errors.spec.tsx",
    "test/errors.ts",
    "app/__tests__/errors.js",
    "tests/errors.py",
    "Acme.Tests/Errors.cs",
    "App/Tests/Errors.cs",
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
