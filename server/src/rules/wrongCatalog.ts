import * as l10n from "@vscode/l10n";
import type { Entry } from "../catalogs/model";
import { servesAlso } from "../occurrences/meant";
import type { Binding, Occurrence } from "../occurrences/occurrence";
import { listNames } from "../occurrences/statements";
import type { Finding } from "./finding";
import { withArticle } from "../util/article";
import { joinMessage } from "./message";
import type { Rule } from "./rule";

/** Known codes of the bound catalog for each of another that still make the other one a mistake. */
const knownForEachOther = 3;

/** A code of one API among those of another: a branch that never runs, for the other API never answers with it. */
export const wrongCatalog: Rule = {
  id: "wrong-catalog",
  check: (occurrence, context) => {
    const { binding } = context;
    const [entry] = occurrence.entries;
    if (entry === undefined || occurrence.entries.some(({ catalog }) => catalog === binding.catalog)) {
      return undefined;
    }
    if (binding.stated !== undefined) {
      return occurrence.entries.some(({ catalog }) => binding.stated?.includes(catalog))
        ? undefined
        : report(occurrence, entry, binding);
    }
    if (
      binding.tally.known < knownForEachOther * binding.tally.others ||
      servesAlso(entry.catalog, occurrence.role, binding, context.evidence)
    ) {
      return undefined;
    }
    return report(occurrence, entry, binding);
  },
};

function report(occurrence: Occurrence, entry: Entry, { catalog, reasons, stated = [catalog] }: Binding): Finding {
  const { name } = entry.catalog;
  const sentence = l10n.t(
    "'{0}' is {1} code, and these are {2} codes.",
    occurrence.literal.value,
    withArticle(name),
    listNames(stated),
    name,
  );
  return {
    rule: "wrong-catalog",
    span: occurrence.literal.span,
    value: occurrence.literal.value,
    occurrence,
    catalog,
    message: joinMessage([sentence], reasons),
    suggestions: [],
    sure: false,
    reasons,
  };
}
