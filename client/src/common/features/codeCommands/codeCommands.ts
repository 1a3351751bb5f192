import { commands, Disposable, env, l10n, type TextDocument, type TextEditor, Uri, window } from "vscode";
import {
  type CodePage,
  type CodePageParams,
  codePageRequest,
  codesAtRequest,
  type EntryName,
  type KnownCodesParams,
  knownCodesRequest,
  type KnownCodesResult,
  type MeantCode,
  meantCodeRequest,
} from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import { cursorOf } from "../../cursor";
import { readEntryName } from "../../entryName";
import type { ServerLink } from "../../serverLink";
import type { ClientFeature } from "../clientFeature";
import { offerSearch, pickCode } from "../../pickCode";
import { tokenAt } from "../../codeTokens";

/** What can be done with a code: the one that a view, page or link names, or else the one at the cursor. */
export const codeCommandsFeature: ClientFeature = {
  register: ({ server, registerCommand }) => {
    /** With a code at hand; tells where there is none. */
    const registerForCode = (id: string, run: (name: EntryName) => Promise<void>): Disposable =>
      registerCommand(id, async (argument: unknown) => {
        const name = readEntryName(argument) ?? (await findCodeAtCursor(server));
        if (name === undefined) {
          void offerSearch();
        } else {
          await run(name);
        }
      });
    const last = new LastEditor();
    return Disposable.from(
      last,
      registerCommand(commandIds.explainCodeAtCursor, async (argument: unknown) => {
        const name = readEntryName(argument) ?? (await findCodeAtCursor(server)) ?? (await findMeantAtCursor(server));
        if (name === undefined) {
          void offerSearch();
        } else {
          await commands.executeCommand(commandIds.explainCode, { catalog: name.catalog, code: name.code });
        }
      }),
      registerForCode(commandIds.openDocs, (name) => openDocs(name, server)),
      registerForCode(commandIds.copyCode, async ({ code }) => {
        await env.clipboard.writeText(code);
        window.setStatusBarMessage(l10n.t("Copied {0}", code), messageTime);
      }),
      registerCommand(commandIds.insertCode, async (argument: unknown) => {
        if (last.document === undefined) {
          void window.showInformationMessage(l10n.t("Open a file first, to insert a code at the cursor."));
          return;
        }
        const name = readEntryName(argument) ?? (await pickCode(server, l10n.t("Insert Code")));
        if (name !== undefined) {
          await insertCode(name, last.document);
        }
      }),
    );
  },
};

/** Milliseconds. */
const messageTime = 3_000;

async function findCodeAtCursor(server: ServerLink): Promise<EntryName | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  const { line, character } = selection.active;
  const [name] = await server.request<readonly EntryName[]>(codesAtRequest, cursorOf(editor));
  if (name !== undefined) {
    return name;
  }
  // In comments, logs and languages that are not served, a word counts.
  const word = document.getText(selection).trim() || tokenAt(document.lineAt(line).text, character);
  if (word === undefined) {
    return undefined;
  }
  const words: KnownCodesParams = { words: [word], onlyTelling: false };
  return (await server.request<KnownCodesResult>(knownCodesRequest, words))[word]?.[0];
}

/** The code that a misspelt one is most likely meant to be, which it says. */
async function findMeantAtCursor(server: ServerLink): Promise<EntryName | undefined> {
  const editor = window.activeTextEditor;
  const meant = editor && (await server.request<MeantCode | null>(meantCodeRequest, cursorOf(editor)));
  if (!meant) {
    return undefined;
  }
  void window.showInformationMessage(l10n.t('"{0}" is no code; this is {1}.', meant.written, meant.code));
  return meant;
}

async function openDocs(name: EntryName, server: ServerLink): Promise<void> {
  const params: CodePageParams = { ...name, whenRead: false };
  const docs = (await server.request<CodePage | null>(codePageRequest, params))?.docs;
  if (docs === undefined) {
    void window.showInformationMessage(l10n.t("The catalog names no documentation of {0}.", name.code));
  } else {
    await env.openExternal(Uri.parse(docs, true));
  }
}

/** Puts the code in the place of each selection, as typing does, and goes back to the editor. */
async function insertCode({ code }: EntryName, document: TextDocument): Promise<void> {
  const visible = window.visibleTextEditors.find((editor) => editor.document === document);
  const column = visible?.viewColumn;
  const editor = await window.showTextDocument(document, column === undefined ? {} : { viewColumn: column });
  const isDone = await editor.edit((edit) => {
    for (const selection of editor.selections) {
      edit.replace(selection, code);
    }
  });
  if (!isDone) {
    throw new Error(l10n.t("This document cannot be changed."));
  }
}

/** The text that was written in last. While a page is looked at, no text editor is the active one. */
class LastEditor implements Disposable {
  readonly #listener = window.onDidChangeActiveTextEditor((editor) => {
    this.#note(editor);
  });
  #document: TextDocument | undefined;

  constructor() {
    this.#note(window.activeTextEditor);
  }

  /** `undefined` where it was closed. */
  get document(): TextDocument | undefined {
    return this.#document?.isClosed === false ? this.#document : undefined;
  }

  dispose(): void {
    this.#listener.dispose();
  }

  #note(editor: TextEditor | undefined): void {
    // Logs look like documents, but nobody can write in them.
    if (editor !== undefined && editor.document.uri.scheme !== "output") {
      this.#document = editor.document;
    }
  }
}
