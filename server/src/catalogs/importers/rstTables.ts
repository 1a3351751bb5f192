import Papa from "papaparse";
import { at, inline, type Line } from "./rstText";

/** Reads a grid table. Cells that span columns or rows are told by where their borders stand. */
export function gridTable(lines: readonly Line[]): string {
  const columns = [
    ...new Set(
      lines.flatMap(({ text }) => (/^\+[-=]/.test(text) ? [...text.matchAll(/\+/g)].map(({ index }) => index) : [])),
    ),
  ].sort((a, b) => a - b);
  const headerEnd = lines.findIndex(({ text }, i) => i > 0 && text.startsWith("+="));
  const rows: { cells: string[][]; line: number; isHeader: boolean }[] = [];
  let open = false;
  lines.forEach(({ text, line }, i) => {
    if (/^\+[-=+]+\+$/.test(text)) {
      open = false;
      return;
    }
    if (!open) {
      rows.push({ cells: columns.slice(0, -1).map(() => []), line, isHeader: headerEnd !== -1 && i < headerEnd });
      open = true;
    }
    const row = rows.at(-1);
    columns.slice(0, -1).forEach((start, column) => {
      const isBorder = /[|+]/.test(text[start] ?? "");
      const end = columns.slice(column + 1).find((at) => /[|+]/.test(text[at] ?? "")) ?? text.length;
      const cell = isBorder ? text.slice(start + 1, end) : "";
      if (!/^[-=+]*$/.test(cell)) {
        row?.cells[column]?.push(cell.trim());
      }
    });
  });
  return tableOf(
    lines[0] as Line,
    rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.filter(Boolean).join(" ")) })),
  );
}

/**
 * Reads a simple table, and tells how many lines it has. A line whose first column is empty goes on with the row above.
 */
export function simpleTable(lines: readonly Line[]): readonly [string, number] {
  const border = lines[0]?.text ?? "";
  const starts = [...border.matchAll(/=+/g)].map(({ index }) => index);
  const borders = lines.flatMap(({ text }, i) => (/^={2,}(?: +={2,})+$/.test(text) ? [i] : []));
  const hasHeader =
    borders.length > 2 && lines.slice((borders[1] ?? 0) + 1, borders[2]).some(({ text }) => text !== "");
  const end = (hasHeader ? borders[2] : borders[1]) ?? lines.length - 1;
  const rows: { cells: string[]; line: number; isHeader: boolean }[] = [];
  lines.slice(1, end).forEach(({ text, line }, i) => {
    if (/^={2,}[ =]*$/.test(text) || /^-{2,}[ -]*$/.test(text) || text === "") {
      return;
    }
    const cells = starts.map((start, column) => text.slice(start, starts[column + 1] ?? text.length).trim());
    const last = rows.at(-1);
    if (cells[0] === "" && last !== undefined) {
      last.cells = last.cells.map((cell, column) => `${cell} ${cells[column] ?? ""}`.trim());
    } else {
      rows.push({ cells, line, isHeader: hasHeader && i + 1 < (borders[1] ?? 0) });
    }
  });
  return [tableOf(lines[0] as Line, rows), end + 1];
}

/** @param header the names of the columns, where an option of the directive has them; @param first the directive's line. */
export function csvTable(lines: readonly Line[], header: string | undefined, headerRows: number, first: Line): string {
  const parse = (text: string): readonly (readonly string[])[] =>
    Papa.parse<string[]>(text, { delimiter: ",", transform: (cell) => cell.trim() }).data;
  const content = lines.filter(({ text }) => text !== "");
  const rows = [
    ...(header === undefined ? [] : parse(header).map((cells) => ({ cells, line: first.line, isHeader: true }))),
    ...parse(content.map(({ text }) => text.replace(/,\s+"/g, ',"')).join("\n")).map((cells, i) => ({
      cells,
      line: content[i]?.line ?? first.line,
      isHeader: i < headerRows,
    })),
  ];
  return tableOf(first, rows);
}

interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly isHeader: boolean;
}

function tableOf(first: Line, rows: readonly TableRow[]): string {
  const html = rows.map(({ cells, line, isHeader }) => {
    const tag = isHeader ? "th" : "td";
    return `<tr ${at({ line })}>${cells.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join("")}</tr>`;
  });
  return `<table ${at(first)}>${html.join("")}</table>\n`;
}
