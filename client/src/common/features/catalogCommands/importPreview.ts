import { commands, l10n, type Uri } from "vscode";
import type { Previews } from "./previews";
import { nameOf } from "./readSources";

/** The difference between a catalog's file and what would be written, in an editor of its own that follows each decision. */
export class ImportPreview {
  readonly #previews: Previews;
  #shown: { readonly target: string; readonly hadFile: boolean; readonly left: Uri; readonly right: Uri } | undefined;

  constructor(previews: Previews) {
    this.#previews = previews;
  }

  /** @param present the file as it is; `undefined` where there is none. */
  async show(target: Uri, present: string | undefined, text: string): Promise<void> {
    const hadFile = present !== undefined;
    const shown = this.#shown;
    if (shown?.target === target.toString() && shown.hadFile === hadFile && this.#previews.isShown(shown.right)) {
      this.#previews.set(shown.right, text);
      return;
    }
    await this.close();
    const name = nameOf(target);
    const left = hadFile ? target : this.#previews.create(name, "");
    const right = this.#previews.create(name, text);
    this.#shown = { target: target.toString(), hadFile, left, right };
    const title = hadFile ? l10n.t("{0} (after the import)", name) : l10n.t("{0} (new)", name);
    await commands.executeCommand("vscode.diff", left, right, title, { preview: true, preserveFocus: true });
  }

  async close(): Promise<void> {
    const shown = this.#shown;
    this.#shown = undefined;
    if (shown !== undefined) {
      await this.#previews.close(shown.right);
    }
  }
}
