import { l10n } from "vscode";
import type { CatalogStatus, ConfigStatus, KnownHereResult, StatusParams } from "../../../../../shared/src/protocol";
import { countCodes } from "../../codeTexts";
import type { ServerState } from "../../supervisor";
import { viewStatus } from "../../statusView";

/** What can be chosen from the list, or done with a line's buttons. */
export type StatusChoice =
  | { readonly do: "open"; readonly uri: string }
  | { readonly do: "reveal"; readonly catalog: string }
  | { readonly do: "showKnownHere" | "showTimes" | "showLog" | "restartServer" };

/** A line of the list, or with `title`, what stands above the lines that follow. */
export type StatusRow =
  | { readonly title: string }
  | {
      readonly icon: string;
      readonly label: string;
      readonly description: string;
      readonly detail?: string;
      readonly choice: StatusChoice;
      readonly buttons: readonly StatusChoice[];
    };

export interface StatusScene {
  readonly state: ServerState;
  readonly status: StatusParams | undefined;
  /** Of the file in the active editor; `undefined` where there is none or no server. */
  readonly file: { readonly name: string; readonly facts: KnownHereResult["file"] } | undefined;
}

/** Everything that the status item has to tell: of the catalogs, of the file, of the server. */
export function listStatus({ state, status, file }: StatusScene): readonly StatusRow[] {
  const { server } = viewStatus(state, status);
  const catalogs = status?.catalogs ?? [];
  const none: StatusRow = {
    icon: "info",
    label: l10n.t("No catalogs are in force"),
    description: "",
    detail: state === "running" ? l10n.t("They are being read.") : server.detail,
    choice: { do: "showLog" },
    buttons: [],
  };
  return [
    { title: l10n.t("Catalogs") },
    ...(catalogs.length === 0 ? [none] : catalogs.map(toCatalogRow)),
    ...(status?.configs ?? []).map(toConfigRow),
    ...(file === undefined
      ? []
      : [
          { title: file.name },
          ...file.facts.map(({ name, value }) => toAction("file", name, value, "showKnownHere")),
          toAction(
            "question",
            l10n.t("Show What Is Known Here"),
            l10n.t("why a string is a code, or is not"),
            "showKnownHere",
          ),
        ]),
    { title: l10n.t("Errdex server") },
    toAction("debug-restart", l10n.t("Restart Server"), server.detail, "restartServer"),
    toAction("output", l10n.t("Show Log"), "", "showLog"),
    toAction("watch", l10n.t("Show Times"), l10n.t("why it was slow"), "showTimes"),
  ];
}

function toCatalogRow({ id, name, entries, from, documents, problems }: CatalogStatus): StatusRow {
  const [document] = documents;
  const open = document === undefined ? [] : [{ do: "open", uri: document } as const];
  const reveal = { do: "reveal", catalog: id } as const;
  // What was never good is in no view.
  const isListed = id !== from || entries > 0;
  const [first] = problems.length > 0 || !isListed ? open : [];
  return {
    icon: problems.length > 0 ? "warning" : "book",
    label: name,
    description: name === from ? countCodes(entries) : `${countCodes(entries)} · ${from}`,
    ...(problems.length === 0 ? {} : { detail: problems.join(" ") }),
    choice: first ?? reveal,
    buttons: [...open, ...(isListed ? [reveal] : [])],
  };
}

function toConfigRow({ path, uri, problems }: ConfigStatus): StatusRow {
  const choice = { do: "open", uri } as const;
  return { icon: "warning", label: path, description: "", detail: problems.join(" "), choice, buttons: [] };
}

function toAction(
  icon: string,
  label: string,
  description: string,
  action: Exclude<StatusChoice["do"], "open" | "reveal">,
): StatusRow {
  return { icon, label, description, choice: { do: action }, buttons: [] };
}
