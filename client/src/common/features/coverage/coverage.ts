import {
  Disposable,
  env,
  l10n,
  type LogOutputChannel,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { errorMessage } from "../../../../../shared/src/errorMessage";
import { type CoverageParams, coverageRequest, type CoverageResult } from "../../../../../shared/src/protocol";
import { commandIds, innerCommandIds } from "../../commandIds";
import { ServerDown } from "../../failure";
import { PagePanel } from "../../pagePanel";
import type { ServerLink } from "../../serverLink";
import type { ClientContext, ClientFeature } from "../clientFeature";
import { createNonce } from "../../createNonce";
import { renderCoverageDocument, renderWaitingDocument } from "./coveragePage";

/** Type of the panel: `package.json` names it in `activationEvents` and `when` clauses. */
const coverageType = "errdex.coverage";

/** Ids of the commands that links on the page may call. */
const pageCommands = { openPlace: innerCommandIds.openPlace, explainCode: commandIds.explainCode } as const;

/** The report on which codes the workspace handles, as a page that follows the workspace, and as a file. */
export const coverageFeature: ClientFeature = {
  register: (context) => {
    const { server, registerCommand } = context;
    const view = new CoverageView(context);
    return Disposable.from(
      view,
      window.registerWebviewPanelSerializer(coverageType, {
        deserializeWebviewPanel: async (panel) => {
          await view.restore(panel);
        },
      }),
      registerCommand(commandIds.showCoverage, () => view.show()),
      registerCommand(commandIds.exportCoverage, (target: unknown) =>
        exportReport(server, target instanceof Uri ? target : undefined),
      ),
    );
  },
};

class CoverageView implements Disposable {
  readonly #server: ServerLink;
  readonly #log: LogOutputChannel;
  readonly #panel: PagePanel;

  constructor({ extension, server, log }: ClientContext) {
    this.#server = server;
    this.#log = log;
    const commands = Object.values(pageCommands);
    this.#panel = new PagePanel({ extension, server, type: coverageType, commands, fill: () => this.#fill() });
  }

  async show(): Promise<void> {
    if (this.#panel.isOpen) {
      this.#panel.reveal();
    } else {
      this.#panel.open(pageTitle(), ViewColumn.Active);
      this.#tellThatItReads();
    }
    await this.#fill();
  }

  /** Takes over a panel of the window's last run. */
  async restore(panel: WebviewPanel): Promise<void> {
    if (this.#panel.isOpen) {
      panel.dispose();
    } else {
      this.#panel.take(panel);
      this.#tellThatItReads();
      await this.#fill();
    }
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #tellThatItReads(): void {
    this.#panel.putNotice(renderWaitingDocument(l10n.t("Reading the files of the workspace…"), pageOptions()));
  }

  /** Never rejects: nobody waits for what a change of the workspace sets off. */
  async #fill(): Promise<void> {
    const asked = this.#panel.begin();
    try {
      const report = await requestReport(this.#server, { form: "page", commands: pageCommands });
      this.#panel.put(asked, report.html, () => renderCoverageDocument(report, pageOptions()));
    } catch (error) {
      this.#log.warn("The coverage page could not be made.", errorMessage(error));
      this.#panel.fail();
      if (this.#panel.current(asked) !== undefined && !this.#panel.hasPage) {
        const reason =
          error instanceof ServerDown ? error.message : l10n.t("The report could not be made: see the log.");
        this.#panel.putNotice(renderWaitingDocument(reason, pageOptions()));
      }
    }
  }
}

function pageOptions(): Parameters<typeof renderCoverageDocument>[1] {
  return { title: pageTitle(), lang: env.language, nonce: createNonce() };
}

function pageTitle(): string {
  return l10n.t("Coverage of error codes");
}

/** Raises an error where there is none. */
async function requestReport(server: ServerLink, params: CoverageParams): Promise<CoverageResult> {
  const report = await server.request<CoverageResult>(coverageRequest, params);
  if (report.html === "") {
    throw new Error(l10n.t("The report could not be made: see the log."));
  }
  return report;
}

/** @param target where to write; the user is asked where it is not given. */
async function exportReport(server: ServerLink, target: Uri | undefined): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file =
    target ??
    (await window.showSaveDialog({
      title: l10n.t("Export Coverage Report"),
      filters: { HTML: ["html"] },
      ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, "error-code-coverage.html") }),
    }));
  if (file === undefined) {
    return;
  }
  const { html } = await requestReport(server, { form: "file", lang: env.language });
  await workspace.fs.writeFile(file, new TextEncoder().encode(html));
  if (target === undefined) {
    void offerToOpen(file);
  }
}

async function offerToOpen(file: Uri): Promise<void> {
  const open = l10n.t("Open in Browser");
  const message = l10n.t("The report was written to {0}.", workspace.asRelativePath(file));
  // What is no file of this machine, no browser finds.
  const chosen = await window.showInformationMessage(message, ...(file.scheme === "file" ? [open] : []));
  if (chosen === open) {
    await env.openExternal(file);
  }
}
