import * as l10n from "@vscode/l10n";
import type { Group } from "../occurrences/occurrence";
import type { Place } from "../occurrences/places";
import type { Span } from "../util/span";
import type { Text } from "../util/text";
import type { Finding } from "./finding";
import { rankLeftOut } from "./leftOut";
import { joinMessage, quoteNames } from "./message";
import type { Rule } from "./rule";

/** Codes that a switch or map needs to be one over the API's codes, rather than one that picks a single case out. */
const knownForHandling = 2;
/** Codes that a message names. */
const mostNamed = 3;

/**
 * A switch or map that leaves out codes of the families that it is about. Hardly any code handles every code of an API, so
 * this is for those who ask for it. A switch with a `default` handles the rest there, and so is left alone, as is a map
 * with an entry of that name: an API may answer with new codes at any time, and a default is the right way to meet them.
 */
export const unhandledCodes: Rule = {
  id: "unhandled-codes",
  checkGroup: (group, context) => {
    const { binding, text } = context;
    const { role, members } = group;
    const { tally, confidence } = binding;
    const [first] = members;
    if (
      !(role === "case" || role === "key") ||
      first === undefined ||
      confidence === "possible" ||
      tally.known < Math.max(knownForHandling, tally.others + tally.foreign + tally.slips)
    ) {
      return [];
    }
    const { entries, ofFamilies } = rankLeftOut(group, binding.catalog);
    const place = ofFamilies === 0 ? undefined : context.placeOf(first);
    if (place === undefined || !place.isWhole || context.hasRest(first) || (role === "key" && namesRest(place, text))) {
      return [];
    }
    const { catalog, reasons } = binding;
    const named = entries.slice(0, Math.min(mostNamed, ofFamilies)).map(({ code }) => code);
    const more = ofFamilies - named.length;
    const span = spanToMark(group, place, text);
    const finding: Finding = {
      rule: "unhandled-codes",
      span,
      value: text.slice(span.start, span.end),
      occurrence: undefined,
      catalog,
      message: joinMessage(
        [
          role === "case"
            ? l10n.t("This switch has {0} of {1} {2} codes.", tally.known, catalog.entries.size, catalog.name)
            : l10n.t("This map has {0} of {1} {2} codes.", tally.known, catalog.entries.size, catalog.name),
          more === 0
            ? l10n.t("Of the same families it leaves out {0}.", quoteNames(named))
            : l10n.t("Of the same families it leaves out {0} and {1} more.", quoteNames(named), more),
        ],
        reasons,
      ),
      suggestions: [],
      sure: false,
      reasons,
    };
    return [finding];
  },
};

/** Whether a map has an entry for all other codes. */
function namesRest({ construct }: Place, text: Text): boolean {
  return /(?<![.\w])["'`:]?(?:default|fallback|otherwise|other|unknown|_|\*)["'`]?\]?\s*(?:\?\?)?(?::|=>|->|to\b|,)/i.test(
    text.slice(construct.start, construct.end),
  );
}

/** The subject, where it stands at the construct's head, without its parentheses; otherwise the construct's first word. */
function spanToMark({ subject }: Group, { construct, subject: written }: Place, text: Text): Span {
  if (subject === undefined || written === undefined) {
    const first = /^\w+|^\S/.exec(text.slice(construct.start, construct.end))?.[0] ?? "";
    return { start: construct.start, end: construct.start + first.length };
  }
  const expression = text.slice(written.start, written.end);
  const opening = /^\(\s*/.exec(expression)?.[0].length ?? 0;
  const closing = /\s*\)$/.exec(expression)?.[0].length ?? 0;
  return opening > 0 && closing > 0 ? { start: written.start + opening, end: written.end - closing } : written;
}
