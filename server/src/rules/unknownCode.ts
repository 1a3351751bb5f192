import type { Catalog, Entry } from "../catalogs/model";
import { familyOf } from "../catalogs/readCatalog";
import { holdsOtherWord, isCodeMistyped, looksLikeSlip, looksLikeSlipAmongCodes } from "../occurrences/slips";
import type { Binding, Group, Occurrence } from "../occurrences/occurrence";
import type { Finding } from "./finding";
import { explainReasons } from "./message";
import type { Rule, RuleContext } from "./rule";

/** Known codes that a group needs before a plural, a short word or another style counts as a slip. */
const knownForNearMiss = 2;
/** Known codes for each other value that a group needs before one more that resembles no code counts as wrong. */
export const knownForFarValue = 3;
/** Known codes that a group needs before more than a slip of one edit is wrong, where nothing but the group speaks for it. */
const knownWithoutEvidence = 8;
/** The same where a code is nobody else's by chance. */
const knownOfDistinctive = 4;

/** `INVALID_EMAIL` is a code of many APIs, `wallets/missing` of one. */
function isDistinctive({ families }: Catalog): boolean {
  return families.some(({ prefix }) => !prefix.endsWith("_"));
}

/** A value that stands where codes of the bound catalog stand, and is none: a branch that never runs. */
export const unknownCode: Rule = {
  id: "unknown-code",
  check: (occurrence, context) => {
    const { value } = occurrence.literal;
    if (
      occurrence.entries.length > 0 ||
      context.isOwnCode(value) ||
      isPieceOfCode(occurrence, context) ||
      isInOtherCase(occurrence, context)
    ) {
      return undefined;
    }
    const kind = judge(occurrence, context);
    return kind === undefined ? undefined : report(occurrence, kind, context);
  },
};

/** `slip`: one edit away from a code; `near`: a little more than that; `far`: only of a code's family. */
type Kind = "slip" | "near" | "far";

/** How the value is wrong, or `undefined` where it may well be right. */
function judge({ literal: { value }, group }: Occurrence, context: RuleContext): Kind | undefined {
  const { binding, index, settings } = context;
  const { known } = binding.tally;
  const certain = binding.confidence === "certain";
  const misses = index.nearMisses(value).filter(({ entry }) => entry.catalog === binding.catalog);
  const typos = misses.filter(({ kind }) => kind === "typo");
  if (typos.length > 0) {
    return typos.some(({ entry }) => isTypo(value, entry, context)) ? "slip" : undefined;
  }
  if (settings.strictness === "typos" || binding.confidence === "possible") {
    return undefined;
  }
  if (misses.length > 0) {
    // Another style with blanks is a message for people: `Customer not found`.
    return !/\s/.test(value) && (certain || known >= knownForNearMiss) ? "near" : undefined;
  }
  const distinctive = isDistinctive(binding.catalog);
  const enoughForNear = certain || distinctive ? knownForNearMiss : knownWithoutEvidence;
  if (known >= enoughForNear && resemblesCode(value, context) && isAmongCodes(group, context)) {
    return "near";
  }
  if (certain && isMisspelt(value, context)) {
    return "near";
  }
  if (settings.strictness === "strict" && certain) {
    return "far";
  }
  const enoughForFar = certain ? knownForFarValue : distinctive ? knownOfDistinctive : knownWithoutEvidence;
  return known >= enoughForFar && claimsFamily(value, context) && isAmongCodes(group, context) ? "far" : undefined;
}

/** Of a value one edit away from a code: how sure one must be that it was meant depends on what else speaks for it. */
function isTypo(value: string, entry: Entry, context: RuleContext): boolean {
  const { binding, index } = context;
  const { known, foreign } = binding.tally;
  if (binding.confidence === "certain") {
    return true;
  }
  if (binding.confidence === "possible") {
    return looksLikeSlip(value, entry, index);
  }
  const amongCodesOnly = known >= knownForNearMiss && known >= knownForFarValue * foreign;
  return amongCodesOnly ? !holdsOtherWord(value, entry, index) : looksLikeSlipAmongCodes(value, entry, index);
}

/** Whether the value is a code with its words in another order, or misspelt. */
function resemblesCode(value: string, context: RuleContext): boolean {
  const { binding, index } = context;
  return isMisspelt(value, context) || index.nearest(value, binding.catalog).some(({ sameWords }) => sameWords);
}

/** Whether the value is a few slips away from a code, in words that are none. */
function isMisspelt(value: string, { binding: { catalog }, index }: RuleContext): boolean {
  return index.nearest(value, catalog).some(({ entry }) => isCodeMistyped(value, entry, index));
}

/** A value of a known family claims to be a code of this API; any other may be the app's own or the HTTP library's. */
function claimsFamily(value: string, { binding: { catalog } }: RuleContext): boolean {
  return familyOf(value, catalog.families) !== undefined;
}

/** Whether codes clearly outnumber the values that are none, resemble none and do not claim to be one either. */
function isAmongCodes(group: Group, context: RuleContext): boolean {
  const { binding } = context;
  let aliens = aliensOf.get(binding);
  if (aliens === undefined) {
    aliens = countAliens(group, context);
    aliensOf.set(binding, aliens);
  }
  return binding.tally.known >= knownForFarValue * aliens;
}

/** A group's binding is made once for each version of its document; without this, a large switch would cost its square. */
const aliensOf = new WeakMap<Binding, number>();

function countAliens({ members }: Group, context: RuleContext): number {
  const aliens = new Set<string>();
  for (const { entries, literal } of members) {
    const { value } = literal;
    const isMissed = context.index.nearMisses(value).some(({ entry }) => entry.catalog === context.binding.catalog);
    if (entries.length === 0 && !isMissed && !claimsFamily(value, context) && !resemblesCode(value, context)) {
      aliens.add(value);
    }
  }
  return aliens.size;
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
    span: occurrence.literal.span,
    value,
    occurrence,
    catalog: binding.catalog,
    message: `'${value}' is not a ${binding.catalog.name} code.${question}${explainReasons(binding.reasons)}`,
    suggestions,
    sure: kind === "slip" && slips.length === 1,
    reasons: binding.reasons,
  };
}

/** The near misses, or where there is none the codes that are about as near as the nearest. */
function suggest(value: string, { index, binding: { catalog } }: RuleContext): readonly Entry[] {
  const nearest = index.nearest(value, catalog);
  const missed = new Set(index.nearMisses(value).map(({ entry }) => entry));
  const nearMisses = nearest.filter(({ entry }) => missed.has(entry));
  const furthest = (nearest[0]?.distance ?? 0) + 1;
  const chosen = nearMisses.length > 0 ? nearMisses : nearest.filter(({ distance }) => distance <= furthest);
  return chosen.map(({ entry }) => entry);
}

/** Where case does not count. */
function isInOtherCase(
  { literal: { value }, anyCase }: Occurrence,
  { binding: { catalog }, index }: RuleContext,
): boolean {
  const lower = value.toLowerCase();
  return (
    anyCase &&
    index.nearMisses(value).some(({ entry }) => entry.catalog === catalog && entry.code.toLowerCase() === lower)
  );
}

/** `INVALID_` or `customer`, and in `code.startsWith("INVALID_PO")` any beginning of a code: said on purpose. */
function isPieceOfCode(
  { literal: { value }, partial }: Occurrence,
  { binding: { catalog }, index }: RuleContext,
): boolean {
  return (
    catalog.families.some(({ prefix }) => prefix.startsWith(value)) ||
    ((partial || /[^\p{L}\p{N}\s]$/u.test(value)) && index.hasPrefix(value, catalog))
  );
}
