import assert from "node:assert/strict";
import { viewStatus } from "../../../client/src/common/statusView";
import type { CatalogStatus } from "../../../shared/src/protocol";

const catalog = (name: string, entries: number, problems: readonly string[] = []): CatalogStatus => {
  return { id: name.toLowerCase(), name, entries, from: "built-in", documents: [], problems };
};

describe("viewStatus", () => {
  it("counts the codes, all together and by catalog", () => {
    const { catalogs, server } = viewStatus("running", {
      catalogs: [catalog("Ratio", 159), catalog("Sphere", 85)],
      configs: [],
    });
    assert.deepEqual(catalogs, {
      text: "244 error codes",
      detail: "Ratio 159 · Sphere 85",
      severity: "information",
      busy: false,
    });
    assert.deepEqual(server, { text: "Errdex server", detail: "Running", severity: "information", busy: false });
  });

  it("counts one code as one", () => {
    assert.equal(viewStatus("running", { catalogs: [catalog("Acme", 1)], configs: [] }).catalogs.text, "1 error code");
  });

  it("warns of catalogs with problems", () => {
    const catalogs = [catalog("Ratio", 159), catalog("Acme Pay", 3, ["a", "b"]), catalog("Zen", 2, ["a"])];
    const view = viewStatus("running", { catalogs, configs: [] }).catalogs;
    assert.equal(view.detail, "Ratio 159 · Acme Pay 3 (2 problems) · Zen 2 (1 problem)");
    assert.equal(view.severity, "warning");
  });

  it("warns of configs with problems", () => {
    const configs = [
      { path: "errdex.json", uri: "file:///w/errdex.json", problems: ["a"] },
      { path: "web/errdex.json", uri: "file:///w/web/errdex.json", problems: ["a", "b"] },
    ];
    const view = viewStatus("running", { catalogs: [catalog("Ratio", 159)], configs }).catalogs;
    assert.equal(view.detail, "Ratio 159 · errdex.json (1 problem) · web/errdex.json (2 problems)");
    assert.equal(view.severity, "warning");
  });

  it("is busy until the server has said which catalogs are in force", () => {
    assert.equal(viewStatus("starting", undefined).server.busy, true);
    assert.equal(viewStatus("starting", undefined).catalogs.busy, true);
    assert.equal(viewStatus("running", undefined).catalogs.busy, true);
    assert.equal(viewStatus("running", undefined).server.busy, false);
  });

  it("shows an error once where the server has failed, and is busy no more", () => {
    const { catalogs, server } = viewStatus("failed", undefined);
    assert.deepEqual([catalogs.severity, server.severity], ["information", "error"]);
    assert.deepEqual([catalogs.busy, server.busy], [false, false]);
  });
});
