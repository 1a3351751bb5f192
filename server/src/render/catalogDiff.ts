import * as l10n from "@vscode/l10n";
import { type CatalogDiff, type ChangedField, isEmptyDiff } from "../catalogs/diffCatalogs";
import { codeSpan, escapeMarkdown } from "./markdown";
import { count, createStyles, printable } from "./terminalText";

/** How long a value may be before it is cut, in characters. */
const longestValue = 100;

/** The difference for a terminal: a line for each code, and one for each field that changed. */
export function renderDiffPretty(diff: CatalogDiff, { colors }: { readonly colors: boolean }): string {
  const styles = createStyles(colors);
  const { added, removed, renamed, changed, statuses } = diff;
  if (isEmptyDiff(diff)) {
    return "No difference\n";
  }
  const lines = [
    ...added.map(({ code, summary }) => `${styles.cyan(`+ ${printable(code)}`)}  ${styles.dim(clip(summary))}`),
    ...removed.map(({ code, summary }) => `${styles.red(`- ${printable(code)}`)}  ${styles.dim(clip(summary))}`),
    ...renamed.map(
      ({ from, to }) =>
        `${styles.yellow(`> ${printable(from.code)} → ${printable(to.code)}`)}  ${styles.dim("probably renamed")}`,
    ),
    ...changed.flatMap(({ code, fields }) => [
      styles.yellow(`~ ${printable(code)}`),
      ...fields.map((field) => `    ${fieldText(field)}`),
    ]),
    ...statuses.added.map((status) => styles.cyan(`+ HTTP ${status}`)),
    ...statuses.removed.map((status) => styles.red(`- HTTP ${status}`)),
    ...statuses.changed.map((status) => styles.yellow(`~ HTTP ${status}`)),
  ];
  return `${lines.join("\n")}\n\n${summaryOf(diff)}\n`;
}

/** The difference as data: version 1 of the format. */
export function renderDiffJson(diff: CatalogDiff): string {
  const { added, removed, renamed, changed, statuses } = diff;
  const codes = (entries: CatalogDiff["added"]): readonly object[] =>
    entries.map(({ code, summary }) => ({ code, summary }));
  const json = {
    version: 1,
    different: !isEmptyDiff(diff),
    added: codes(added),
    removed: codes(removed),
    renamed: renamed.map(({ from, to }) => ({ from: from.code, to: to.code })),
    changed: changed.map(({ code, fields }) => ({
      code,
      fields: fields.map(({ field, before = null, after = null }) => ({ field, before, after })),
    })),
    statuses,
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

/** The difference for a pull request or a changelog. */
export function renderDiffMarkdown(diff: CatalogDiff): string {
  const { added, removed, renamed, changed, statuses } = diff;
  const section = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : [`### ${title}\n\n${items.map((item) => `- ${item}`).join("\n")}`];
  const sections = [
    ...section(l10n.t("Added"), [
      ...added.map(({ code, summary }) => `${codeSpan(code)}: ${escapeMarkdown(clip(summary))}`),
      ...statuses.added.map((status) => `HTTP ${status}`),
    ]),
    ...section(l10n.t("Removed"), [
      ...removed.map(({ code }) => codeSpan(code)),
      ...statuses.removed.map((status) => `HTTP ${status}`),
    ]),
    ...section(
      l10n.t("Probably renamed"),
      renamed.map(({ from, to }) => l10n.t("{0} to {1}", codeSpan(from.code), codeSpan(to.code))),
    ),
    ...section(l10n.t("Changed"), [
      ...changed.map(({ code, fields }) => `${codeSpan(code)}: ${fields.map(({ field }) => field).join(", ")}`),
      ...statuses.changed.map((status) => `HTTP ${status}`),
    ]),
  ];
  return `${sections.length === 0 ? l10n.t("No difference") : sections.join("\n\n")}\n`;
}

function summaryOf({ added, removed, renamed, changed, statuses }: CatalogDiff): string {
  const parts = [
    [added.length, "added"],
    [removed.length, "removed"],
    [renamed.length, "probably renamed"],
    [changed.length, "changed"],
    [statuses.added.length + statuses.removed.length + statuses.changed.length, ""],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, what]) =>
      what === ""
        ? `${count(amount, "HTTP status").replace(/statuss$/, "statuses")} differ`
        : `${count(amount, "code")} ${what}`,
    )
    .join(", ");
}

function fieldText({ field, before, after }: ChangedField): string {
  return `${field}: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: unknown): string {
  return value === undefined ? "none" : clip(typeof value === "string" ? `"${value}"` : JSON.stringify(value));
}

function clip(text: string): string {
  const shown = printable(text);
  return shown.length > longestValue ? `${shown.slice(0, longestValue - 1)}…` : shown;
}
