import { commands, l10n } from "vscode";
import { commandIds } from "../../commandIds";
import { pickCode } from "../../pickCode";
import type { ClientFeature } from "../clientFeature";

/** _Search Codes…_: all codes of all catalogs, by code and by words of the summary. */
export const searchCodesFeature: ClientFeature = {
  register: ({ server, registerCommand }) =>
    // A shortcut may bring the words with it.
    registerCommand(commandIds.searchCodes, async (words: unknown) => {
      const name = await pickCode(server, l10n.t("Search Codes"), typeof words === "string" ? words : "");
      if (name !== undefined) {
        await commands.executeCommand(commandIds.explainCode, name);
      }
    }),
};
