import assert from "node:assert/strict";
import type { Catalog } from "../../../server/src/catalogs/model";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { type CoverageReport, reportCoverage } from "../../../server/src/workspace/coverageReport";
import { type Files, indexFiles, notebookOf } from "../../support/workspaces";

const user = { audience: "end-user", retry: "after-fix" };
const developer = { audience: "developer", retry: "after-fix" };

function catalogOf(id: string, codes: Readonly<Record<string, unknown>>): Catalog {
  const families = { CARD_: { title: "Cards" }, BANK_: { title: "Banks" } };
  const evidence = { hosts: [`api.${id}.example`] };
  const envelope = { codeFields: ["code"] };
  const { catalog } = readCatalog({ errdexCatalog: 1, id, name: id, envelope, evidence, families, codes }, "test");
  assert.ok(catalog);
  return catalog;
}

const acme = catalogOf("acme", {
  CARD_LOST: { summary: "Lost.", guidance: developer },
  CARD_BUSY: { summary: "Busy.", guidance: { audience: "operator", retry: "backoff" } },
  CARD_EMPTY: { summary: "Empty.", guidance: user },
  CARD_OLD: { summary: "Old.", guidance: user, deprecated: {} },
  BANK_CLOSED: { summary: "Closed.", guidance: user },
  BANK_SHUT: { summary: "Shut.", guidance: user },
  TROUBLE: "Trouble.",
});
const other = catalogOf("other", { NO_LUCK: "No luck.", NO_TIME: "No time." });

async function report(files: Files, catalogs: readonly Catalog[] = [acme, other]): Promise<CoverageReport> {
  const { index } = await indexFiles(files, catalogs);
  return reportCoverage({
    catalogs,
    uses: { files: index.files, factsOf: (uri) => index.factsOf(uri), showPath: (uri) => uri },
    isComplete: true,
  });
}

