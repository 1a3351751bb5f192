import { Disposable, type ExtensionContext, Uri, type WebviewPanel, window } from "vscode";
import type { ServerLink } from "./serverLink";

export interface PagePanelOptions {
  readonly extension: ExtensionContext;
  readonly server: ServerLink;
  /** Type of the panel: `package.json` names it in `activationEvents` and `when` clauses. */
  readonly type: string;
  /** Ids of the commands that links on the page may call. */
  readonly commands: readonly string[];
  /** Puts a page where the panel shows none, or an old one. Never rejects. */
  readonly fill: () => Promise<void>;
  readonly onClose?: () => void;
}

/** A panel for one page that follows the workspace: it is filled again when codes or catalogs change, if it is looked at. */
export class PagePanel implements Disposable {
  readonly #options: PagePanelOptions;
  readonly #listeners: Disposable;
  #panel: WebviewPanel | undefined;
  /** What is shown may have changed while nobody looked at it. */
  #isStale = false;
  /** Counts pages, so that an answer that comes late does not take the place of a newer page. */
  #asked = 0;
  #shown = "";

  constructor(options: PagePanelOptions) {
    this.#options = options;
    const { server } = options;
    const refresh = (): void => {
      this.#isStale = true;
      void this.#refresh();
    };
    this.#listeners = Disposable.from(server.onDidChangeUses(refresh), server.onDidChangeStatus(refresh));
  }

  get isOpen(): boolean {
    return this.#panel !== undefined;
  }

  /** Whether a page was put since the panel was opened. */
  get hasPage(): boolean {
    return this.#shown !== "";
  }

  /** Opens the panel; there must be none. */
  open(title: string, column: Parameters<typeof window.createWebviewPanel>[2]): void {
    this.take(window.createWebviewPanel(this.#options.type, title, column, { enableFindWidget: true }));
  }

  reveal(preserveFocus?: boolean): void {
    this.#panel?.reveal(undefined, preserveFocus);
  }

  /** Takes over a panel, of the window's last run perhaps. */
  take(panel: WebviewPanel): void {
    const { extension, commands, onClose } = this.#options;
    this.#panel = panel;
    this.#shown = "";
    panel.webview.options = { enableScripts: true, enableCommandUris: commands, localResourceRoots: [] };
    const imageOf = (theme: string): Uri => Uri.joinPath(extension.extensionUri, "images", `page-${theme}.svg`);
    panel.iconPath = { light: imageOf("light"), dark: imageOf("dark") };
    panel.onDidChangeViewState(() => void this.#refresh());
    panel.onDidDispose(() => {
      this.#panel = undefined;
      onClose?.();
    });
  }

  /** Begins a page, in place of all that were begun before. Gives its number. */
  begin(): number {
    this.#isStale = false;
    return ++this.#asked;
  }

  /** The page could not be made: it is tried again when the panel is looked at next. */
  fail(): void {
    this.#isStale = true;
  }

  /** The panel, while it is open and no newer page was begun. */
  current(asked: number): WebviewPanel | undefined {
    return asked === this.#asked ? this.#panel : undefined;
  }

  /**
   * Shows a page, unless it is the one that is shown: that would only lose the reader's place.
   *
   * @param content tells two pages apart.
   * @param render gives its HTML.
   */
  put(asked: number, content: string, render: () => string): void {
    const panel = this.current(asked);
    if (panel !== undefined && content !== this.#shown) {
      this.#shown = content;
      panel.webview.html = render();
    }
  }

  /** Shows what stands for a page that is not there. */
  putNotice(html: string): void {
    if (this.#panel !== undefined) {
      this.#panel.webview.html = html;
    }
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#panel?.dispose();
  }

  async #refresh(): Promise<void> {
    if (this.#isStale && this.#panel?.visible === true) {
      await this.#options.fill();
    }
  }
}
