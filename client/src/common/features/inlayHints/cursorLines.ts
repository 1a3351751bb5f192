import { Disposable, type TextEditor, window, workspace } from "vscode";
import { cursorLinesRequest, type CursorLinesParams } from "../../../../../shared/src/protocol";
import { settingsSection } from "../../../../../shared/src/settings";
import type { ClientFeature } from "../clientFeature";

/** Milliseconds in which a cursor that is moved on tells nothing. */
const calm = 100;

/** Tells the server in which lines the cursors are, where inlay hints are wanted in these lines only. */
export const cursorLinesFeature: ClientFeature = {
  register: ({ server, log }) => {
    const told = new Map<string, string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (editor: TextEditor): void => {
      const { document, selections } = editor;
      const uri = document.uri.toString();
      const wanted = workspace.getConfiguration(settingsSection, document.uri).get<unknown>("inlayHints");
      const lines = [...new Set(selections.map(({ active }) => active.line))];
      // A server that nobody has needed yet is not to be started for this.
      if (wanted !== "currentLine" || server.status === undefined || told.get(uri) === lines.join()) {
        return;
      }
      told.set(uri, lines.join());
      const params: CursorLinesParams = { textDocument: { uri }, lines };
      server.request(cursorLinesRequest, params).catch((error: unknown) => {
        log.debug("The server was not told where the cursors are.", error);
      });
    };
    const tellSoon = (editor: TextEditor | undefined): void => {
      clearTimeout(timer);
      if (editor !== undefined) {
        timer = setTimeout(() => {
          tell(editor);
        }, calm);
      }
    };
    return Disposable.from(
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        tellSoon(textEditor);
      }),
      window.onDidChangeActiveTextEditor(tellSoon),
      workspace.onDidCloseTextDocument(({ uri }) => told.delete(uri.toString())),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${settingsSection}.inlayHints`)) {
          tellSoon(window.activeTextEditor);
        }
      }),
      server.onDidChangeStatus(() => {
        if (server.status === undefined) {
          told.clear();
        } else {
          tellSoon(window.activeTextEditor);
        }
      }),
      new Disposable(() => {
        clearTimeout(timer);
      }),
    );
  },
};
