import { commands, l10n, Uri, window } from "vscode";

/** Says something that ends where a folder is opened, and opens it: the one that is given, or the one that is chosen then. */
export function offerFolder(message: string, folder?: Uri): void {
  const open = l10n.t("Open Folder…");
  // The command has ended, whether or not anybody reads this.
  void window.showInformationMessage(message, open).then(async (chosen) => {
    if (chosen === open) {
      await commands.executeCommand("vscode.openFolder", ...(folder === undefined ? [] : [folder]));
    }
  });
}

/** The folder to open so that a catalog in this file counts: `/shop` for `/shop/.errdex/acme.errdex.json`. */
export function folderOfCatalog(file: Uri): Uri {
  const folder = Uri.joinPath(file, "..");
  return folder.path.endsWith("/.errdex") ? Uri.joinPath(folder, "..") : folder;
}
