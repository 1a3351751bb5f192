import { l10n, Uri, window, workspace } from "vscode";
import type { ListedCatalog } from "../../../../../shared/src/protocol";
import { chooseFolder } from "./catalogFiles";
import type { Choice } from "../../questions";

/** The file that a catalog with this id is in, or belongs in; asks where there is no folder. */
export async function defaultTarget(
  near: Uri | undefined,
  id: string,
  catalogs: readonly ListedCatalog[],
): Promise<Uri | undefined> {
  const own = catalogs.find((catalog) => catalog.id === id)?.files.at(-1);
  if (own !== undefined) {
    return Uri.parse(own, true);
  }
  const folder = await chooseFolder(near);
  if (folder !== undefined) {
    return Uri.joinPath(folder, ".errdex", `${id}.errdex.json`);
  }
  return workspace.workspaceFolders === undefined ? browse(near && Uri.joinPath(near, ".."), id) : undefined;
}

/** Asks for the file to write; `undefined` where one leaves. */
export async function chooseTarget(
  near: Uri | undefined,
  id: string,
  catalogs: readonly ListedCatalog[],
): Promise<Uri | undefined> {
  const folder = await chooseFolder(near);
  const own = catalogs.filter((catalog) => catalog.id === id).flatMap(({ files }) => files);
  const usual =
    folder === undefined ? [] : ["json", "yaml"].map((end) => Uri.joinPath(folder, ".errdex", `${id}.errdex.${end}`));
  const uris = new Map([...own.map((uri) => Uri.parse(uri, true)), ...usual].map((uri) => [uri.toString(), uri]));
  const choices: readonly Choice<Uri | undefined>[] = [
    ...[...uris.values()].map((uri) => ({ value: uri, label: workspace.asRelativePath(uri) })),
    { value: undefined, label: `$(folder-opened) ${l10n.t("Browse…")}` },
  ];
  const chosen = await window.showQuickPick(choices, { title: l10n.t("Save To"), ignoreFocusOut: true });
  return chosen === undefined
    ? undefined
    : (chosen.value ?? (await browse(folder ?? (near && Uri.joinPath(near, "..")), id)));
}

async function browse(folder: Uri | undefined, id: string): Promise<Uri | undefined> {
  const name = `${id}.errdex.json`;
  return window.showSaveDialog({
    title: l10n.t("Save Catalog"),
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
    filters: { [l10n.t("Catalogs")]: ["json", "yaml", "yml"] },
  });
}
