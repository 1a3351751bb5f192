import assert from "node:assert/strict";
import type { CatalogTreeParams, TreeNode } from "../../../shared/src/protocol";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import type { Catalog } from "../../../server/src/catalogs/model";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { listTree } from "../../../server/src/features/catalogTree/catalogTree";
import { readProjectCodes } from "../../../server/src/features/projectCodes";
import { type Files, indexFiles } from "../../support/workspaces";

function read(data: object): Catalog {
  const file = { errdexCatalog: 1, envelope: { codeFields: ["code"] }, ...data };
  const { catalog } = readCatalog(file, "test");
  assert.ok(catalog);
  return catalog;
}

const plain = read({ id: "plain", name: "Plain", codes: { lost: "It was lost.", found: "It was found." } });
const mixed = read({
  id: "mixed",
  name: "Mixed",
  families: { CARD_: { title: "Cards" } },
  codes: { CARD_LOST: "Lost.", LONER: "Alone." },
  statuses: { "429": { summary: "Too many." } },
});

async function list(
  params: Partial<CatalogTreeParams>,
  { files = {}, catalogs = [...builtInCatalogs, plain, mixed] }: { files?: Files; catalogs?: readonly Catalog[] } = {},
): Promise<{ readonly nodes: readonly string[]; readonly more: number }> {
  const { index } = await indexFiles(files, catalogs);
  const uses = { files: index.files, factsOf: index.factsOf.bind(index), showPath: (uri: string) => uri };
  const result = listTree(readProjectCodes(catalogs, uses), { filter: "", from: 0, limit: 1_000, ...params });
  return { nodes: result.nodes.map(show), more: result.more };
}

function show(node: TreeNode): string {
  switch (node.kind) {
    case "catalog":
      return `${node.name}: ${node.unhandled}/${node.codes}, ${node.uses} uses${node.isUsed ? ", used" : ""}`;
    case "family":
      return `${node.prefix || "-"}: ${node.unhandled}/${node.codes}, ${node.uses} uses`;
    case "statuses":
      return `${node.statuses} statuses`;
    default:
      return `${node.kind} ${node.code}: ${node.uses} uses${node.isHandled ? ", handled" : ""}`;
  }
}

describe("the tree of catalogs", () => {
  it("begins with the catalogs, and tells which of them the project uses", async () => {
    const files = { "a.ts": "switch (code) {\n  case 'INVALID_OTP':\n  case 'MISSING_OTP':\n}\nlog('INVALID_OTP');\n" };
    assert.deepEqual((await list({}, { files })).nodes, [
      "Ratio: 157/159, 3 uses, used",
      "Sphere: 85/85, 0 uses",
      "Plain: 2/2, 0 uses",
      "Mixed: 2/2, 0 uses",
    ]);
  });

  it("takes a single code for no use of a catalog, but evidence for one", async () => {
    const [ratio] = (await list({}, { files: { "a.ts": "if (code === 'INVALID_OTP') {}" } })).nodes;
    assert.equal(ratio, "Ratio: 158/159, 1 uses");
    const [spoken] = (await list({}, { files: { "a.ts": "fetch('https://api.ratio.me')" } })).nodes;
    assert.equal(spoken, "Ratio: 159/159, 0 uses, used");
  });

  it("goes on with families, those without one, and HTTP statuses", async () => {
    assert.deepEqual((await list({ parent: { catalog: "mixed" } })).nodes, [
      "CARD_: 1/1, 0 uses",
      "-: 1/1, 0 uses",
      "1 statuses",
    ]);
    assert.deepEqual((await list({ parent: { catalog: "mixed", family: "CARD_" } })).nodes, ["code CARD_LOST: 0 uses"]);
    assert.deepEqual((await list({ parent: { catalog: "mixed", family: "" } })).nodes, ["code LONER: 0 uses"]);
    assert.deepEqual((await list({ parent: { catalog: "mixed", isStatuses: true } })).nodes, ["status 429: 0 uses"]);
  });

  it("has the codes right below a catalog without families", async () => {
    assert.deepEqual((await list({ parent: { catalog: "plain" } })).nodes, ["code lost: 0 uses", "code found: 0 uses"]);
  });

  it("leaves what meets a filter, by the code or by words of the summary", async () => {
    assert.deepEqual((await list({ filter: "LOST it" })).nodes, ["Plain: 1/1, 0 uses"]);
    assert.deepEqual((await list({ filter: "lost", parent: { catalog: "mixed" } })).nodes, ["CARD_: 1/1, 0 uses"]);
    assert.deepEqual((await list({ filter: "many", parent: { catalog: "mixed" } })).nodes, ["1 statuses"]);
    assert.deepEqual((await list({ filter: "no such words" })).nodes, []);
  });

  it("is given in pages", async () => {
    const parent = { catalog: "plain" };
    assert.deepEqual(await list({ parent, limit: 1 }), { nodes: ["code lost: 0 uses"], more: 1 });
    assert.deepEqual(await list({ parent, from: 1, limit: 1 }), { nodes: ["code found: 0 uses"], more: 0 });
  });

  it("has nothing below what is gone", async () => {
    assert.deepEqual(await list({ parent: { catalog: "gone" } }), { nodes: [], more: 0 });
    assert.deepEqual(await list({ parent: { catalog: "ratio", family: "GONE_" } }), { nodes: [], more: 0 });
  });

  it("lists a catalog of thousands of codes without sending them", async () => {
    const codes = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`E${i}`, `Trouble ${i}.`]));
    const large = read({ id: "large", name: "Large", codes });
    const { nodes, more } = await list({ parent: { catalog: "large" }, limit: 3 }, { catalogs: [large] });
    assert.deepEqual(nodes, ["code E0: 0 uses", "code E1: 0 uses", "code E2: 0 uses"]);
    assert.equal(more, 4_997);
  });
});
