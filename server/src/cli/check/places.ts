import { TextDocument } from "vscode-languageserver-textdocument";
import { type CellInFile, locateCell } from "../../languages/cellPlaces";
import type { PlaceInFile } from "../../occurrences/occurrence";
import type { PlaceInReport, ReportedFix, TextRange } from "../../render/report";
import type { Span } from "../../util/span";
import { fileOf } from "../documentPaths";

interface OpenedCell {
  readonly cell: CellInFile;
  /** The cell's text. */
  readonly document: TextDocument;
  /** The notebook's file. */
  readonly file: TextDocument;
}

/** Where the files have what documents have: for a cell of a notebook that is somewhere in its file's JSON. */
export class Places {
  readonly #readText: (file: string) => string;
  readonly #files = new Map<string, TextDocument>();
  readonly #cells = new Map<string, OpenedCell | undefined>();

  /** @param readText of a file, by the path that reports show; may raise an `Error`. */
  constructor(readText: (file: string) => string) {
    this.#readText = readText;
  }

  /** Of a cell that is not there any more, where the file begins. */
  inFile(document: TextDocument, span: Span): PlaceInReport {
    const { uri } = document;
    const { file, cell } = fileOf(uri);
    if (cell === undefined) {
      return { file, range: rangeOf(document, span) };
    }
    const opened = this.#open(uri);
    return opened === undefined
      ? { file, range: nowhere }
      : {
          file,
          range: rangeOf(opened.file, {
            start: opened.cell.offsetInFile(span.start),
            end: opened.cell.offsetInFile(span.end),
          }),
        };
  }

  /** The same for a place in another document, whose text is not at hand. */
  ofPlace({ uri, line, start, end }: PlaceInFile): PlaceInReport {
    const range = { start: { line, character: start }, end: { line, character: end } };
    const { file, cell } = fileOf(uri);
    if (cell === undefined) {
      return { file, range };
    }
    const document = this.#open(uri)?.document;
    return document === undefined
      ? { file, range: nowhere }
      : this.inFile(document, { start: document.offsetAt(range.start), end: document.offsetAt(range.end) });
  }

  /** None where the cell is not there any more. */
  editsInFile(document: TextDocument, change: Span & { readonly newText: string }): ReportedFix["edits"] {
    if (fileOf(document.uri).cell === undefined) {
      return [{ range: rangeOf(document, change), newText: change.newText }];
    }
    const opened = this.#open(document.uri);
    return opened === undefined
      ? []
      : opened.cell.changeInFile(change).map((edit) => ({ range: rangeOf(opened.file, edit), newText: edit.newText }));
  }

  #open(uri: string): OpenedCell | undefined {
    const { file, cell: number } = fileOf(uri);
    if (number !== undefined && !this.#cells.has(uri)) {
      const notebook = this.#files.get(file) ?? TextDocument.create(file, "json", 0, this.#readText(file));
      this.#files.set(file, notebook);
      const cell = locateCell(notebook.getText(), number);
      this.#cells.set(uri, cell && { cell, document: TextDocument.create(uri, "", 0, cell.text), file: notebook });
    }
    return this.#cells.get(uri);
  }
}

const nowhere: TextRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function rangeOf(document: TextDocument, { start, end }: Span): TextRange {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
