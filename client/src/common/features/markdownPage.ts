import { commands, Disposable, EventEmitter, Uri, window, workspace } from "vscode";

/** A page that the server writes in Markdown, of which there is one at a time. Its text can be selected and copied. */
export interface MarkdownPage {
  /** Shows another text in its place: as a preview where the editor has one. */
  show(markdown: string): Promise<void>;
  readonly disposable: Disposable;
}

/** @param scheme of the page's address, its own; @param title what its tab is called. */
export function createMarkdownPage(scheme: string, title: string): MarkdownPage {
  const uri = Uri.from({ scheme, path: `/${title}.md` });
  const changed = new EventEmitter<Uri>();
  let page = "";
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => page,
  });
  return {
    async show(markdown) {
      page = markdown;
      changed.fire(uri);
      try {
        await commands.executeCommand("markdown.showPreviewToSide", uri);
      } catch {
        await window.showTextDocument(uri, { preview: true });
      }
    },
    disposable: Disposable.from(provider, changed),
  };
}
