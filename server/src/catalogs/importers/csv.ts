import Papa from "papaparse";
import type { Row } from "./blocks";
import { Findings, type Importer, isUntold } from "./importer";
import { labelKind, speaksOfErrors } from "./labels";
import { readInlineMarkdown } from "./markdownHtml";
import { readRows } from "./readRows";
import { shapeOf, shapes } from "./shapes";

/** Values between commas, semicolons or tabs, with or without a line that names the columns. */
export const csvImporter: Importer = {
  form: "csv",
  recognizes: ({ path, text }) => /\.(?:csv|tsv|tab)$/i.test(path) || (isUntold(path) && looksSeparated(text)),
  read: ({ path, text }) => {
    const findings = new Findings();
    const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
      delimiter: /\.(?:tsv|tab)$/i.test(path) ? "\t" : guessDelimiter(text),
    });
    let line = 1;
    const rows: Row[] = [];
    for (const cells of data) {
      if (cells.some((cell) => cell.trim() !== "") && !(cells[0] ?? "").startsWith("#")) {
        rows.push({ cells: cells.map(readInlineMarkdown), line });
      }
      line += 1 + cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
    }
    for (const { message, row, type } of errors) {
      if (type !== "Delimiter") {
        findings.skip(rows[row ?? 0]?.line ?? 1, `${message}.`);
      }
    }
    const [first] = rows;
    const hasHeader =
      first !== undefined &&
      first.cells.every(({ text }) => shapeOf(text) < shapes.strong || labelKind(text) !== "other") &&
      first.cells.some(({ text }) => text !== "" && labelKind(text) !== "other");
    const labels = hasHeader ? first.cells.map(({ text }) => text) : [];
    const scene = { headings: [], errors: speaksOfErrors(path) || labels.some(speaksOfErrors), httpStatus: [] };
    readRows(labels, hasHeader ? rows.slice(1) : rows, 1, scene, findings);
    return findings;
  },
};

/** An empty line, as at a file's end, makes the library doubt that two columns are two. */
function guessDelimiter(text: string): string {
  return Papa.parse<string[]>(text, { preview: 50, skipEmptyLines: true, delimitersToGuess: [",", ";", "\t", "|"] })
    .meta.delimiter;
}

/** Whether all of the first lines have the same number of separators outside of quotes. */
function looksSeparated(text: string): boolean {
  const lines = text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 5)
    .map((line) => line.replace(/"(?:[^"]|"")*"/g, ""));
  return (
    lines.length > 1 &&
    [",", ";", "\t"].some((separator) => {
      const counts = lines.map((line) => line.split(separator).length - 1);
      return (
        (counts[0] ?? 0) > 0 &&
        counts.every((count) => count === counts[0]) &&
        /^[\w "'-]*$/.test((lines[0] ?? "").split(separator).join(" "))
      );
    })
  );
}
