import {
  commands,
  Disposable,
  env,
  type ExtensionContext,
  l10n,
  type LogOutputChannel,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { type CoverageParams, coverageRequest, type CoverageResult } from "../../../../../shared/src/protocol";
import { commandIds, innerCommandIds } from "../../commandIds";
import type { ServerLink } from "../../serverLink";
import type { ClientContext, ClientFeature } from "../clientFeature";
import { createNonce } from "../../createNonce";
import { renderCoverageDocument, renderWaitingDocument } from "./coveragePage";

/** Type of the panel: `package.json` names it in `activationEvents` and `when` clauses. */
export const coverageType = "errdex.coverage";

/** Ids of the commands that links on the page may call. */
const pageCommands = { openPlace: innerCommandIds.openPlace, explainCode: commandIds.explainCode } as const;

/** The report on which codes the workspace handles, as a page that follows the workspace, and as a file. */
export const coverageFeature: ClientFeature = {
  register: (context) => {
    const { server } = context;
    const view = new CoverageView(context);
    return Disposable.from(
      view,
      window.registerWebviewPanelSerializer(coverageType, {
        deserializeWebviewPanel: async (panel) => {
          await view.restore(panel);
        },
      }),
      commands.registerCommand(commandIds.showCoverage, () => view.show()),
      commands.registerCommand(commandIds.exportCoverage, (target: unknown) =>
        exportReport(server, target instanceof Uri ? target : undefined),
      ),
    );
  },
};

class CoverageView implements Disposable {
  readonly #extension: ExtensionContext;
  readonly #server: ServerLink;
  readonly #log: LogOutputChannel;
  readonly #listeners: Disposable;
  #panel: WebviewPanel | undefined;
  /** What is shown may have changed while nobody looked at it. */
  #isStale = false;
  /** Counts reports, so that an answer that comes late does not take the place of a newer one. */
  #asked = 0;
  #shown = "";

  constructor({ extension, server, log }: ClientContext) {
    this.#extension = extension;
    this.#server = server;
    this.#log = log;
    const refresh = (): void => {
      this.#isStale = true;
      void this.#refresh();
    };
    this.#listeners = Disposable.from(server.onDidChangeUses(refresh), server.onDidChangeStatus(refresh));
  }

  async show(): Promise<void> {
    if (this.#panel === undefined) {
      this.#take(window.createWebviewPanel(coverageType, pageTitle(), ViewColumn.Active, { enableFindWidget: true }));
    } else {
      this.#panel.reveal();
    }
    await this.#fill();
  }

  /** Takes over a panel of the window's last run. */
  async restore(panel: WebviewPanel): Promise<void> {
    if (this.#panel === undefined) {
      this.#take(panel);
      await this.#fill();
    } else {
      panel.dispose();
    }
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#panel?.dispose();
  }

  #take(panel: WebviewPanel): void {
    this.#panel = panel;
    this.#shown = "";
    panel.webview.options = {
      enableScripts: true,
      enableCommandUris: Object.values(pageCommands),
      localResourceRoots: [],
    };
    const imageOf = (theme: string): Uri => Uri.joinPath(this.#extension.extensionUri, "images", `page-${theme}.svg`);
    panel.iconPath = { light: imageOf("light"), dark: imageOf("dark") };
    panel.webview.html = renderWaitingDocument(l10n.t("Reading the files of the workspace…"), this.#options());
    panel.onDidChangeViewState(() => void this.#refresh());
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
  }

  async #refresh(): Promise<void> {
    if (this.#isStale && this.#panel?.visible === true) {
      await this.#fill();
    }
  }

  /** Never rejects: nobody waits for what a change of the workspace sets off. */
  async #fill(): Promise<void> {
    this.#isStale = false;
    const asked = ++this.#asked;
    try {
      const report = await requestReport(this.#server, { form: "page", commands: pageCommands });
      // The same page again would only lose the reader's place.
      if (this.#panel !== undefined && asked === this.#asked && report.html !== this.#shown) {
        this.#shown = report.html;
        this.#panel.webview.html = renderCoverageDocument(report, this.#options());
      }
    } catch (error) {
      this.#log.warn("The coverage page could not be made.", error instanceof Error ? error.message : String(error));
      this.#isStale = true;
      if (this.#panel !== undefined && asked === this.#asked && this.#shown === "") {
        const reason = l10n.t("The report could not be made: see the log.");
        this.#panel.webview.html = renderWaitingDocument(reason, this.#options());
      }
    }
  }

  #options(): Parameters<typeof renderCoverageDocument>[1] {
    return { title: pageTitle(), lang: env.language, nonce: createNonce() };
  }
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
