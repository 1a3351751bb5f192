import {
  type Disposable,
  type Event,
  EventEmitter,
  type TextDocumentContentProvider,
  type Uri,
  workspace,
} from "vscode";

/** Scheme of documents that show what a file would be. Their problems are those of the file itself. */
export const previewScheme = "errdex-preview";

/** Texts that are shown as documents which nobody can change. Who is done with one deletes it. */
export class ReadOnlyTexts implements TextDocumentContentProvider, Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration: Disposable;

  /** @param scheme of their addresses, of nobody else's. */
  constructor(scheme: string) {
    this.#registration = workspace.registerTextDocumentContentProvider(scheme, this);
  }

  get onDidChange(): Event<Uri> {
    return this.#changed.event;
  }

  /** Their addresses, the oldest first. */
  get uris(): readonly string[] {
    return [...this.#texts.keys()];
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? "";
  }

  set(uri: Uri, text: string): void {
    if (this.#texts.get(uri.toString()) !== text) {
      this.#texts.set(uri.toString(), text);
      this.#changed.fire(uri);
    }
  }

  delete(uri: string): void {
    this.#texts.delete(uri);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
