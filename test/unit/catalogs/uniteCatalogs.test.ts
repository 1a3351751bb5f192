import assert from "node:assert/strict";
import type { CatalogFile } from "../../../shared/src/catalog";
import { JoinMemory, uniteCatalogs } from "../../../server/src/catalogs/joinCatalogs";
import type { Catalog } from "../../../server/src/catalogs/model";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";

function catalogOf(from: string, codes: CatalogFile["codes"], rest: Partial<CatalogFile> = {}): Catalog {
  const { catalog } = readCatalog({ errdexCatalog: 1, id: "acme", name: `Acme of ${from}`, codes, ...rest }, from);
  assert.ok(catalog);
  return catalog;
}

describe("the catalogs of several folders together", () => {
  const shop = catalogOf("shop", { NEST_FULL: "Full.", NEST_GONE: "Gone." }, { statuses: { 404: { summary: "No." } } });
  const bank = catalogOf(
    "bank",
    { NEST_WET: "Wet.", NEST_GONE: "It fell." },
    {
      families: { NEST_: { title: "Nests" } },
      evidence: { hosts: ["api.acme.com"] },
      statuses: { 404: { summary: "Not here." } },
    },
  );
  const other = catalogOf("other", { NEST_DRY: "Dry." }, { id: "other" });

  it("are one of each id: the first, with what the others have beside it", () => {
    const [acme, ...rest] = uniteCatalogs([shop, other, bank, shop], new JoinMemory());
    assert.ok(acme);
    assert.deepEqual(rest, [other]);
    const entries = [...acme.entries.values()];
    assert.deepEqual(
      entries.map(({ code, summary, family }) => [code, summary, family?.title]),
      [
        ["NEST_FULL", "Full.", "Nests"],
        ["NEST_GONE", "Gone.", "Nests"],
        ["NEST_WET", "Wet.", "Nests"],
      ],
    );
    assert.ok(entries.every(({ catalog }) => catalog === acme));
    assert.deepEqual(
      [acme.name, acme.from, acme.evidence.hosts, acme.statuses.get("404")?.summary],
      ["Acme of shop", "shop, bank", ["api.acme.com"], "No."],
    );
  });

  it("are the same objects as long as the catalogs are", () => {
    const memory = new JoinMemory();
    const [first] = uniteCatalogs([shop, bank], memory);
    assert.equal(uniteCatalogs([shop, bank], memory)[0], first);
    assert.notEqual(uniteCatalogs([shop, catalogOf("bank", {})], memory)[0], first);
    assert.equal(uniteCatalogs([shop, shop], memory)[0], shop);
  });
});
