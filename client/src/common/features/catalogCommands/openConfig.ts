import { l10n, Uri, window } from "vscode";
import {
  type StarterFilesParams,
  starterFilesRequest,
  type StarterFilesResult,
} from "../../../../../shared/src/protocol";
import { configFileName } from "../../../../../shared/src/settings";
import { editorInUse } from "../../cursor";
import { chooseFolder, createFile, readIfThere } from "./catalogFiles";
import type { CommandContext } from "./commandContext";
import { offerFolder } from "./offerFolder";

/** Command `errdex.openConfig`: opens the folder's `errdex.json`, which it makes where there is none. */
export async function openConfig({ server }: CommandContext): Promise<void> {
  const folder = await chooseFolder(editorInUse()?.document.uri);
  if (folder === undefined) {
    offerFolder(l10n.t("Open a folder first: {0} is for the files below it.", configFileName));
    return;
  }
  const config = Uri.joinPath(folder, configFileName);
  if ((await readIfThere(config)) === undefined) {
    const params: StarterFilesParams = { id: "", name: "", isYaml: false };
    const starter = await server.request<StarterFilesResult | null>(starterFilesRequest, params);
    if (starter === null) {
      throw new Error(l10n.t("The config could not be put together: see the log."));
    }
    await createFile(config, starter.config);
  }
  await window.showTextDocument(config, { preview: false });
}
