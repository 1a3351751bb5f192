import * as l10n from "@vscode/l10n";
import type { Session } from "../../lsp/session";
import { canonicalUri } from "../../util/canonicalUri";
import { isTest } from "../../workspace/coverage";
import { findGroupLenses } from "./groupLenses";
import type { LensSource } from "./lensSource";

/** Of our own client, with the document's address and a position in the construct as its arguments. */
const addMissingCommand = "errdex.addMissingCodes";

/** On switches and maps: how many codes they handle, and a way to the others. Not in tests: nobody has to handle all there. */
export function createGroupLenses({ service, project, hasCommand }: Session): LensSource {
  return {
    kind: "group",
    find: async (document, settings) => {
      if (settings.codeLens !== "all" && settings.codeLens !== "constructs") {
        return [];
      }
      const path = project.uses.showPath(canonicalUri(document.uri));
      // Of what is in no folder of the workspace, the folders say nothing: somebody's home may be `test/`.
      if (isTest(path.includes(":") ? path.slice(path.lastIndexOf("/") + 1) : path)) {
        return [];
      }
      const analysis = await service.analyze(document, settings);
      return findGroupLenses(analysis).map(({ span, member, handled, total, of }) => ({
        span,
        title: hasCommand(addMissingCommand)
          ? {
              text: l10n.t("handles {0} of {1} {2} codes · add missing…", handled, total, of),
              command: { id: addMissingCommand, arguments: [document.uri, document.positionAt(member)] },
            }
          : { text: l10n.t("handles {0} of {1} {2} codes", handled, total, of) },
      }));
    },
  };
}
