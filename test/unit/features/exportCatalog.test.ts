import assert from "node:assert/strict";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import type { Catalog } from "../../../server/src/catalogs/model";
import { exportTo } from "../../../server/src/features/catalogCommands/exportCatalog";

function catalogOf(codes: Readonly<Record<string, string>>): Catalog {
  const { catalog } = readCatalog({ errdexCatalog: 1, id: "acme", name: "Acme", codes }, "test");
  assert.ok(catalog);
  return catalog;
}

describe("a catalog in another form", () => {
  it("comes with a name for its file", async () => {
    const exported = await exportTo(catalogOf({ ACME_BROKE: "It broke." }), "go");
    assert.ok("fileName" in exported);
    assert.match(exported.fileName, /\.go$/);
    assert.match(exported.text, /"ACME_BROKE"/);
  });

  it("is refused in a sentence where there is no such form, or nothing to write", async () => {
    const refusals = await Promise.all([exportTo(catalogOf({ A_B: "No." }), "cobol"), exportTo(catalogOf({}), "go")]);
    assert.match(JSON.stringify(refusals[0]), /^\{"refused":"There is no form cobol\. Forms are typescript, .+\."\}$/);
    assert.deepEqual(refusals[1], { refused: "Acme has no codes" });
  });
});
