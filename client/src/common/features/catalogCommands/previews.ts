import { type Disposable, type Tab, TabInputText, TabInputTextDiff, Uri, window } from "vscode";
import { previewScheme, ReadOnlyTexts } from "../../readOnlyTexts";

/** How many texts are kept. The editor asks for one again whenever its tab comes to the front, and does not tell when never. */
const mostTexts = 20;

/** Texts that are shown and not written: a catalog's file as it would be, a report. */
export class Previews implements Disposable {
  readonly #texts = new ReadOnlyTexts(previewScheme);
  #count = 0;

  /** @param name of the document; its ending decides the language. */
  create(name: string, text: string): Uri {
    const uri = Uri.from({ scheme: previewScheme, path: `/${++this.#count}/${name}` });
    this.set(uri, text);
    const { uris } = this.#texts;
    for (const oldest of uris.slice(0, Math.max(0, uris.length - mostTexts))) {
      this.#texts.delete(oldest);
    }
    return uri;
  }

  set(uri: Uri, text: string): void {
    this.#texts.set(uri, text);
  }

  /** Whether an editor shows it, or a difference with it. */
  isShown(uri: Uri): boolean {
    return tabsOf(uri).length > 0;
  }

  /** Closes the editors that show it, differences with it too. */
  async close(uri: Uri): Promise<void> {
    const tabs = tabsOf(uri);
    if (tabs.length > 0) {
      await window.tabGroups.close(tabs, true);
    }
    this.#texts.delete(uri.toString());
  }

  dispose(): void {
    this.#texts.dispose();
  }
}

function tabsOf(uri: Uri): readonly Tab[] {
  const isIt = (other: Uri): boolean => other.toString() === uri.toString();
  return window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        (input instanceof TabInputText && isIt(input.uri)) ||
        (input instanceof TabInputTextDiff && isIt(input.modified)),
    );
}
