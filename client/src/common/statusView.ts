import { l10n } from "vscode";
import type { CatalogStatus, ConfigStatus, StatusParams } from "../../../shared/src/protocol";
import type { ServerState } from "./supervisor";

/** What the language status shows: one line on the catalogs, one on the server. */
export interface StatusView {
  readonly catalogs: StatusLine;
  readonly server: StatusLine;
}

export interface StatusLine {
  readonly text: string;
  readonly detail: string;
  readonly severity: "information" | "warning" | "error";
  readonly busy: boolean;
}

/** @param status what the server said of its catalogs; `undefined` until it has */
export function viewStatus(state: ServerState, status: StatusParams | undefined): StatusView {
  return { catalogs: viewCatalogs(state, status), server: viewServer(state) };
}

function viewCatalogs(state: ServerState, status: StatusParams | undefined): StatusLine {
  const calm = { severity: "information", busy: false } as const;
  if (state === "failed" || state === "stopped") {
    return { ...calm, text: l10n.t("No error codes"), detail: l10n.t("The server is not running") };
  }
  if (state === "waiting") {
    return { ...calm, text: l10n.t("Error codes"), detail: l10n.t("No code here to look at yet") };
  }
  if (state === "starting" || status === undefined) {
    return { ...calm, text: l10n.t("Error codes"), detail: l10n.t("Loading catalogs…"), busy: true };
  }
  const { catalogs, configs } = status;
  const entries = catalogs.reduce((sum, catalog) => sum + catalog.entries, 0);
  return {
    ...calm,
    text: entries === 1 ? l10n.t("1 error code") : l10n.t("{0} error codes", entries),
    detail: [...catalogs.map(describeCatalog), ...configs.map(describeConfig)].join(" · "),
    severity: [...catalogs, ...configs].some(({ problems }) => problems.length > 0) ? "warning" : "information",
  };
}

/** For example `Ratio 159`, or `Acme Pay 3 (2 problems)`. */
function describeCatalog({ name, entries, problems }: CatalogStatus): string {
  if (problems.length === 0) {
    return `${name} ${entries}`;
  }
  return problems.length === 1
    ? l10n.t("{0} {1} (1 problem)", name, entries)
    : l10n.t("{0} {1} ({2} problems)", name, entries, problems.length);
}

/** For example `errdex.json (1 problem)`. */
function describeConfig({ path, problems }: ConfigStatus): string {
  return problems.length === 1 ? l10n.t("{0} (1 problem)", path) : l10n.t("{0} ({1} problems)", path, problems.length);
}

function viewServer(state: ServerState): StatusLine {
  const text = l10n.t("Errdex server");
  switch (state) {
    case "waiting":
      return { text, detail: l10n.t("Not started yet"), severity: "information", busy: false };
    case "starting":
      return { text, detail: l10n.t("Starting…"), severity: "information", busy: true };
    case "running":
      return { text, detail: l10n.t("Running"), severity: "information", busy: false };
    case "stopped":
      return { text, detail: l10n.t("Stopped"), severity: "warning", busy: false };
    case "failed":
      return { text, detail: l10n.t("Not running: see the log"), severity: "error", busy: false };
  }
}
