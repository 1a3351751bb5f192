import type { TextEditor } from "vscode";

/** Where the cursor is, as the server is told. VS Code's own positions lose all they hold on their way to a worker. */
export function cursorOf({ document, selection }: TextEditor): {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
} {
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}
