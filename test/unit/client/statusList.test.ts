import assert from "node:assert/strict";
import { listStatus, type StatusRow, type StatusScene } from "../../../client/src/common/features/status/statusList";
import type { CatalogStatus } from "../../../shared/src/protocol";

const ratio: CatalogStatus = {
  id: "ratio",
  name: "Ratio",
  entries: 159,
  from: "built-in",
  documents: ["errdex:/catalogs/ratio.json"],
  problems: [],
};

function list(scene: Partial<StatusScene>): readonly string[] {
  return listStatus({ state: "running", status: { catalogs: [ratio], configs: [] }, file: undefined, ...scene }).map(
    (row) => ("title" in row ? `# ${row.title}` : [row.label, row.description, row.detail ?? ""].join(" | ")),
  );
}

function rowOf(label: string, scene: Partial<StatusScene>): Exclude<StatusRow, { readonly title: string }> {
  const rows = listStatus({ state: "running", status: undefined, file: undefined, ...scene });
  const row = rows.find((candidate) => "label" in candidate && candidate.label === label);
  assert.ok(row !== undefined && "label" in row, label);
  return row;
}

describe("the list of the status item", () => {
  it("tells of catalogs, the file and the server", () => {
    const facts = [{ name: "Is read", value: "no: it looks minified" }];
    assert.deepEqual(list({ file: { name: "src/a.ts", facts } }), [
      "# Catalogs",
      "Ratio | 159 codes · built-in | ",
      "# src/a.ts",
      "Is read | no: it looks minified | ",
      "Show What Is Known Here | why a string is a code, or is not | ",
      "# Errdex server",
      "Restart Server | Running | ",
      "Show Log |  | ",
      "Show Times | why it was slow | ",
    ]);
  });

  it("leads from a catalog to the view and to its document", () => {
    const { choice, buttons, icon } = rowOf("Ratio", { status: { catalogs: [ratio], configs: [] } });
    assert.deepEqual([icon, choice], ["book", { do: "reveal", catalog: "ratio" }]);
    assert.deepEqual(buttons, [
      { do: "open", uri: "errdex:/catalogs/ratio.json" },
      { do: "reveal", catalog: "ratio" },
    ]);
  });

  it("leads from a catalog with problems to its file", () => {
    const faulty = { ...ratio, documents: ["file:///w/ratio.errdex.json"], problems: ["A value is missing."] };
    const { choice, detail, icon } = rowOf("Ratio", { status: { catalogs: [faulty], configs: [] } });
    assert.deepEqual(
      [icon, detail, choice],
      ["warning", "A value is missing.", { do: "open", uri: faulty.documents[0] }],
    );
  });

  it("leads to a config with problems", () => {
    const config = { path: "errdex.json", uri: "file:///w/errdex.json", problems: ["No such rule.", "No such key."] };
    const { choice, detail, icon } = rowOf("errdex.json", { status: { catalogs: [ratio], configs: [config] } });
    assert.deepEqual(
      [icon, detail, choice],
      ["warning", "No such rule. No such key.", { do: "open", uri: config.uri }],
    );
  });

  it("does not lead from a catalog that was never good to a view that has no such", () => {
    const from = "broken.errdex.json";
    const broken = { id: from, name: from, entries: 0, from, documents: [`file:///w/${from}`], problems: ["No."] };
    const { description, buttons } = rowOf(from, { status: { catalogs: [broken], configs: [] } });
    assert.equal(description, "0 codes");
    assert.deepEqual(buttons, [{ do: "open", uri: `file:///w/${from}` }]);
    const single = { ...broken, entries: 1 };
    assert.equal(rowOf(from, { status: { catalogs: [single], configs: [] } }).buttons.length, 2);
  });

  it("tells why no catalog is in force", () => {
    const none = (state: StatusScene["state"]): string | undefined =>
      rowOf("No catalogs are in force", { state }).detail;
    assert.equal(none("failed"), "Not running: see the log");
    assert.equal(none("waiting"), "Not started yet");
    assert.equal(none("running"), "They are being read.");
  });
});
