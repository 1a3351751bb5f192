import { commands, Disposable, l10n, window } from "vscode";
import { knownHereRequest, type KnownHereParams, type KnownHereResult } from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import { cursorOf } from "../../cursor";
import { MarkdownPage } from "../../markdownPage";
import type { ServerLink } from "../../serverLink";
import type { ClientFeature } from "../clientFeature";

/** `Errdex: Show What Is Known Here`: a page on the string at the cursor, or on the file, which can be copied. */
export const knownHereFeature: ClientFeature = {
  register: ({ server }) => {
    const page = new MarkdownPage("errdex-known", l10n.t("What Errdex knows here"));
    return Disposable.from(
      page,
      commands.registerCommand(commandIds.showKnownHere, async () => {
        const known = await askWhatIsKnown(server);
        if (known === undefined) {
          void window.showInformationMessage(l10n.t("Open a file and put the cursor on a string first."));
          return undefined;
        }
        await page.show(known.markdown, true);
        return known.markdown;
      }),
    );
  },
};

/** What is known at the cursor of the editor in use; `undefined` where there is no editor or no answer. */
export async function askWhatIsKnown(server: ServerLink): Promise<KnownHereResult | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { uri, position } = cursorOf(editor);
  const { languageId } = editor.document;
  const params: KnownHereParams = { textDocument: { uri }, position, languageId };
  return (await server.request<KnownHereResult | null>(knownHereRequest, params)) ?? undefined;
}
