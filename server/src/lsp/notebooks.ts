import { Emitter, NotebookDocuments, type Disposable, type Event, type NotebookDocument } from "vscode-languageserver";
import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ErrorCodeService } from "../service";

/** The notebooks that the client has open. Their cells are documents like others, and belong together. */
export interface Notebooks {
  /** The other cells of the notebook that the document is a cell of. */
  companionsOf(uri: string): readonly TextDocument[];
  /** Address of the notebook that the document is a cell of. */
  notebookOf(uri: string): string | undefined;
  /** What a notebook's cells show of APIs changed, so that what was reported of any of them may no longer hold. */
  readonly onDidChangeEvidence: Event<void>;
  listen(connection: Connection, service: ErrorCodeService): Disposable;
}

/** Cells in any language, for a setting may add languages. */
export const notebookDocumentSync = { notebookSelector: [{ notebook: "*", cells: [{ language: "*" }] }] };

/** @param documents to which open notebooks add their cells. */
export function createNotebooks(documents: TextDocuments<TextDocument>): Notebooks {
  const notebooks = new NotebookDocuments(documents);
  const evidence = new Map<string, string>();
  const evidenceChanged = new Emitter<void>();

  const cellsOf = ({ cells }: NotebookDocument): readonly TextDocument[] =>
    cells.flatMap((cell) => documents.get(cell.document) ?? []);

  return {
    companionsOf: (uri) => {
      const notebook = notebooks.findNotebookDocumentForCell(uri);
      return notebook === undefined ? [] : cellsOf(notebook).filter((cell) => cell.uri !== uri);
    },
    notebookOf: (uri) => notebooks.findNotebookDocumentForCell(uri)?.uri,
    onDidChangeEvidence: evidenceChanged.event,
    listen: (connection, service) => {
      const summarize = (notebook: NotebookDocument): string =>
        [...new Set(cellsOf(notebook).flatMap((cell) => service.evidenceIn(cell)))].sort().join();
      const listeners = [
        notebooks.onDidOpen((notebook) => evidence.set(notebook.uri, summarize(notebook))),
        notebooks.onDidChange(({ notebookDocument }) => {
          const now = summarize(notebookDocument);
          if (now !== evidence.get(notebookDocument.uri)) {
            evidence.set(notebookDocument.uri, now);
            evidenceChanged.fire();
          }
        }),
        notebooks.onDidClose(({ uri }) => evidence.delete(uri)),
        notebooks.listen(connection),
        evidenceChanged,
      ];
      return {
        dispose: () => {
          for (const listener of listeners) {
            listener.dispose();
          }
        },
      };
    },
  };
}
