import {
  type Disposable,
  type Event,
  EventEmitter,
  type Tab,
  TabInputText,
  TabInputTextDiff,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from "vscode";

/** Scheme of documents that show what could be, and that nobody can change. */
export const previewScheme = "errdex-preview";

/** How many texts are kept. The editor asks for one again whenever its tab comes to the front, and does not tell when never. */
const mostTexts = 20;

/** Texts that are shown and not written: a catalog's file as it would be, a report. */
export class Previews implements TextDocumentContentProvider, Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration = workspace.registerTextDocumentContentProvider(previewScheme, this);
  #count = 0;

  get onDidChange(): Event<Uri> {
    return this.#changed.event;
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? "";
  }

  /** @param name of the document; its ending decides the language. */
  create(name: string, text: string): Uri {
    const uri = Uri.from({ scheme: previewScheme, path: `/${++this.#count}/${name}` });
    this.set(uri, text);
    const [oldest] = this.#texts.keys();
    if (oldest !== undefined && this.#texts.size > mostTexts) {
      this.#texts.delete(oldest);
    }
    return uri;
  }

  set(uri: Uri, text: string): void {
    if (this.#texts.get(uri.toString()) !== text) {
      this.#texts.set(uri.toString(), text);
      this.#changed.fire(uri);
    }
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
    this.#registration.dispose();
    this.#changed.dispose();
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
