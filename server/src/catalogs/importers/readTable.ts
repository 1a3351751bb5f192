import type { Inline, Table } from "./blocks";
import type { Findings } from "./importer";
import { isHeaderRow, isRecord } from "./pageShapes";
import { readEnums } from "./readEnums";
import { readRecord } from "./readRecord";
import { readRows } from "./readRows";
import type { Scene } from "./scene";

/** Reads a table of a page: of columns with codes, of one thing that is described, or of the values that fields may have. */
export function readTable({ header, rows, line }: Table, scene: Scene, findings: Findings): void {
  if (readEnums(header, rows, scene, findings)) {
    return;
  }
  const first = rows[0];
  const labels = header.map(({ text }) => text);
  if (isRecord(header, rows)) {
    const pairs = [{ cells: header, line }, ...rows]
      .filter(({ cells }) => cells.length === 2)
      .map(({ cells, line }) => ({
        term: cells[0] as Inline,
        blocks: [{ kind: "paragraph", content: cells[1] as Inline, line } as const],
        line,
      }));
    if (readRecord(pairs, line, scene, findings)) {
      return;
    }
  }
  if (labels.every((label) => label === "") && first !== undefined && isHeaderRow(first.cells)) {
    readRows(
      first.cells.map(({ text }) => text),
      rows.slice(1),
      line,
      scene,
      findings,
    );
    return;
  }
  readRows(labels.every((label) => label === "") ? [] : labels, rows, line, scene, findings);
}
