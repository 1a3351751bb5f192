import {
  commands,
  Disposable,
  env,
  EventEmitter,
  l10n,
  type QuickPickItem,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from "vscode";
import {
  type ExplainResponseParams,
  explainResponseRequest,
  type ExplainResponseResult,
} from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import type { ServerLink } from "../../serverLink";
import type { ClientFeature } from "../clientFeature";
import { previewOf } from "./responseText";

const scheme = "errdex-response";
/** There is one page, which every new explanation takes. */
const pageUri = (): Uri => Uri.from({ scheme, path: `${l10n.t("Error Response")}.md` });

/**
 * Explains an answer of an API: what is selected, or else what was copied or is typed. The explanation is a page of the
 * editor's own Markdown preview.
 */
export const explainResponseFeature: ClientFeature = {
  register: ({ server }) => {
    const pages = new ResponsePages();
    return Disposable.from(
      pages,
      workspace.registerTextDocumentContentProvider(scheme, pages),
      commands.registerCommand(commandIds.explainResponse, async (given: unknown) => {
        const text = typeof given === "string" ? given : (selectedText() ?? (await askForText()));
        if (text !== undefined && text.trim() !== "") {
          await explain(text, server, pages);
        }
      }),
    );
  },
};

class ResponsePages implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  #markdown = "";

  put(markdown: string): void {
    this.#markdown = markdown;
    this.#changed.fire(pageUri());
  }

  provideTextDocumentContent(): string {
    return this.#markdown;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

async function explain(text: string, server: ServerLink, pages: ResponsePages): Promise<void> {
  const params: ExplainResponseParams = { text };
  const { markdown, isKnown } = await server.request<ExplainResponseResult>(explainResponseRequest, params);
  if (!isKnown) {
    const another = l10n.t("Try Another Text");
    const message = l10n.t("There is no error code in this text that a catalog knows.");
    if ((await window.showInformationMessage(message, another)) === another) {
      const typed = await askForText();
      if (typed !== undefined && typed.trim() !== "") {
        await explain(typed, server, pages);
      }
    }
    return;
  }
  pages.put(markdown);
  // The document is read again before it is shown, so that what was shown before does not flash up.
  await workspace.openTextDocument(pageUri());
  await commands.executeCommand("markdown.showPreview", pageUri());
}

function selectedText(): string | undefined {
  const editor = window.activeTextEditor;
  const text = editor?.document.getText(editor.selection);
  return text?.trim() === "" ? undefined : text;
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
