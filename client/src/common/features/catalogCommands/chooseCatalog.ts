import { l10n } from "vscode";
import type { ListedCatalog } from "../../../../../shared/src/protocol";
import { countCodes } from "../../codeTexts";
import { pickOne } from "../../questions";

/** Asks for one of the catalogs in force. */
export async function chooseCatalog(
  title: string,
  catalogs: readonly ListedCatalog[],
): Promise<ListedCatalog | undefined> {
  return pickOne(
    title,
    catalogs.map((catalog) => ({
      value: catalog,
      label: catalog.name,
      description: `${countCodes(catalog.entries)} · ${catalog.from.join(", ")}`,
    })),
    l10n.t("Which catalog?"),
  );
}
