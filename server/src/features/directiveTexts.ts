import * as l10n from "@vscode/l10n";
import type { DirectiveKind } from "../occurrences/directives";

/** What a directive does, a sentence or two. */
export function directiveText(kind: DirectiveKind): string {
  return texts[kind]();
}

const texts: Readonly<Record<DirectiveKind, () => string>> = {
  bind: () =>
    l10n.t(
      "Says which API's codes stand here: in the whole file before its first statement, elsewhere in what begins on the next line of code, or on the comment's own line.",
    ),
  "disable-line": () => l10n.t("Switches problems off on this line: all, or those of the rules that are named."),
  "disable-next-line": () =>
    l10n.t("Switches problems off on the next line of code: all, or those of the rules that are named."),
  disable: () =>
    l10n.t(
      "Switches problems off from here to errdex-enable or the end of the file: all, or those of the rules that are named.",
    ),
  enable: () => l10n.t("Switches problems on again that errdex-disable has switched off."),
};

/** What `errdex: none` does. */
export function noneText(): string {
  return l10n.t("These are codes of no catalog: Errdex leaves them alone.");
}
