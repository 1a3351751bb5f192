import { Disposable, l10n, window } from "vscode";
import { askWhatIsKnown } from "../../askWhatIsKnown";
import { commandIds } from "../../commandIds";
import { MarkdownPage } from "../../markdownPage";
import type { ClientFeature } from "../clientFeature";

/** `Errdex: Show What Is Known Here`: a page on the string at the cursor, or on the file, which can be copied. */
export const knownHereFeature: ClientFeature = {
  register: ({ server, registerCommand }) => {
    const page = new MarkdownPage("errdex-known", l10n.t("What Errdex knows here"));
    return Disposable.from(
      page,
      registerCommand(commandIds.showKnownHere, async () => {
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
