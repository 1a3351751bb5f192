import type { Uri } from "vscode";
import { type CancellationToken, env, l10n, type TextDocument, window, workspace } from "vscode";
import { editorInUse } from "../../cursor";
import { type Choice, pickOne } from "../../questions";
import { nameOf, readSources, type Sources } from "./readSources";

/** Where texts come from. They are read when they are needed, and again when they are to be read in another form. */
export interface Source {
  readonly title: string;
  /** The file or folder; absent for what is in none. */
  readonly uri: Uri | undefined;
  /** @param form as of `errdex import --from`. */
  read(form: string | undefined, token: CancellationToken): Promise<Sources>;
}

export function sourceOf(uri: Uri): Source {
  return { title: nameOf(uri), uri, read: (form, token) => readSources(uri, form, token) };
}

/** Asks what to read; `undefined` where one leaves. Raises an error where there is nothing to read. */
export async function chooseSource(title: string): Promise<Source | undefined> {
  const editor = editorInUse();
  const document = editor?.document;
  const selected = editor === undefined || editor.selection.isEmpty ? "" : editor.document.getText(editor.selection);
  type Kind = "selection" | "document" | "file" | "folder" | "clipboard";
  const choices: readonly Choice<Kind>[] = [
    ...(document === undefined || selected === ""
      ? []
      : [
          {
            value: "selection" as const,
            label: `$(selection) ${l10n.t("Selected Text")}`,
            description: labelOf(document),
          },
        ]),
    ...(document === undefined
      ? []
      : [
          {
            value: "document" as const,
            label: `$(file-code) ${l10n.t("Open Document")}`,
            description: labelOf(document),
          },
        ]),
    {
      value: "file",
      label: `$(file) ${l10n.t("File…")}`,
      description: l10n.t("a page, a table, OpenAPI, source code"),
    },
    { value: "folder", label: `$(folder) ${l10n.t("Folder…")}`, description: l10n.t("with several pages") },
    { value: "clipboard", label: `$(clippy) ${l10n.t("Clipboard")}`, description: l10n.t("text copied from a page") },
  ];
  const kind = await pickOne(title, choices, l10n.t("Where are the codes described?"));
  switch (kind) {
    case undefined:
      return undefined;
    case "selection":
      return document && textSource(labelOf(document), selected, document);
    case "document":
      return document && textSource(labelOf(document), document.getText(), document);
    case "clipboard": {
      const text = await env.clipboard.readText();
      if (text.trim() === "") {
        throw new Error(l10n.t("The clipboard holds no text."));
      }
      return textSource(l10n.t("Clipboard"), text, undefined);
    }
    case "file":
    case "folder": {
      const isFolder = kind === "folder";
      const [uri] =
        (await window.showOpenDialog({
          title,
          openLabel: l10n.t("Read"),
          canSelectFiles: !isFolder,
          canSelectFolders: isFolder,
        })) ?? [];
      return uri && sourceOf(uri);
    }
  }
}

/** @param document that the text is of, if it is of one. */
function textSource(title: string, text: string, document: TextDocument | undefined): Source {
  const isFile = document !== undefined && !document.isUntitled;
  // Without an ending that says otherwise, the form is told by the text.
  const path = isFile ? workspace.asRelativePath(document.uri, false) : `${title}.txt`;
  return {
    title,
    uri: isFile ? document.uri : undefined,
    read: () =>
      Promise.resolve({
        title,
        documents: [{ path, text }],
        uris: new Map(document === undefined ? [] : [[path, document.uri]]),
      }),
  };
}

function labelOf({ uri }: TextDocument): string {
  return nameOf(uri);
}
