import { commands, type Disposable, Uri, window, workspace } from "vscode";
import { ReadOnlyTexts } from "./readOnlyTexts";

/**
 * Shows a document in Markdown in the editor's own preview, or as it is written where that is switched off: only a try
 * tells, for a command that was never run is in no list.
 *
 * @param isBeside whether what is looked at now stays in view.
 */
export async function showMarkdown(uri: Uri, isBeside: boolean): Promise<void> {
  // It is read again before it is shown, so that what stood there before does not flash up.
  await workspace.openTextDocument(uri);
  try {
    await commands.executeCommand(isBeside ? "markdown.showPreviewToSide" : "markdown.showPreview", uri);
  } catch {
    await window.showTextDocument(uri, { preview: true });
  }
}

/** A page in Markdown that the server writes, of which there is one at a time. Its text can be selected and copied. */
export class MarkdownPage implements Disposable {
  readonly #texts: ReadOnlyTexts;
  readonly #uri: Uri;
  readonly #fileName: string;

  /** @param scheme of the page's address, of nobody else's; @param title what its tab is called. */
  constructor(scheme: string, title: string) {
    this.#texts = new ReadOnlyTexts(scheme);
    this.#fileName = `${title}.md`;
    this.#uri = Uri.from({ scheme, path: `/${this.#fileName}` });
  }

  /** Shows another text in its place; as {@link showMarkdown}. */
  async show(markdown: string, isBeside: boolean): Promise<void> {
    this.#texts.set(this.#uri, markdown);
    // Beside what is beside it already there would be one more each time.
    if (!(isBeside && this.#isInView())) {
      await showMarkdown(this.#uri, isBeside);
    }
  }

  /** A preview's tab has the file's name in its label, in every language; it shows a new text by itself. */
  #isInView(): boolean {
    return window.tabGroups.all.some(({ activeTab }) => activeTab?.label.includes(this.#fileName) === true);
  }

  dispose(): void {
    this.#texts.dispose();
  }
}
