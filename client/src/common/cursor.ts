import { type TextEditor, window } from "vscode";
import type { DocumentPosition } from "../../../shared/src/protocol";

/** Where the cursor is, as the server is told. VS Code's own positions lose all they hold on their way to a worker. */
export function cursorOf({ document, selection }: TextEditor): DocumentPosition {
  const { line, character } = selection.active;
  return { textDocument: { uri: document.uri.toString() }, position: { line, character } };
}

/**
 * The editor that one is at, or `undefined` where there is none. VS Code takes the Output panel for one, too, and whoever
 * reads a log there means the file beside it. Where a log may be meant, the active editor is asked instead.
 */
export function editorInUse(): TextEditor | undefined {
  return [window.activeTextEditor, ...window.visibleTextEditors].find(
    (editor) => editor !== undefined && editor.document.uri.scheme !== "output",
  );
}
