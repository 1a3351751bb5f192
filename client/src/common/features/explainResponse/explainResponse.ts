import { Disposable, env, l10n, type QuickPickItem, window } from "vscode";
import {
  type ExplainResponseParams,
  explainResponseRequest,
  type ExplainResponseResult,
} from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import { MarkdownPage } from "../../markdownPage";
import type { ServerLink } from "../../serverLink";
import type { ClientFeature } from "../clientFeature";
import { previewOf } from "./responseText";

/**
 * Explains an answer of an API: what is selected, or else what was copied or is typed. The explanation is a page of the
 * editor's own Markdown preview.
 */
export const explainResponseFeature: ClientFeature = {
  register: ({ server, registerCommand }) => {
    const page = new MarkdownPage("errdex-response", l10n.t("Error Response"));
    return Disposable.from(
      page,
      registerCommand(commandIds.explainResponse, async (given: unknown) => {
        const text = typeof given === "string" ? given : (selectedText() ?? (await askForText()));
        if (text !== undefined && text.trim() !== "") {
          await explain(text, server, page);
        }
      }),
    );
  },
};

async function explain(text: string, server: ServerLink, page: MarkdownPage): Promise<void> {
  const params: ExplainResponseParams = { text };
  const { markdown, isKnown } = await server.request<ExplainResponseResult>(explainResponseRequest, params);
  if (!isKnown) {
    const another = l10n.t("Try Another Text");
    const message = l10n.t("There is no error code in this text that a catalog knows.");
    if ((await window.showInformationMessage(message, another)) === another) {
      const typed = await askForText();
      if (typed !== undefined && typed.trim() !== "") {
        await explain(typed, server, page);
      }
    }
    return;
  }
  await page.show(markdown, false);
}

/** Of the editor at hand, or where a page is at hand, as the walkthrough is, of one that is in view. */
function selectedText(): string | undefined {
  const editors = window.activeTextEditor === undefined ? window.visibleTextEditors : [window.activeTextEditor];
  return editors.map(({ document, selection }) => document.getText(selection)).find((text) => text.trim() !== "");
}

interface SourceItem extends QuickPickItem {
  /** `undefined`: to be typed. */
  readonly text: string | undefined;
}

/** Offers what was copied, which is shown before anything is made of it, and a line to type. */
async function askForText(): Promise<string | undefined> {
  const copied = (await env.clipboard.readText()).trim();
  const typing: SourceItem = {
    label: l10n.t("Paste or type…"),
    detail: l10n.t("A body in JSON, a line of a log: all in one line"),
    text: undefined,
  };
  const clipboard: SourceItem = { label: l10n.t("From the clipboard"), detail: previewOf(copied), text: copied };
  const chosen =
    copied === ""
      ? typing
      : await window.showQuickPick([clipboard, typing], {
          title: l10n.t("Explain Error Response"),
          placeHolder: l10n.t("Which answer is it? You may also select text in an editor first."),
        });
  if (chosen === undefined || chosen.text !== undefined) {
    return chosen?.text;
  }
  return window.showInputBox({
    title: l10n.t("Explain Error Response"),
    prompt: l10n.t("Paste an answer of an API, a line of a log or a stack trace."),
    placeHolder: '{ "code": "…", "message": "…" }',
  });
}
