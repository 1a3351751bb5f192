import * as l10n from "@vscode/l10n";
import type { Inline, Row } from "./blocks";
import { type CodeText, findCodes } from "./codeText";
import { DraftBuilder } from "./draft";
import type { Findings } from "./importer";
import { type Column, objectionTo } from "./judgeTable";
import { tableSkipped } from "./problemTexts";
import { labelKind, type LabelKind, labelWords, speaksOfErrors } from "./labels";
import { type Scene, shorten } from "./scene";
import { isScreaming, parseStatuses, shapeOf, shapes, statusWords } from "./shapes";

const codeKinds = new Set<LabelKind | undefined>([
  undefined,
  "code",
  "name",
  "title",
  "other",
  "status",
  "cause",
  "message",
]);
const aliasLabel = /\b(?:constants?|symbols?|symbolic|enums?|identifiers?|names?|keys?|strings?|slugs?)\b/;

/**
 * Reads a table, or a registry's records, of which one column holds codes. Which one is told from the shape of its cells
 * first and from its label second. A table without codes is skipped with the reason.
 *
 * @param labels of the columns; may be empty.
 */
export function readRows(
  labels: readonly string[],
  rows: readonly Row[],
  line: number,
  scene: Scene,
  findings: Findings,
): void {
  const columns = describeColumns(labels, rows);
  const candidates = columns.filter((column) => isCandidate(column)).sort((a, b) => scoreOf(b) - scoreOf(a));
  const isStatus = ({ statusShare }: Column): boolean => statusShare >= 0.9;
  const codeColumn = candidates.find(
    (column) => !isStatus(column) && (column.mediumShare > 0.3 || column.kind === "code"),
  );
  const statusColumn =
    candidates.find(isStatus) ?? columns.find((column) => isStatus(column) && codeKinds.has(column.kind));
  if (codeColumn === undefined && statusColumn !== undefined && holdsStatuses(statusColumn, scene)) {
    readStatuses(statusColumn, columns, rows, scene, findings);
    return;
  }
  const objection =
    codeColumn === undefined ? l10n.t("no column of it holds codes") : objectionTo(codeColumn, columns, scene);
  if (codeColumn === undefined || objection !== undefined) {
    findings.skip(line, tableSkipped(labels, scene, objection ?? ""));
    return;
  }
  readCodes(codeColumn, columns, rows, scene, findings);
}

function readCodes(
  codeColumn: Column,
  columns: readonly Column[],
  rows: readonly Row[],
  scene: Scene,
  findings: Findings,
): void {
  let heading = scene.headings.at(-1);
  let previous: readonly string[] = [];
  const { statusShare } = codeColumn;
  rows.forEach((row, i) => {
    const cell = row.cells[codeColumn.index];
    const found = codeColumn.codes[i];
    const filled = row.cells.filter(({ text }) => text !== "");
    const others = columns.filter(({ index }) => index !== codeColumn.index);
    if (filled.length === 0) {
      return;
    }
    const isGroup =
      filled.length === 1 &&
      row.cells.length > 1 &&
      (found === undefined || (found.shape < shapes.medium && /[A-Z]?[a-z]+/.test(filled[0]?.text ?? "")));
    if (isGroup) {
      heading = filled[0]?.text;
      previous = [];
      return;
    }
    const builder = new DraftBuilder().setHeading(heading).addStatuses(scene.httpStatus);
    for (const { index, label, kind } of others) {
      const value = row.cells[index];
      if (value !== undefined) {
        addCell(builder, label, kind, value, found);
      }
    }
    if ((cell?.text ?? "") === "" && previous.length > 0) {
      // A row that goes on with the code above: it has one more meaning.
      previous.forEach((code) => findings.codes.push({ code, line: row.line, ...builder.build() }));
      return;
    }
    const status = cell === undefined ? [] : parseStatuses(cell.text);
    if (statusShare > 0 && status.length === 1 && codeColumn.strongShare > 0) {
      findings.statuses.push({ status: String(status[0]), line: row.line, ...builder.build() });
      return;
    }
    if (found === undefined) {
      findings.skip(
        row.line,
        l10n.t(
          '"{0}" was skipped: it stands in the column of codes and does not look like one.',
          shorten(cell?.text ?? ""),
        ),
      );
      previous = [];
      return;
    }
    builder.addStatuses(found.httpStatus).addAliases(found.aliases).setDocs(cell?.link);
    if (found.deprecated) {
      builder.setDeprecated();
    }
    previous = found.codes;
    found.codes.forEach((code) => findings.codes.push({ code, line: row.line, ...builder.build() }));
  });
}

