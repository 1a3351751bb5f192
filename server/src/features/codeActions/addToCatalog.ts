import * as l10n from "@vscode/l10n";
import { nameOf } from "../../config/paths";
import type { Finding } from "../../rules/finding";
import { decodeUri } from "../../util/canonicalUri";
import { type Action, type ActionContext, type ActionSource, findingsAt } from "./action";
import { changeData } from "./changeData";

/** What an entry says that nobody has described yet. */
const newSummary = "TODO: say what it means.";

/** Makes an unknown code a known one, in a catalog of one's own. One with the id of a built-in extends that. */
export const addToCatalogActions: ActionSource = {
  kinds: ["quickfix"],
  find: (context) => findingsAt(context.analysis, context.span).flatMap((finding) => addEntry(finding, context)),
};

function addEntry(finding: Finding, context: ActionContext): readonly Action[] {
  const { rule, value, catalog } = finding;
  if (rule !== "unknown-code" || catalog === undefined || value === "") {
    return [];
  }
  const files = context.catalogFiles(catalog.id);
  return files.map((file): Action => {
    return {
      title:
        files.length > 1
          ? l10n.t("Add '{0}' to the {1} codes in {2}", value, catalog.name, decodeUri(nameOf(file.uri)))
          : l10n.t("Add '{0}' to the {1} codes", value, catalog.name),
      kind: "quickfix",
      finding,
      change: () => {
        const { id, name } = catalog;
        return changeData(file, {
          changes: [{ path: ["codes", value], value: newSummary }],
          made: { errdexCatalog: 1, id, name, codes: { [value]: newSummary } },
          fits: (data) => data["id"] === id,
        });
      },
    };
  });
}