describe("the coverage report", () => {
  const source = "switch (code) {\n  case 'CARD_LOST':\n  case 'CARD_EMPTY':\n}\nlog('BANK_SHUT', 'CARD_LOST');\n";

  it("tells of each code whether it is handled, and where it stands", async () => {
    const { catalogs } = await report({ "a.ts": source, "a.test.ts": "if (code === 'TROUBLE') {}" });
    const codes = catalogs[0]?.families.flatMap((family) => family.codes) ?? [];
    assert.deepEqual(
      codes.map(({ entry, state, places }) => [
        entry.code,
        state,
        places.map(({ uri, line, role, handles }) => `${uri}:${line} ${role}${handles ? " handles" : ""}`),
      ]),
      [
        ["BANK_CLOSED", "absent", []],
        ["BANK_SHUT", "mentioned", ["a.ts:4 argument"]],
        ["CARD_EMPTY", "handled", ["a.ts:2 case handles"]],
        ["CARD_OLD", "absent", []],
        ["CARD_BUSY", "absent", []],
        ["CARD_LOST", "handled", ["a.ts:1 case handles", "a.ts:4 argument"]],
        ["TROUBLE", "mentioned", ["a.test.ts:0 comparison"]],
      ],
    );
  });

  it("counts all codes, and those that users can act on, but no deprecated ones", async () => {
    const { catalogs, files } = await report({ "a.ts": source });
    assert.equal(files, 1);
    const [first] = catalogs;
    assert.ok(first);
    const show = ({ total, handled, userTotal, userHandled }: typeof first | (typeof first.families)[0]): string =>
      `${handled}/${total}, users ${userHandled}/${userTotal}`;
    assert.equal(show(first), "2/6, users 1/3");
    assert.deepEqual(
      first.families.map((family) => [family.family?.prefix, show(family)]),
      [
        ["BANK_", "0/2, users 0/2"],
        ["CARD_", "2/3, users 1/1"],
        [undefined, "0/1, users 0/0"],
      ],
    );
  });

  it("counts a deprecated code that is handled", async () => {
    const { catalogs } = await report({ "a.ts": "if (code === 'CARD_OLD') {}" });
    assert.deepEqual([catalogs[0]?.handled, catalogs[0]?.total], [1, 7]);
  });

  it("ranks what is left by whom it leaves in the lurch, and then by what the project knows of", async () => {
    const { catalogs } = await report({ "a.ts": source });
    assert.deepEqual(
      catalogs[0]?.left.map(({ entry, concern }) => `${entry.code} ${concern}`),
      ["BANK_SHUT user", "BANK_CLOSED user", "CARD_BUSY retry", "TROUBLE unknown"],
    );
  });

  it("lists the families first that leave most to do, for users and then for anybody", async () => {
    const codes = { BANK_CLOSED: "Closed.", CARD_LOST: "Lost.", CARD_BUSY: "Busy.", OTHER: "Other." };
    const order = async (source: string): Promise<readonly unknown[]> => {
      const { catalogs } = await report({ "a.ts": source }, [catalogOf("acme", codes)]);
      return catalogs.flatMap(({ families }) => families.map(({ family }) => family?.prefix));
    };
    assert.deepEqual(await order(""), ["CARD_", "BANK_", undefined]);
    assert.deepEqual(await order("if (code === 'CARD_LOST' || code === 'CARD_BUSY') {}"), [
      "BANK_",
      undefined,
      "CARD_",
    ]);
  });

  const signs: Readonly<Record<string, readonly [files: Files, expected: readonly unknown[]]>> = {
    "a host": [
      { "src/a.ts": 'fetch("https://api.other.example/pay");' },
      ["other", "api.other.example in src/a.ts is other's host", "acme", undefined],
    ],
    "several codes": [
      { "a.ts": "if (code === 'NO_LUCK' || code === 'NO_TIME') {}" },
      ["other", "2 of its codes stand in the project", "acme", undefined],
    ],
    "no codes of another vendor": [
      { "a.ts": "switch (code) { case 'NO_LUCK': case 'NO_TIME': case 'a': case 'b': case 'c': }" },
      ["acme", undefined, "other", undefined],
    ],
    "no single code": [{ "a.ts": "if (code === 'NO_LUCK') {}" }, ["acme", undefined, "other", undefined]],
  };
  for (const [name, [files, expected]] of Object.entries(signs)) {
    it(`takes ${name} for a sign that the project uses an API, and puts it first`, async () => {
      const { catalogs } = await report(files);
      assert.deepEqual(
        catalogs.flatMap((catalog) => [catalog.catalog.id, catalog.signs[0]?.text]),
        expected,
      );
    });
  }

  it("takes what one cell of a notebook shows as a sign, and as what the others are about", async () => {
    const speaks = 'call("https://api.other.example/pay")';
    const tries = 'match e.code:\n    case "slow" | "gone":\n        pass\n    case "NO_LUCK":\n        pass';
    const placesIn = async (...cells: readonly string[]): Promise<readonly unknown[]> => {
      const { catalogs } = await report({ "a.ipynb": notebookOf(...cells) }, [other]);
      const [found] = catalogs;
      const places = found?.families.flatMap(({ codes }) => codes.flatMap((code) => code.places)) ?? [];
      return [
        found?.signs.map(({ text, cell }) => [text, cell]),
        places.map(({ cell, line, handles }) => [cell, line, handles]),
      ];
    };
    assert.deepEqual(await placesIn("x = 1", speaks, tries), [
      [["api.other.example in a.ipynb is other's host", 2]],
      [[3, 3, true]],
    ]);
    assert.deepEqual(await placesIn("x = 1", tries), [[], [[2, 3, false]]]);
  });

  it("joins the codes of catalogs with one id", async () => {
    const more = catalogOf("acme", { CARD_LOST: "Lost.", CARD_FOUND: "Found." });
    const { catalogs } = await report({ "a.ts": "if (code === 'CARD_FOUND') {}" }, [acme, more]);
    assert.deepEqual(
      catalogs.map(({ catalog, total, handled }) => [catalog.id, total, handled]),
      [["acme", 7, 1]],
    );
  });
});
