import {
  commands,
  Disposable,
  env,
  l10n,
  type LogOutputChannel,
  NotebookRange,
  Range,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { errorMessage } from "../../../../../shared/src/errorMessage";
import { isRecord } from "../../../../../shared/src/isRecord";
import {
  type CodePage,
  type CodePageParams,
  codePageRequest,
  type CodeSpot,
  type EntryName,
} from "../../../../../shared/src/protocol";
import { commandIds, innerCommandIds } from "../../commandIds";
import { readEntryName } from "../../entryName";
import { createNonce } from "../../createNonce";
import { ServerDown } from "../../failure";
import { PagePanel } from "../../pagePanel";
import type { ServerLink } from "../../serverLink";
import type { ClientContext, ClientFeature } from "../clientFeature";
import { canMove, goTo, move, noHistory, type PageHistory, shownName } from "./pageHistory";
import { pageCommands, renderCodePage, renderEmptyPage } from "./renderPage";

/** Type of the panel: `package.json` names it in `activationEvents` and `when` clauses. */
const pageType = "errdex.codePage";

const backContext = "errdex.page.canGoBack";
const forwardContext = "errdex.page.canGoForward";

/** The page of a code: all that is known of it and where the workspace uses it. There is one, for one code after the other. */
export const codePageFeature: ClientFeature = {
  register: (context) => {
    const { registerCommand } = context;
    const pages = new CodePages(context);
    return Disposable.from(
      pages,
      window.registerWebviewPanelSerializer(pageType, {
        deserializeWebviewPanel: async (panel, state) => {
          await pages.restore(panel, readEntryName(state));
        },
      }),
      registerCommand(commandIds.explainCode, async (argument: unknown, options: unknown) => {
        const name = readEntryName(argument);
        if (name === undefined) {
          await commands.executeCommand(commandIds.searchCodes);
        } else {
          await pages.show(name, isRecord(options) && options["preserveFocus"] === true);
        }
      }),
      registerCommand(commandIds.pageBack, () => pages.move(-1)),
      registerCommand(commandIds.pageForward, () => pages.move(1)),
      registerCommand(innerCommandIds.openPlace, openPlace),
    );
  },
};

class CodePages implements Disposable {
  readonly #server: ServerLink;
  readonly #log: LogOutputChannel;
  readonly #panel: PagePanel;
  #history: PageHistory = noHistory;

  constructor({ extension, server, log }: ClientContext) {
    this.#log = log;
    this.#server = server;
    this.#panel = new PagePanel({
      extension,
      server,
      type: pageType,
      commands: pageCommands,
      fill: () => this.#fill(),
      onClose: () => {
        this.#history = noHistory;
        this.#setContexts();
      },
    });
  }

  async show(name: EntryName, preserveFocus: boolean): Promise<void> {
    if (this.#panel.isOpen) {
      this.#panel.reveal(preserveFocus);
    } else {
      this.#panel.open(name.code, { viewColumn: ViewColumn.Active, preserveFocus });
    }
    this.#history = goTo(this.#history, name);
    await this.#fill();
  }

  /** Takes over a panel of the window's last run. */
  async restore(panel: WebviewPanel, name: EntryName | undefined): Promise<void> {
    if (name === undefined || this.#panel.isOpen) {
      panel.dispose();
      return;
    }
    this.#panel.take(panel);
    this.#history = goTo(noHistory, name);
    await this.#fill();
  }

  async move(by: -1 | 1): Promise<void> {
    if (canMove(this.#history, by)) {
      this.#history = move(this.#history, by);
      await this.#fill();
    }
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** Shows what is known at once, and again when the workspace has been read. */
  async #fill(): Promise<void> {
    const name = shownName(this.#history);
    if (name === undefined) {
      return;
    }
    this.#setContexts();
    const asked = this.#panel.begin();
    try {
      const page = await this.#ask(name, false);
      this.#put(asked, name, page);
      if (page?.isRead === false) {
        this.#put(asked, name, await this.#ask(name, true));
      }
    } catch (error) {
      this.#log.warn("The page of a code could not be made.", errorMessage(error));
      this.#panel.fail();
      if (!this.#panel.hasPage) {
        const reason = error instanceof ServerDown ? error.message : l10n.t("The page could not be made: see the log.");
        this.#put(asked, name, reason);
      }
    }
  }

  async #ask(name: EntryName, whenRead: boolean): Promise<CodePage | undefined> {
    const params: CodePageParams = { ...name, whenRead };
    return (await this.#server.request<CodePage | null>(codePageRequest, params)) ?? undefined;
  }

  /** @param page a text says why there is none. */
  #put(asked: number, name: EntryName, page: CodePage | string | undefined): void {
    const panel = this.#panel.current(asked);
    if (panel === undefined) {
      return;
    }
    const reason = typeof page === "string" ? page : l10n.t("No catalog in force has this code.");
    const render = (nonce: string): string => {
      const options = { lang: env.language, nonce };
      return typeof page === "object" ? renderCodePage(page, options) : renderEmptyPage(name, reason, options);
    };
    panel.title = name.code;
    this.#panel.put(asked, render(""), () => render(createNonce()));
  }

  #setContexts(): void {
    void commands.executeCommand("setContext", backContext, canMove(this.#history, -1));
    void commands.executeCommand("setContext", forwardContext, canMove(this.#history, 1));
  }
}

/** Opens a place that a page names, beside nothing: where the editor opens files. Of a notebook, the cell. May raise. */
async function openPlace(place: unknown): Promise<void> {
  const { uri, cell, line, start, end } = place as CodeSpot;
  try {
    if (cell !== undefined) {
      const notebook = await workspace.openNotebookDocument(Uri.parse(uri, true));
      await window.showNotebookDocument(notebook, { selections: [new NotebookRange(cell - 1, cell)] });
      return;
    }
    await window.showTextDocument(Uri.parse(uri, true), { selection: new Range(line, start, line, end) });
  } catch (error) {
    throw new Error(l10n.t("This file cannot be opened any more."), { cause: error });
  }
}
