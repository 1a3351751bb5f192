import {
  type Disposable,
  type DocumentSelector,
  l10n,
  languages,
  type LanguageStatusItem,
  LanguageStatusSeverity,
} from "vscode";
import type { StatusParams } from "../../../shared/src/protocol";
import { commandIds } from "./commandIds";
import { type StatusLine, viewStatus } from "./statusView";
import type { ServerState } from "./supervisor";

const severities = {
  information: LanguageStatusSeverity.Information,
  warning: LanguageStatusSeverity.Warning,
  error: LanguageStatusSeverity.Error,
};

/**
 * The extension's part of the language status (`{}` in the status bar): which catalogs are in force, and whether the
 * server runs. There are two items because an item has room for one command.
 */
export class StatusItem implements Disposable {
  readonly #catalogs: LanguageStatusItem;
  readonly #server: LanguageStatusItem;
  #state: ServerState = "waiting";
  #status: StatusParams | undefined;

  constructor(languageIds: readonly string[]) {
    const selector = toSelector(languageIds);
    this.#catalogs = languages.createLanguageStatusItem("errdex.catalogs", selector);
    this.#catalogs.name = l10n.t("Errdex Catalogs");
    this.#catalogs.command = { command: commandIds.showStatus, title: l10n.t("Show Status") };
    this.#server = languages.createLanguageStatusItem("errdex.server", selector);
    this.#server.name = l10n.t("Errdex Server");
    this.#server.command = { command: commandIds.restartServer, title: l10n.t("Restart") };
    this.#show();
  }

  /** Shows it with documents of these languages, and of no others. */
  setLanguages(languageIds: readonly string[]): void {
    const selector = toSelector(languageIds);
    this.#catalogs.selector = selector;
    this.#server.selector = selector;
  }

  setState(state: ServerState): void {
    this.#state = state;
    if (state !== "running") {
      this.#status = undefined;
    }
    this.#show();
  }

  setStatus(status: StatusParams): void {
    this.#status = status;
    this.#show();
  }

  dispose(): void {
    this.#catalogs.dispose();
    this.#server.dispose();
  }

  #show(): void {
    const { catalogs, server } = viewStatus(this.#state, this.#status);
    show(this.#catalogs, catalogs);
    show(this.#server, server);
  }
}

function toSelector(languageIds: readonly string[]): DocumentSelector {
  return languageIds.map((language) => ({ language }));
}

function show(item: LanguageStatusItem, { text, detail, severity, busy }: StatusLine): void {
  item.text = text;
  item.detail = detail;
  item.severity = severities[severity];
  item.busy = busy;
}
