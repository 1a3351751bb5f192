import * as l10n from "@vscode/l10n";

/** A catalog's `from` for people to read. What names no file of the project's is a word of their language. */
export function showOrigin(from: string): string {
  return from.replace(/^built-in(?=,|$)/, () => l10n.t("built-in"));
}
