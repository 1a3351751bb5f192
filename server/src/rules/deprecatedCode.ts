import * as l10n from "@vscode/l10n";
import type { Entry } from "../catalogs/model";
import type { Group } from "../occurrences/occurrence";
import { joinMessage } from "./message";
import type { Rule } from "./rule";

/**
 * A code that the vendor is about to drop, or has replaced. An alias of a code in force is right: it is another spelling.
 * No fix is sure, for an API may answer with the old code for as long as it likes.
 */
export const deprecatedCode: Rule = {
  id: "deprecated-code",
  check: (occurrence, { binding }) => {
    const { literal, entries, group } = occurrence;
    const entry = entries.find(({ catalog }) => catalog === binding.catalog);
    if (entry?.deprecated === undefined || binding.confidence === "possible") {
      return undefined;
    }
    const { since, replacedBy } = entry.deprecated;
    const replacement = replacedBy === undefined ? undefined : entry.catalog.entries.get(replacedBy);
    return {
      rule: "deprecated-code",
      span: literal.span,
      value: literal.value,
      occurrence,
      catalog: binding.catalog,
      message: joinMessage([
        since === undefined
          ? l10n.t("'{0}' is deprecated in {1}.", literal.value, binding.catalog.name)
          : l10n.t("'{0}' is deprecated in {1} since {2}.", literal.value, binding.catalog.name, since),
        replacedBy === undefined ? undefined : l10n.t("Use '{0}'.", replacedBy),
      ]),
      suggestions: replacement === undefined || isIn(replacement, group) ? [] : [replacement],
      sure: false,
      reasons: binding.reasons,
      tag: "deprecated",
    };
  },
};

/** While an API changes over, old and new stand side by side, and the old one would become the same twice. */
function isIn(replacement: Entry, { members }: Group): boolean {
  return members.some(({ entries }) => entries.includes(replacement));
}
