import { l10n } from "vscode";

/** Where a text comes from that nobody has selected. */
export type TextSource = "clipboard" | "typed";

export interface SourceItem {
  readonly source: TextSource;
  readonly label: string;
  readonly detail?: string;
}

/**
 * Where the text may come from: one way where nothing was copied.
 *
 * @param copied `undefined` where it is not known before it is asked for.
 */
export function listSources(copied: string | undefined): readonly SourceItem[] {
  const label = l10n.t("From the clipboard");
  return [
    ...(copied === "" ? [] : [{ source: "clipboard" as const, label, ...(copied && { detail: previewOf(copied) }) }]),
    {
      source: "typed",
      label: l10n.t("Paste or type…"),
      detail: l10n.t("A body in JSON, a line of a log: all in one line"),
    },
  ];
}

/** UTF-16 units of a text that a list shows. */
const longestPreview = 120;

/** The beginning of a text, on one line. */
export function previewOf(text: string): string {
  const line = text
    .slice(0, 2 * longestPreview)
    .replace(/\s+/g, " ")
    .trim();
  return line.length > longestPreview || text.length > 2 * longestPreview ? `${line.slice(0, longestPreview)}…` : line;
}
