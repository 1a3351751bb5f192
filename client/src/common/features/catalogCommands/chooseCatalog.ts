import { l10n } from "vscode";
import type { ListedCatalog } from "../../../../../shared/src/protocol";
import { pickOne } from "./questions";

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
      description: `${describeEntries(catalog.entries)} · ${catalog.from.join(", ")}`,
    })),
    l10n.t("Which catalog?"),
  );
}

/** `159 codes`. */
export function describeEntries(entries: number): string {
  return entries === 1 ? l10n.t("1 code") : l10n.t("{0} codes", entries);
}
