import { type Inline, type Pair, plain, type Row, textOf } from "./blocks";
import { findCodes } from "./codeText";
import type { Findings } from "./importer";
import { labelKind } from "./labels";
import { readRows } from "./readRows";
import type { Scene } from "./scene";
import { isScreaming, parseStatuses, shapes } from "./shapes";

/**
 * Reads pairs of labels and values, again and again: Name, its code, Description, its text.
 *
 * @returns whether they are such.
 */
export function readRecord(pairs: readonly Pair[], line: number, scene: Scene, findings: Findings): boolean {
  const kinds = pairs.map(({ term }) => labelKind(term.text));
  const start = kinds.findIndex((kind) => kind === "code" || kind === "name");
  const known = kinds.filter((kind) => kind !== "other").length;
  if (start === -1 || known < 2 || known < pairs.length / 2 || pairs.some(({ term }) => isScreaming(term.text))) {
    return false;
  }
  const label = pairs[start]?.term.text ?? "";
  const { labels, rows } = recordRows(pairs, label);
  const { cells: [first] = [] } = rows[0] ?? {};
  // One record alone is too little to tell a column by.
  const alone = first === undefined ? undefined : findCodes(first, { spaces: false, addresses: true });
  const isStatus = parseStatuses(first?.text ?? "").length > 0;
  if (
    rows.length === 1 &&
    !isStatus &&
    !(alone !== undefined && (alone.shape === shapes.strong || scene.errors || kinds[start] === "code"))
  ) {
    return false;
  }
  readRows(labels, rows, line, { ...scene, errors: scene.errors || alone?.shape === shapes.strong }, findings);
  return true;
}

/** Pairs of labels and values, again and again, as the rows of a table; a row begins with each `first` label. */
function recordRows(
  pairs: readonly Pair[],
  first: string,
): { readonly labels: readonly string[]; readonly rows: readonly Row[] } {
  const labels = [...new Set([first, ...pairs.map(({ term }) => term.text)])];
  const rows: { cells: Inline[]; line: number }[] = [];
  for (const { term, blocks, line } of pairs) {
    let row = rows.at(-1);
    if (row === undefined || term.text === first) {
      row = { cells: labels.map(() => plain("")), line };
      rows.push(row);
    }
    row.cells[labels.indexOf(term.text)] = textOf(blocks);
  }
  return { labels, rows };
}
