import type { Entry } from "../catalogs/model";
import { familyOf } from "../catalogs/readCatalog";
import { looksLikeSlip } from "../occurrences/slips";
import type { Occurrence } from "../occurrences/occurrence";
import type { Finding } from "./finding";
import { explainReasons } from "./message";
import type { Rule, RuleContext } from "./rule";

const mostSuggestions = 3;
/** Known codes that a group needs before a value that resembles none of them counts as one more. */
const knownForFarValue = 3;

/** A value that stands where codes of the bound catalog stand, and is none: a branch that never runs. */
export const unknownCode: Rule = {
  id: "unknown-code",
  check: (occurrence, context) => {
    const { value } = occurrence.literal;
    if (occurrence.entries.length > 0 || context.ownCodes.has(value) || isPieceOfCode(value, context)) {
      return undefined;
    }
    const kind = judge(occurrence, context);
    return kind === undefined ? undefined : report(occurrence, kind, context);
  },
};

type Kind = "slip" | "near" | "far";

/** How the value is wrong, or `undefined` where it may well be right. */
function judge({ literal: { value } }: Occurrence, context: RuleContext): Kind | undefined {
  const { binding, index, settings } = context;
  const { tally } = binding;
  const misses = index.nearMisses(value).filter(({ entry }) => entry.catalog === binding.catalog);
  const typos = misses.filter(({ kind }) => kind === "typo");
  const certain = binding.confidence === "certain";
  if (typos.length > 0) {
    const spoken = certain || (binding.confidence === "likely" && tally.known >= knownForFarValue);
    return spoken || typos.some(({ entry }) => looksLikeSlip(value, entry.code, index)) ? "slip" : undefined;
  }
  if (settings.strictness === "typos" || binding.confidence === "possible") {
    return undefined;
  }
  if (misses.length > 0) {
    return certain || tally.known >= 2 ? "near" : undefined;
  }
  const fewForeign = tally.foreign * knownForFarValue <= tally.known;
  if (index.nearest(value, binding.catalog, 1).length > 0 && (certain || fewForeign)) {
    return "near";
  }
  if (settings.strictness === "strict" && certain) {
    return "far";
  }
  // A value of a known family claims to be a code of this API; any other may be the app's own or the HTTP library's.
  const claims = familyOf(value, binding.catalog.families) !== undefined;
  return claims && (certain || fewForeign) ? "far" : undefined;
}

function report(occurrence: Occurrence, kind: Kind, context: RuleContext): Finding {
  const { binding, index } = context;
  const { value } = occurrence.literal;
  const suggestions = suggest(value, context);
  const [first, ...others] = suggestions;
  const question =
    first === undefined
      ? ""
      : others.length === 0
        ? ` Did you mean '${first.code}'?`
        : ` Did you mean '${first.code}', or ${others.map(({ code }) => `'${code}'`).join(", ")}?`;
  const slips = index.nearMisses(value).filter(({ entry }) => entry.catalog === binding.catalog);
  return {
    rule: "unknown-code",
    occurrence,
    catalog: binding.catalog,
    message: `'${value}' is not a ${binding.catalog.name} code.${question}${explainReasons(binding.reasons)}`,
    suggestions,
    sure: kind === "slip" && slips.length === 1,
    reasons: binding.reasons,
  };
}

/** Near misses first, then what else is nearest; codes that the group does not hold yet before those that it does. */
function suggest(value: string, { index, binding }: RuleContext): readonly Entry[] {
  const nearMisses = index
    .nearMisses(value)
    .filter(({ entry }) => entry.catalog === binding.catalog)
    .map(({ entry }) => entry);
  const nearest = index.nearest(value, binding.catalog, mostSuggestions + nearMisses.length);
  const ranked = [...nearest.filter((entry) => nearMisses.includes(entry)), ...nearMisses];
  return [...new Set([...ranked, ...nearest])].slice(0, mostSuggestions);
}

/** `INVALID_` in `code.startsWith("INVALID_")`, or `customer/`: the beginning of codes, said on purpose. */
function isPieceOfCode(value: string, { binding }: RuleContext): boolean {
  return /[^\p{L}\p{N}]$/u.test(value) || binding.catalog.families.some(({ prefix }) => prefix.startsWith(value));
}
