import { commands, Disposable, EventEmitter, l10n, Uri, window, workspace } from "vscode";
import { knownHereRequest, type KnownHereParams, type KnownHereResult } from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import type { ServerLink } from "../../serverLink";
import type { ClientFeature } from "../clientFeature";

const scheme = "errdex-known";

/** `Errdex: Show What Is Known Here`: a page on the string at the cursor, or on the file, which can be copied. */
export const knownHereFeature: ClientFeature = {
  register: ({ server }) => {
    let page = "";
    const changed = new EventEmitter<Uri>();
    const uri = Uri.from({ scheme, path: `/${l10n.t("What Errdex knows here")}.md` });
    return Disposable.from(
      changed,
      workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: changed.event,
        provideTextDocumentContent: () => page,
      }),
      commands.registerCommand(commandIds.showKnownHere, async () => {
        const found = await ask(server);
        if (found === undefined) {
          void window.showInformationMessage(l10n.t("Open a file and put the cursor on a string first."));
          return undefined;
        }
        page = found;
        changed.fire(uri);
        await show(uri);
        return page;
      }),
    );
  },
};

async function ask(server: ServerLink): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  const params: KnownHereParams = {
    textDocument: { uri: document.uri.toString() },
    position: selection.active,
    languageId: document.languageId,
  };
  return (await server.request<KnownHereResult | null>(knownHereRequest, params))?.markdown;
}

/** As a preview where there is one: its text can be selected and copied. */
async function show(uri: Uri): Promise<void> {
  try {
    await commands.executeCommand("markdown.showPreviewToSide", uri);
  } catch {
    await window.showTextDocument(uri, { preview: true });
  }
}
