import assert from "node:assert/strict";
import { toParent, viewNode } from "../../../client/src/common/features/catalogsView/nodeView";
import type { CatalogNode, CodeItem, FamilyNode } from "../../../shared/src/protocol";

const catalog: CatalogNode = {
  kind: "catalog",
  catalog: "acme",
  name: "Acme Pay",
  from: "built-in",
  hasDocs: true,
  isUsed: true,
  files: [],
  codes: 1_234,
  uses: 1,
  unhandled: 1_000,
};
const family: FamilyNode = {
  kind: "family",
  catalog: "acme",
  prefix: "CARD_",
  title: "Cards",
  isOfUsedCatalog: true,
  codes: 2,
  uses: 0,
  unhandled: 0,
};
const code: CodeItem = {
  kind: "code",
  catalog: "acme",
  code: "CARD_LOST",
  summary: "The card was lost.",
  isDeprecated: false,
  hasDocs: true,
  uses: 2,
  isHandled: true,
  isOfUsedCatalog: true,
};

describe("a node of the view of catalogs", () => {
  it("counts unhandled codes and uses", () => {
    assert.equal(viewNode(catalog, "").description, "1,000 of 1,234 unhandled · 1 use");
    assert.equal(viewNode(family, "").description, "2 codes, all handled");
    assert.match(viewNode(catalog, "").tooltip ?? "", / · 1,000 of 1,234 unhandled · 1 use$/);
    assert.equal(viewNode({ ...family, codes: 1 }, "").description, "1 code, handled");
    assert.equal(viewNode({ ...catalog, codes: 0, unhandled: 0, uses: 0 }, "").description, "0 codes");
  });

  it("does not tell of unhandled codes where the project has nothing to do with the API", () => {
    const unused = { ...catalog, isUsed: false, uses: 0 };
    assert.equal(viewNode(unused, "").description, "1,234 codes");
    assert.match(viewNode(unused, "").tooltip ?? "", /nothing in this workspace shows that it is used/);
    assert.equal(viewNode({ ...family, isOfUsedCatalog: false }, "").description, "2 codes");
  });

  it("tells a code's uses and summary, and shows by its sign whether it is handled", () => {
    const view = viewNode(code, "");
    assert.deepEqual(
      [view.label, view.description, view.icon, view.context],
      ["CARD_LOST", "2 uses · The card was lost.", "pass-filled", ".code.docs.used"],
    );
    assert.equal(viewNode({ ...code, isHandled: false }, "").icon, "circle-large-outline");
    assert.equal(viewNode({ ...code, isHandled: false, isOfUsedCatalog: false }, "").icon, "symbol-constant");
  });

  it("says that a code is deprecated", () => {
    const view = viewNode({ ...code, isDeprecated: true, isHandled: false, uses: 0 }, "");
    assert.deepEqual([view.description, view.icon], ["deprecated · The card was lost.", "circle-slash"]);
  });

  it("is heard as it is seen", () => {
    assert.equal(viewNode(code, "").spoken, "CARD_LOST, 2 uses, handled, The card was lost.");
    assert.equal(viewNode(catalog, "").spoken, "Acme Pay, 1,000 of 1,234 unhandled, 1 use");
  });

  it("is open where a filter has left few below it, and is another node then", () => {
    const filtered = viewNode({ ...catalog, codes: 3 }, "lost");
    assert.deepEqual([viewNode(catalog, "").state, filtered.state], ["closed", "open"]);
    assert.notEqual(filtered.id, viewNode(catalog, "").id);
    assert.equal(viewNode(catalog, "o").state, "closed", "too many");
  });

  it("is itself whatever it is called, so that no two are one", () => {
    const a = viewNode({ ...code, catalog: "a", code: "b c" }, "");
    const b = viewNode({ ...code, catalog: "a b", code: "c" }, "");
    assert.notEqual(a.id, b.id);
  });

  it("tells which nodes the server is to be asked for", () => {
    assert.deepEqual(toParent(undefined), undefined);
    assert.deepEqual(toParent(catalog), { catalog: "acme" });
    assert.deepEqual(toParent(family), { catalog: "acme", family: "CARD_" });
    assert.deepEqual(toParent({ kind: "statuses", catalog: "acme", statuses: 3 }), {
      catalog: "acme",
      isStatuses: true,
    });
  });
});
