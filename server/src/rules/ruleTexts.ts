import * as l10n from "@vscode/l10n";
import type { RuleId } from "../../../shared/src/settings";

/** What each rule finds, a sentence for the person who names it in a comment. */
export function ruleText(rule: RuleId): string {
  return texts[rule]();
}

const texts: Readonly<Record<RuleId, () => string>> = {
  "unknown-code": () => l10n.t("A string stands where an API's codes stand, and the API has no such code."),
  "wrong-catalog": () => l10n.t("A code of one API stands among the codes of another."),
  "wrong-field": () => l10n.t("A code is compared with a field of the API's answer that never holds it."),
  "duplicate-code": () => l10n.t("The same code stands twice in one switch, map, list, union or condition."),
  "deprecated-code": () => l10n.t("The catalog says that the code is deprecated."),
  "unhandled-codes": () =>
    l10n.t("A switch without a default, or a map, leaves out codes of the families that it is about."),
  "unused-directive": () => l10n.t("A comment to Errdex has no effect."),
  "invalid-directive": () => l10n.t("A comment to Errdex names what there is not."),
};
