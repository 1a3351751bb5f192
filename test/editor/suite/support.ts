/** What tests do in the editor, in the words of a user: open a file, read a hover, take a quick fix. */

import * as vscode from "vscode";
import type { ErrdexApi } from "../../../client/src/common/client";
import { onEvent } from "./eventually";

/** Where the cursor is in the source of a test. No language of ours uses this sign. */
const cursorMark = "‸";

/** An open file, and where its source had the mark. */
export interface OpenSource {
  readonly document: vscode.TextDocument;
  readonly cursor: vscode.Position;
}

/** Activates the extension under test; returns when its server answers. */
export async function activateErrdex(): Promise<ErrdexApi> {
  const extension = vscode.extensions.getExtension<ErrdexApi>("errdex.errdex");
  if (!extension) throw new Error("The extension errdex.errdex is not in this editor");
  const api = await extension.activate();
  await api.whenReady();
  return api;
}

/**
 * Opens a file of the test's own in an editor.
 * @param name the file's name; its extension decides the language
 * @param source its text, with `‸` where the cursor is
 */
export async function openSource(name: string, source: string): Promise<OpenSource> {
  const offset = Math.max(source.indexOf(cursorMark), 0);
  const uri = await writeSource(name, source.replace(cursorMark, ""));
  const document = await openInEditor(uri);
  return { document, cursor: document.positionAt(offset) };
}

/** Writes a file of the test's own, which is not opened. */
export async function writeSource(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), "editor-tests", ...name.split("/"));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Opens a file of the sample workspace by its path. */
export async function openSample(path: string): Promise<vscode.TextDocument> {
  return openInEditor(vscode.Uri.joinPath(workspaceFolder(), ...path.split("/")));
}

/** The position just inside the first occurrence of `text`. */
export function positionIn(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`"${text}" is not in ${document.uri.path}`);
  return document.positionAt(offset + 1);
}

/** All hovers at a position as one text: ours and those of other extensions. */
export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  // The other kinds of content are what providers may give; the command turns them into Markdown.
  return contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : "")).join("\n\n");
}

/** What the completion list offers at a position. */
export async function completionLabels(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

/** The problems of ours in a file, now. */
export function problemsIn(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "errdex");
}

/** Waits until our problems in a file are as many as awaited. */
export async function waitForProblems(document: vscode.TextDocument, count: number): Promise<vscode.Diagnostic[]> {
  return onEvent(
    vscode.languages.onDidChangeDiagnostics,
    () => problemsIn(document),
    (problems) => problems.length === count,
    `${count} problem(s) of errdex in ${document.uri.path}`,
  );
}

/**
 * The quick fixes that the editor offers for a problem.
 *
 * NOTE: VS Code cancels the question when a provider is added meanwhile, as TypeScript does when it is ready at last.
 */
export async function quickFixes(
  document: vscode.TextDocument,
  problem: vscode.Diagnostic,
): Promise<vscode.CodeAction[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        problem.range,
        vscode.CodeActionKind.QuickFix.value,
      );
    } catch (error) {
      if (attempt === 5 || !(error instanceof Error && error.name === "Canceled")) throw error;
    }
  }
}

/** Does what choosing a quick fix does. */
export async function applyFix({ title, edit, command }: vscode.CodeAction): Promise<void> {
  if (edit && !(await vscode.workspace.applyEdit(edit))) throw new Error(`The edit of "${title}" was refused`);
  if (command)
    await vscode.commands.executeCommand(command.command, ...((command.arguments as unknown[] | undefined) ?? []));
}

/** Replaces the first occurrence of `text` as if it were typed. */
export async function replaceText(document: vscode.TextDocument, text: string, replacement: string): Promise<void> {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`"${text}" is not in ${document.uri.path}`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + text.length)),
    replacement,
  );
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`The edit of ${document.uri.path} was refused`);
}

function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error("The tests need a workspace: the editor has no folder open");
  return folder.uri;
}

async function openInEditor(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}
