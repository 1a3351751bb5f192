import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import type { Span } from "../util/span";

/** A cell's text, and where the notebook's file holds it. */
export interface CellInFile {
  readonly text: string;
  /** Where in the file the character at an offset of the cell's text is; at its end, where the text ends. */
  offsetInFile(offset: number): number;
  /** The edits of the file that make an edit of the cell's text, in the order of the file. */
  changeInFile(change: TextEdit): readonly TextEdit[];
}

interface TextEdit extends Span {
  readonly newText: string;
}

/** One of the strings that a cell's text is made of. */
interface Piece extends Span {
  /** For each of its UTF-16 units where it is written in the file, and where the string ends. */
  readonly inFile: readonly number[];
}

/**
 * Finds the text of a cell in a notebook's file; all but the text itself stays as it is written.
 *
 * @param notebook JSON, which `readCells` can read.
 * @param number of the cell among all cells, 1-based.
 */
export function locateCell(notebook: string, number: number): CellInFile | undefined {
  const root = parseTree(notebook);
  const source = root && findNodeAtLocation(root, ["cells", number - 1, "source"]);
  const strings = source?.type === "array" ? (source.children ?? []) : source === undefined ? [] : [source];
  const pieces: Piece[] = [];
  for (const string of strings) {
    const start = pieces.at(-1)?.end ?? 0;
    const inFile = unitsOf(string, notebook);
    pieces.push({ start, end: start + inFile.length - 1, inFile });
  }
  const last = pieces.at(-1);
  if (last === undefined || strings.some(({ type }) => type !== "string")) {
    return undefined;
  }
  return {
    text: strings.map(({ value }) => value as string).join(""),
    offsetInFile: (offset) => {
      const piece = pieces.find(({ end }) => offset < end) ?? last;
      return piece.inFile[Math.min(offset, piece.end) - piece.start] as number;
    },
    changeInFile: ({ start, end, newText }) => {
      const found = pieces.findIndex((piece) => start < piece.end);
      const from = found === -1 ? pieces.length - 1 : found;
      return pieces.slice(from).flatMap((piece, i) => {
        const within = { start: Math.max(start, piece.start), end: Math.min(end, piece.end) };
        return i > 0 && within.start >= within.end
          ? []
          : {
              start: piece.inFile[within.start - piece.start] as number,
              end: piece.inFile[Math.max(within.start, within.end) - piece.start] as number,
              newText: i === 0 ? JSON.stringify(newText).slice(1, -1) : "",
            };
      });
    },
  };
}

function unitsOf({ offset, length }: Node, text: string): readonly number[] {
  const end = offset + length - 1;
  const units: number[] = [];
  for (let at = offset + 1; at < end; at += text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2) {
    units.push(at);
  }
  return [...units, end];
}
