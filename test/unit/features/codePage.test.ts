import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import type { Catalog } from "../../../server/src/catalogs/model";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { describeCode, readCodePage } from "../../../server/src/features/codePage/codePage";
import { exampleAnswer } from "../../../server/src/features/codePage/exampleAnswer";
import { readProjectCodes } from "../../../server/src/features/projectCodes";
import type { CodePage } from "../../../shared/src/protocol";
import { type Files, indexFiles } from "../../support/workspaces";

function read(data: object): Catalog {
  const { catalog } = readCatalog({ errdexCatalog: 1, name: "Acme", id: "acme", ...data }, "test");
  assert.ok(catalog);
  return catalog;
}

async function pageOf(
  catalog: string,
  code: string,
  files: Files = {},
  own: readonly Catalog[] = [],
): Promise<CodePage> {
  const catalogs = [...builtInCatalogs, ...own];
  const { index } = await indexFiles(files, catalogs);
  const uses = {
    files: index.files,
    factsOf: index.factsOf.bind(index),
    usesOf: index.usesOf.bind(index),
    showPath: (uri: string) => uri,
  };
  const page = readCodePage({ catalog, code }, { codes: readProjectCodes(catalogs, uses), uses, isRead: true });
  assert.ok(page);
  return page;
}

describe("the page of a code", () => {
  it("has the uses by file, with what it is there", async () => {
    const page = await pageOf("ratio", "INVALID_OTP", {
      "b.ts":
        "log('INVALID_OTP');\nconst texts = { INVALID_OTP: 1, MISSING_OTP: 2 };\n['INVALID_OTP'].includes(code);\n",
      "a.ts": "switch (code) {\n  case 'INVALID_OTP':\n  case 'MISSING_OTP':\n}\nlog('INVALID_OTP');\n",
    });
    assert.deepEqual(
      page.uses.map(({ path, places }) => [path, places.map(({ line, role }) => `${line} ${role}`)]),
      [
        ["a.ts", ["1 case", "4 argument"]],
        ["b.ts", ["0 argument", "1 key of a map", "2 list that is searched"]],
      ],
    );
    assert.deepEqual([page.isHandled, page.moreUses], [true, 0]);
  });

  it("has the rest of its family, and the related codes that the catalog has", async () => {
    const codes = {
      A_ONE: { summary: "One.", related: ["A_TWO", "OTHER_API"] },
      A_TWO: "Two.",
      B: { summary: "Other.", deprecated: { replacedBy: "A_ONE" } },
    };
    const acme = read({ envelope: { codeFields: ["code"] }, families: { A_: { title: "As" } }, codes });
    const one = await pageOf("acme", "A_ONE", {}, [acme]);
    assert.deepEqual(
      [one.family?.title, one.siblings.map(({ code }) => code), one.related.map(({ code }) => code)],
      ["As", ["A_TWO"], ["A_TWO"]],
    );
    const other = await pageOf("acme", "B", {}, [acme]);
    assert.deepEqual([other.family, other.siblings, other.replacement?.code], [undefined, [], "A_ONE"]);
  });

  it("has of a large family the codes around", async () => {
    const codes = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`A_${i}`, `Is ${i}.`]));
    const acme = read({ envelope: { codeFields: ["code"] }, families: { A_: { title: "As" } }, codes });
    for (const [code, first] of [
      ["A_0", "A_1"],
      ["A_100", "A_70"],
      ["A_199", "A_139"],
    ] as const) {
      const { siblings, moreSiblings } = await pageOf("acme", code, {}, [acme]);
      assert.deepEqual([siblings.length, moreSiblings, siblings[0]?.code], [60, 139, first]);
    }
  });

  it("may be that of an HTTP status", async () => {
    const page = await pageOf("sphere", "429");
    assert.deepEqual([page.kind, page.uses, page.moreUses, page.siblings.length], ["status", [], 0, 7]);
    const codes = readProjectCodes(builtInCatalogs, { files: [], factsOf: () => undefined, showPath: (uri) => uri });
    assert.match(describeCode(codes, { catalog: "sphere", code: "429" }) ?? "", /^`429` — Sphere/);
    assert.equal(describeCode(codes, { catalog: "sphere", code: "INVALID_OTP" }), undefined);
  });

  it("names web pages only", async () => {
    const codes = {
      A: { summary: "A.", docs: "javascript:alert(1)" },
      B: { summary: "B.", docs: "https://acme.example/b" },
    };
    const acme = read({ docs: "https://acme.example", envelope: { codeFields: ["code"] }, codes });
    assert.equal((await pageOf("acme", "A", {}, [acme])).docs, "https://acme.example/");
    assert.equal((await pageOf("acme", "B", {}, [acme])).docs, "https://acme.example/b");
  });
});

describe("the example of an answer", () => {
  const example = { ok: false, error: { code: "OLD", message: "An old story", list: [{ code: "OLD" }] }, data: null };
  const envelope = { codeFields: ["code"], messageFields: ["message"], example };

  it("has the code, and not the message of another one", () => {
    assert.deepEqual(JSON.parse(exampleAnswer(envelope, "NEW") ?? ""), {
      ok: false,
      error: { code: "NEW", message: "…", list: [{ code: "NEW" }] },
      data: null,
    });
  });

  it("is the catalog's own for its own code", () => {
    assert.deepEqual(JSON.parse(exampleAnswer(envelope, "OLD") ?? ""), example);
  });

  it("has the field alone where there is no example, and is none without a field", () => {
    assert.deepEqual(JSON.parse(exampleAnswer({ codeFields: ["type"] }, "NEW") ?? ""), { type: "NEW" });
    assert.equal(exampleAnswer({ codeFields: [] }, "NEW"), undefined);
  });
});
