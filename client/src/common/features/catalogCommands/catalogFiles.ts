import type { Uri } from "vscode";
import { FileSystemError, l10n, Range, window, workspace, WorkspaceEdit } from "vscode";
import { nameOf, readText } from "./readSources";

/** The text of a catalog's file, of its open document where there is one; `undefined` where there is no such file. */
export async function readIfThere(uri: Uri): Promise<string | undefined> {
  const isOpen = workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
  if (!isOpen) {
    try {
      await workspace.fs.stat(uri);
    } catch (error) {
      if (error instanceof FileSystemError && error.code === "FileNotFound") {
        return undefined;
      }
      throw error;
    }
  }
  return readText(uri);
}

/** Makes a file that is not there yet. Raises an error where it is, or cannot be made. */
export async function createFile(uri: Uri, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false, ignoreIfExists: false });
  if (!(await workspace.applyEdit(edit))) {
    throw new Error(l10n.t("{0} could not be written.", nameOf(uri)));
  }
}

/** Gives a file another text, so that it can be undone. What its document has that was not saved stays unsaved. */
export async function replaceFile(uri: Uri, text: string): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const hadChanges = document.isDirty;
  const edit = new WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).rangeIncludingLineBreak.end;
  edit.replace(uri, new Range(0, 0, end.line, end.character), text);
  if (!(await workspace.applyEdit(edit)) || (!hadChanges && !(await document.save()))) {
    throw new Error(l10n.t("{0} could not be written.", nameOf(uri)));
  }
}

/** The folder of the workspace that something belongs to; asks where there are several. */
export async function chooseFolder(near: Uri | undefined): Promise<Uri | undefined> {
  const own = near === undefined ? undefined : workspace.getWorkspaceFolder(near);
  const [first, ...others] = workspace.workspaceFolders ?? [];
  if (own !== undefined || others.length === 0) {
    return (own ?? first)?.uri;
  }
  const chosen = await window.showWorkspaceFolderPick({
    placeHolder: l10n.t("Folder that the catalog is for"),
    ignoreFocusOut: true,
  });
  return chosen?.uri;
}
