import * as l10n from "@vscode/l10n";
import { overlap } from "../../util/span";
import type { ActionSource } from "./action";

/** Id of the client's command that opens a code's documentation. */
const openDocsCommand = "errdex.openDocs";

/** Opens what the vendor says of the code at the cursor. Editors without the command have links in the hover. */
export const openDocsActions: ActionSource = {
  kinds: ["refactor.rewrite"],
  find: (context) => {
    const { analysis, span, isExplicit } = context;
    if (!isExplicit || !context.hasCommand(openDocsCommand)) {
      return [];
    }
    const found = analysis.groups.flatMap(({ members }) => members).find(({ literal }) => overlap(literal.span, span));
    return (found?.entries ?? [])
      .filter(({ docs, catalog }) => (docs ?? catalog.docs) !== undefined)
      .map(({ code, catalog }) => ({
        title: l10n.t("Open the documentation of '{0}'", code),
        kind: "refactor.rewrite" as const,
        command: { id: openDocsCommand, arguments: [{ catalog: catalog.id, code }] },
      }));
  },
};