function addCell(
  builder: DraftBuilder,
  label: string,
  kind: LabelKind | undefined,
  value: Inline,
  found: CodeText | undefined,
): void {
  const code = found?.codes.length === 1 ? found.codes[0] : undefined;
  const isOtherName =
    code !== undefined &&
    aliasLabel.test(labelWords(label)) &&
    shapeOf(value.text) >= shapes.medium &&
    value.text !== code &&
    (isScreaming(value.text) || /^-?[\dA-Z]*\d[\dA-Z]*$/.test(code));
  if (/^[^\p{L}]+$/u.test(label) && /^\d+$/.test(value.text)) {
    // The number of the row.
    return;
  }
  if (isOtherName) {
    builder.addAliases([value.text]);
  } else if (value.text !== code) {
    const statuses =
      kind === "code" || (kind === "name" && /^[1-5]\d\d$/.test(value.text)) ? parseStatuses(value.text) : [];
    builder.addStatuses(statuses);
    if (statuses.length === 0) {
      builder.add(
        label,
        value,
        kind === undefined ? (value.text.includes(" ") ? "summary" : "other") : kind === "code" ? "other" : kind,
      );
    }
  }
}

function readStatuses(
  column: Column,
  columns: readonly Column[],
  rows: readonly Row[],
  scene: Scene,
  findings: Findings,
): void {
  for (const row of rows) {
    const text = row.cells[column.index]?.text ?? "";
    const statuses = parseStatuses(text);
    const builder = new DraftBuilder();
    for (const { index, label, kind } of columns) {
      const value = row.cells[index];
      if (index !== column.index && value !== undefined) {
        builder.add(label, value, kind ?? "summary");
      }
    }
    const words = statusWords(text);
    const draft = builder.build();
    const summary = draft.summary ?? words;
    if (statuses.length === 0 && text !== "") {
      findings.skip(
        row.line,
        l10n.t('"{0}" was skipped: it stands in the column of HTTP statuses and is none.', shorten(text)),
      );
    }
    statuses.forEach((status) =>
      findings.statuses.push({
        ...draft,
        status: String(status),
        line: row.line,
        summary,
        heading: scene.headings.at(-1),
      }),
    );
  }
}

function describeColumns(labels: readonly string[], rows: readonly Row[]): readonly Column[] {
  const count = Math.max(labels.length, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: count }, (_, index) => {
    const label = labels[index] ?? "";
    const kind = label === "" ? undefined : labelKind(label);
    const codes = rows.map(({ cells }) => {
      const cell = cells[index];
      return cell === undefined || cell.text === ""
        ? undefined
        : findCodes(cell, { spaces: kind === "code", addresses: kind === "code" || kind === "name" });
    });
    const cells = rows
      .filter((row) => row.cells.length > 1 || count === 1)
      .flatMap(({ cells }) => ((cells[index]?.text ?? "") === "" ? [] : [cells[index]?.text ?? ""]));
    const found = codes.flatMap((code) => code ?? []);
    const share = (part: number, of: number): number => (of === 0 ? 0 : part / of);
    return {
      index,
      label,
      kind,
      filled: cells.length,
      codes,
      share: share(found.length, cells.length),
      mediumShare: share(found.filter(({ shape }) => shape >= shapes.medium).length, found.length),
      strongShare: share(found.filter(({ shape }) => shape >= shapes.strong).length, found.length),
      statusShare: share(
        cells.filter((text) => parseStatuses(text).length > 0 || /^[1-5]xx\b/i.test(text)).length,
        cells.length,
      ),
      distinct: share(new Set(cells).size, cells.length),
      isProse: cells.some((text) => text.split(" ").length > 2),
    };
  });
}

function isCandidate({ kind, share, filled, mediumShare, statusShare }: Column): boolean {
  if (filled === 0 || share < 0.5 || !codeKinds.has(kind)) {
    return false;
  }
  return kind === "code" || mediumShare > 0.5 || statusShare >= 0.9;
}

function scoreOf({ kind, label, share, mediumShare, strongShare, distinct, statusShare, index }: Column): number {
  const byLabel =
    kind === "code"
      ? speaksOfErrors(label) && /code|key|name|id\b/i.test(label)
        ? 4
        : 3
      : kind === "name"
        ? 1.5
        : kind === undefined
          ? 1
          : 0;
  // "Error type" beside "Error code" is the coarser of the two.
  const coarse = /\b(?:type|category|class|group)\b/i.test(label) ? 0.5 : 0;
  return (
    byLabel + share + mediumShare + strongShare + 2 * distinct - (statusShare >= 0.9 ? 2 : 0) - coarse - index / 100
  );
}

function holdsStatuses({ kind, filled, label }: Column, scene: Scene): boolean {
  return kind === "status" || kind === "code" || scene.errors || (filled > 1 && label === "");
}
