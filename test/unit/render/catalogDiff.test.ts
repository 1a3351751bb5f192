import assert from "node:assert/strict";
import { diffCatalogs } from "../../../server/src/catalogs/diffCatalogs";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { renderDiffMarkdown } from "../../../server/src/render/catalogDiff";

describe("renderDiffMarkdown", () => {
  it("shows what codes and summaries say, and obeys none of it", () => {
    const [before, after] = [{}, { "A``B": "<img src=x> at https://evil.example or # not a title" }].map(
      (codes) => readCatalog({ errdexCatalog: 1, id: "acme", name: "Acme", codes }, "acme").catalog,
    );
    assert.ok(before && after);
    assert.equal(
      renderDiffMarkdown(diffCatalogs(before, after)),
      "### Added\n\n- ```A``B```: \\<img src=x> at https\\://evil.example or # not a title\n",
    );
  });
});
