import { Disposable, l10n } from "vscode";
import { timesRequest, type TimesResult } from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import { MarkdownPage } from "../../markdownPage";
import type { ClientFeature } from "../clientFeature";

/** `Errdex: Show Times`: a page on what took time, and what can be done about it. */
export const timesFeature: ClientFeature = {
  register: ({ server, registerCommand }) => {
    const page = new MarkdownPage("errdex-times", l10n.t("Where Errdex’s time went"));
    return Disposable.from(
      page,
      registerCommand(commandIds.showTimes, async () => {
        const times = await server.request<TimesResult | null>(timesRequest, {});
        if (times === null) {
          throw new Error(l10n.t("The times could not be told: see the log."));
        }
        await page.show(times.markdown, true);
        return times.markdown;
      }),
    );
  },
};
