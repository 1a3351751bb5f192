import { Disposable, env, l10n, type LogOutputChannel, UIKind, ViewColumn, window } from "vscode";
import { errorMessage } from "../../../../../shared/src/errorMessage";
import {
  type ExplainResponseParams,
  explainResponseRequest,
  type ExplainResponseResult,
} from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import { createNonce } from "../../createNonce";
import { PagePanel } from "../../pagePanel";
import type { ServerLink } from "../../serverLink";
import type { ClientContext, ClientFeature } from "../clientFeature";
import { renderResponsePage, responsePageCommands } from "./responsePage";
import { listSources } from "./responseText";

/** Type of the panel. */
export const responseType = "errdex.response";

/**
 * Explains an answer of an API: what is selected, or else what was copied or is typed. The explanation is a page, of which
 * there is one, and its codes lead to their own pages.
 */
export const explainResponseFeature: ClientFeature = {
  register: (context) => {
    const page = new ResponsePage(context);
    return Disposable.from(
      page,
      context.registerCommand(commandIds.explainResponse, async (given: unknown) => {
        const text = typeof given === "string" ? given : (selectedText() ?? (await askForText()));
        if (text !== undefined && text.trim() !== "") {
          await explain(text, page);
        }
      }),
    );
  },
};

async function explain(text: string, page: ResponsePage): Promise<void> {
  if (await page.show(text)) {
    return;
  }
  const another = l10n.t("Try Another Text");
  const message = l10n.t("There is no error code in this text that a catalog knows.");
  if ((await window.showInformationMessage(message, another)) === another) {
    const typed = await askForText();
    if (typed !== undefined && typed.trim() !== "") {
      await explain(typed, page);
    }
  }
}

/** The page of the answer that was explained last. It follows the catalogs, and its text goes with it. */
class ResponsePage implements Disposable {
  readonly #server: ServerLink;
  readonly #log: LogOutputChannel;
  readonly #panel: PagePanel;
  #text = "";

  constructor({ extension, server, log }: ClientContext) {
    this.#server = server;
    this.#log = log;
    this.#panel = new PagePanel({
      extension,
      server,
      type: responseType,
      commands: responsePageCommands,
      fill: () => this.#refill(),
      onClose: () => {
        this.#text = "";
      },
    });
  }

  /** @returns whether anything in the text is known; otherwise nothing is shown. */
  async show(text: string): Promise<boolean> {
    const answer = await this.#ask(text);
    if (answer.apis.length + answer.codes.length === 0) {
      return false;
    }
    if (this.#panel.isOpen) {
      this.#panel.reveal();
    } else {
      this.#panel.open(l10n.t("Error Response"), ViewColumn.Active);
    }
    this.#text = text;
    this.#put(this.#panel.begin(), answer);
    return true;
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #refill(): Promise<void> {
    const asked = this.#panel.begin();
    try {
      this.#put(asked, await this.#ask(this.#text));
    } catch (error) {
      this.#log.warn("The page of an answer could not be made.", errorMessage(error));
      this.#panel.fail();
    }
  }

  #ask(text: string): Promise<ExplainResponseResult> {
    const params: ExplainResponseParams = { text };
    return this.#server.request<ExplainResponseResult>(explainResponseRequest, params);
  }

  #put(asked: number, answer: ExplainResponseResult): void {
    const render = (nonce: string): string => renderResponsePage(answer, { lang: env.language, nonce });
    this.#panel.put(asked, render(""), () => render(createNonce()));
  }
}

/** Of the editor at hand, or where a page is at hand, as the walkthrough is, of one that is in view. */
function selectedText(): string | undefined {
  const editors = window.activeTextEditor === undefined ? window.visibleTextEditors : [window.activeTextEditor];
  return editors.map(({ document, selection }) => document.getText(selection)).find((text) => text.trim() !== "");
}

/**
 * Offers what was copied, and a line to type. What was copied is shown before anything is made of it; not in a browser,
 * where VS Code asks before it gives it away, or has none to give.
 */
async function askForText(): Promise<string | undefined> {
  const title = l10n.t("Explain Error Response");
  const copied = env.uiKind === UIKind.Web ? undefined : await readClipboard();
  const sources = listSources(copied);
  const placeHolder = l10n.t("Which answer is it? You may also select text in an editor first.");
  const chosen = sources.length === 1 ? sources[0] : await window.showQuickPick(sources, { title, placeHolder });
  switch (chosen?.source) {
    case undefined:
      return undefined;
    case "clipboard": {
      const text = copied ?? (await readClipboard());
      if (text === "") {
        void window.showInformationMessage(l10n.t("The clipboard holds no text."));
      }
      return text;
    }
    case "typed":
      return window.showInputBox({
        title,
        prompt: l10n.t("Paste an answer of an API, a line of a log or a stack trace."),
        placeHolder: '{ "code": "…", "message": "…" }',
      });
  }
}

async function readClipboard(): Promise<string> {
  return (await env.clipboard.readText()).trim();
}
