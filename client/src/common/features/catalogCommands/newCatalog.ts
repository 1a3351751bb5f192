import { l10n, Range, Uri, window, workspace } from "vscode";
import { idOf, nameOf as apiNameOf } from "../../../../../shared/src/apiNames";
import {
  listCatalogSourcesRequest,
  type ListCatalogSourcesResult,
  starterFilesRequest,
  type StarterFilesParams,
  type StarterFilesResult,
} from "../../../../../shared/src/protocol";
import { configFileName } from "../../../../../shared/src/settings";
import { editorInUse } from "../../cursor";
import { askName } from "./askName";
import { chooseFolder, createFile, readIfThere } from "./catalogFiles";
import type { CommandContext } from "./commandContext";
import { offerFolder } from "./offerFolder";
import { type Choice, pickOne } from "../../questions";
import { nameOf } from "./readSources";

/** What a keybinding or another command may say of a new catalog beforehand; it is not asked for then. */
export interface NewCatalogArguments {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** Whether to write an `errdex.json`, too. */
  readonly config?: boolean | undefined;
  /** The code to begin with, instead of an example. */
  readonly code?: string | undefined;
}

/** Command `errdex.newCatalog`: a first catalog of one's own, in the folder that one chooses. Nothing is written over. */
export async function newCatalog({ server }: CommandContext, given: NewCatalogArguments): Promise<void> {
  if ((workspace.workspaceFolders ?? []).length === 0) {
    offerFolder(l10n.t("Open a folder first: a catalog belongs to a project."));
    return;
  }
  const title = l10n.t("New Catalog");
  const folder = await chooseFolder(editorInUse()?.document.uri);
  if (folder === undefined) {
    return;
  }
  const config = Uri.joinPath(folder, configFileName);
  const { catalogs } = await server.request<ListCatalogSourcesResult>(listCatalogSourcesRequest, {
    near: config.toString(),
  });
  const named = await askName(title, apiNameOf(given.id ?? idOf(nameOf(folder))), catalogs, given);
  if (named === undefined) {
    return;
  }
  const { id, name } = named;
  const own = catalogs.find((catalog) => catalog.id === id)?.files.at(-1);
  if (own !== undefined) {
    offerToOpen(id, Uri.parse(own, true));
    return;
  }
  const kind =
    given.config === undefined ? await askForKind(title, id, config) : { isYaml: false, config: given.config };
  if (kind === undefined) {
    return;
  }
  const target = Uri.joinPath(folder, fileNameOf(id, kind.isYaml));
  if ((await readIfThere(target)) !== undefined) {
    offerToOpen(id, target);
    return;
  }
  const params: StarterFilesParams = {
    id,
    name,
    isYaml: kind.isYaml,
    ...(given.code !== undefined && { code: given.code }),
  };
  const starter = await server.request<StarterFilesResult | null>(starterFilesRequest, params);
  if (starter === null) {
    throw new Error(l10n.t("The catalog could not be put together: see the log."));
  }
  await createFile(target, starter.catalog);
  if (kind.config && (await readIfThere(config)) === undefined) {
    await createFile(config, starter.config);
  }
  const document = await workspace.openTextDocument(target);
  const offset = document.getText().indexOf(starter.toReplace);
  const end = offset + starter.toReplace.length;
  const selection = new Range(document.positionAt(offset), document.positionAt(end));
  await window.showTextDocument(document, { selection, preview: false });
}

interface Kind {
  readonly isYaml: boolean;
  /** Whether an `errdex.json` is wanted, too. */
  readonly config: boolean;
}

/** Asks which files to write; `undefined` where one leaves. */
async function askForKind(title: string, id: string, config: Uri): Promise<Kind | undefined> {
  const hasConfig = (await readIfThere(config)) !== undefined;
  const kinds = [false, true].map((isYaml): Choice<Kind> => ({
    value: { isYaml, config: false },
    label: fileNameOf(id, isYaml),
  }));
  const both = kinds.map(({ value, label }): Choice<Kind> => ({
    value: { ...value, config: true },
    label: l10n.t("{0} and {1}", label, configFileName),
    description: l10n.t("with settings that a team shares"),
  }));
  return pickOne(title, hasConfig ? kinds : [...kinds, ...both]);
}

function fileNameOf(id: string, isYaml: boolean): string {
  return `${id}.errdex.${isYaml ? "yaml" : "json"}`;
}

/** Nothing is written over. */
function offerToOpen(id: string, uri: Uri): void {
  const open = l10n.t("Open");
  const message = l10n.t("There is a catalog {0} already, in {1}.", id, workspace.asRelativePath(uri));
  void window.showWarningMessage(message, open).then(async (chosen) => {
    if (chosen === open) {
      await window.showTextDocument(uri);
    }
  });
}
