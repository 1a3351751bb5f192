import * as l10n from "@vscode/l10n";
import type { Entry } from "../catalogs/model";
import type { Occurrence } from "../occurrences/occurrence";
import { listNames } from "../occurrences/statements";
import type { Finding } from "./finding";
import { withArticle } from "../util/article";
import { judgeValue, type Kind } from "./judgeValue";
import { joinMessage, quoteNames } from "./message";
import type { Rule, RuleContext } from "./rule";
import type { Silence } from "./silence";
import { suggestCodes } from "./suggestions";

/** A value that stands where codes of the bound catalog stand, and is none: a branch that never runs. */
export const unknownCode: Rule = {
  id: "unknown-code",
  check: (occurrence, given) => {
    const context = aimAtNearest(occurrence.literal.value, given);
    const verdict = judgeValue(occurrence, context);
    return typeof verdict === "string" ? report(occurrence, verdict, context) : undefined;
  },
};

/** Why the rule says nothing of the occurrence; `undefined` where it does. */
export function whySilent(occurrence: Occurrence, given: RuleContext): Silence | undefined {
  const verdict = judgeValue(occurrence, aimAtNearest(occurrence.literal.value, given));
  return typeof verdict === "string" ? undefined : verdict();
}

/** Where the author names several catalogs, the one that the value is nearest to. */
function aimAtNearest(value: string, context: RuleContext): RuleContext {
  const { binding, index } = context;
  const { stated } = binding;
  if (stated === undefined || stated.length < 2) {
    return context;
  }
  const nearest = index.nearMisses(value).find(({ entry }) => stated.includes(entry.catalog))?.entry.catalog;
  return nearest === undefined ? context : { ...context, binding: { ...binding, catalog: nearest } };
}

function report(occurrence: Occurrence, kind: Kind, context: RuleContext): Finding {
  const { binding, index } = context;
  const { value } = occurrence.literal;
  const suggestions = suggestCodes(occurrence, context);
  const names = listNames(binding.stated ?? [binding.catalog]);
  const slips = index.nearMisses(value).filter(({ entry }) => entry.catalog === binding.catalog);
  return {
    rule: "unknown-code",
    span: occurrence.literal.span,
    value,
    occurrence,
    catalog: binding.catalog,
    // Languages without such an article take {2}.
    message: joinMessage(
      [l10n.t("'{0}' is not {1} code.", value, withArticle(names), names), askWhatWasMeant(suggestions)],
      binding.reasons,
    ),
    suggestions,
    sure: kind === "slip" && slips.length === 1,
    reasons: binding.reasons,
  };
}

function askWhatWasMeant([first, ...others]: readonly Entry[]): string | undefined {
  if (first === undefined) {
    return undefined;
  }
  return others.length === 0
    ? l10n.t("Did you mean '{0}'?", first.code)
    : l10n.t("Did you mean '{0}', or {1}?", first.code, quoteNames(others.map(({ code }) => code)));
}
