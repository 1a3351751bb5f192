import * as l10n from "@vscode/l10n";
import { formatOfPath } from "../../catalogs/dataText";
import { contentOf, entriesIn, readOutline } from "../../catalogs/outline";
import { nameOf } from "../../config/paths";
import { newSummary } from "../../render/starterFiles";
import type { Finding } from "../../rules/finding";
import { decodeUri } from "../../util/canonicalUri";
import {
  type Action,
  type ActionContext,
  type ActionSource,
  changeText,
  type FileChange,
  findingsAt,
  type TargetFile,
} from "./action";
import { changeData } from "./changeData";

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
      showsNext: true,
      change: () => writeEntry(file, catalog, value),
    };
  });
}

/**
 * Writes a code into a catalog's file, which is made where there is none. A person goes on with its summary.
 *
 * @returns `undefined` where the file is broken, is another catalog's, or says this already.
 */
export async function writeEntry(
  file: TargetFile,
  { id, name }: { readonly id: string; readonly name: string },
  code: string,
  summary = newSummary,
): Promise<readonly FileChange[] | undefined> {
  const files = await changeData(file, {
    changes: [{ path: ["codes", code], value: summary }],
    made: { errdexCatalog: 1, id, name, codes: { [code]: summary } },
    fits: (data) => data["id"] === id,
  });
  return files && Promise.all(files.map((change) => showEntry(change, code)));
}

async function showEntry(change: FileChange, code: string): Promise<FileChange> {
  const after = changeText(change.text ?? "", change.changes);
  const entry = entriesIn(await readOutline(after, formatOfPath(change.uri))).get(code);
  return entry?.valueSpan === undefined ? change : { ...change, next: contentOf(entry.valueSpan, after) };
}
