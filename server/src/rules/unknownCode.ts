import * as l10n from "@vscode/l10n";
import type { Catalog, Entry } from "../catalogs/model";
import { familyOf } from "../catalogs/readCatalog";
import type { Role } from "../languages/language";
import { foldStyle } from "../catalogs/similarity";
import {
  areWordsMistyped,
  holdsOtherWord,
  isCodeMistyped,
  isOtherNumber,
  looksLikeSlip,
  looksLikeSlipAmongCodes,
} from "../occurrences/slips";
import type { Binding, Group, Occurrence } from "../occurrences/occurrence";
import { listNames } from "../occurrences/statements";
import type { Finding } from "./finding";
import { withArticle } from "../util/article";
import { joinMessage, quoteNames } from "./message";
import type { Rule, RuleContext } from "./rule";
import { suggestCodes } from "./suggestions";

/** Known codes that a group needs before a plural, a short word or another style counts as a slip. */
const knownForNearMiss = 2;
/** Known codes for each other value that a group needs before one more that resembles no code counts as wrong. */
export const knownForFarValue = 3;
/** Known codes that a group needs before more than a slip of one edit is wrong, where nothing but the group speaks for it. */
const knownWithoutEvidence = 8;
/** The same where a code is nobody else's by chance. */
const knownOfDistinctive = 4;

/** Roles in which a code is made rather than met: `{ code: "invalid_type" }` states what the app's own code is. */
const makesCodes: readonly Role[] = ["value", "argument", "type", "definition"];

/** Values beside a code that resemble none, of which there may be some more than codes: `ECONNRESET`. */
const mostAliens = 2;

/** `INVALID_EMAIL` is a code of many APIs, `wallets/missing` of one. */
function isDistinctive({ families }: Catalog): boolean {
  return families.some(({ prefix }) => !prefix.endsWith("_"));
}

/** A value that stands where codes of the bound catalog stand, and is none: a branch that never runs. */
export const unknownCode: Rule = {
  id: "unknown-code",
  check: (occurrence, given) => {
    const { value } = occurrence.literal;
    const context = aimAtNearest(value, given);
    if (occurrence.entries.length > 0 || isPieceOfCode(occurrence, context) || isInOtherCase(occurrence, context)) {
      return undefined;
    }
    const kind = judge(occurrence, context);
    // Asked last, for other files may have to be read for the answer.
    return kind === undefined || (context.binding.stated === undefined && context.isOwnCode(value))
      ? undefined
      : report(occurrence, kind, context);
  },
};

/** Where the author names several catalogs, the one that the value is nearest to. */
function aimAtNearest(value: string, context: RuleContext): RuleContext {
  const { binding, index } = context;
  const { stated = [] } = binding;
  if (stated.length < 2) {
    return context;
  }
  const nearest = index.nearMisses(value).find(({ entry }) => stated.includes(entry.catalog))?.entry.catalog;
  return nearest === undefined ? context : { ...context, binding: { ...binding, catalog: nearest } };
}

/** `slip`: one edit away from a code; `near`: a little more than that; `far`: only of a code's family. */
type Kind = "slip" | "near" | "far";

/** How the value is wrong, or `undefined` where it may well be right. */
function judge(occurrence: Occurrence, context: RuleContext): Kind | undefined {
  const { literal, group } = occurrence;
  const { value } = literal;
  const { binding, index, settings } = context;
  const { known } = binding.tally;
  const { confidence } = binding;
  const others = binding.stated === undefined && isOfOthers(group, context);
  const certain = confidence === "certain" && !others;
  const misses = index.nearMisses(value).filter(({ entry }) => entry.catalog === binding.catalog);
  const typos = misses.filter(({ kind }) => kind === "typo");
  if (typos.length > 0) {
    // A service has answers of its own, beside what it asks the API: `res.json({ code: "INVALID_EMAILS" })`.
    const isMade = known === 0 && binding.stated === undefined && makesCodes.includes(occurrence.role);
    const doubted = others ? "possible" : isMade && confidence === "certain" ? "likely" : confidence;
    return typos.some(({ entry }) => isTypo(value, entry, doubted, context)) ? "slip" : undefined;
  }
  if (settings.strictness === "typos" || confidence === "possible" || others) {
    return undefined;
  }
  if (binding.stated !== undefined) {
    return misses.length > 0 ? "near" : "far";
  }
  if (misses.length > 0) {
    const enough = certain ? (makesCodes.includes(occurrence.role) ? 1 : 0) : knownForNearMiss;
    return known >= enough && !isOtherStyle(occurrence) ? "near" : undefined;
  }
  const distinctive = isDistinctive(binding.catalog);
  if (certain && isMisspelt(value, context)) {
    return "near";
  }
  const isEvident = context.evidence.some(({ catalog }) => catalog === binding.catalog);
  const enoughForNear = isEvident || distinctive ? knownForNearMiss : knownWithoutEvidence;
  if (
    ((known >= enoughForNear && (isMisspelt(value, context) || isRearranged(value, context))) ||
      (known >= knownForNearMiss && isMisspelt(value, context, areWordsMistyped))) &&
    isAmongCodes(group, context)
  ) {
    return "near";
  }
  if (settings.strictness === "strict" && certain) {
    return "far";
  }
  const enoughForFar = certain ? knownForFarValue : distinctive ? knownOfDistinctive : knownWithoutEvidence;
  return known >= enoughForFar && claimsFamily(value, context) && isAmongCodes(group, context) ? "far" : undefined;
}

/** Of a value one edit away from a code: how sure one must be that it was meant depends on what else speaks for it. */
function isTypo(
  value: string,
  entry: Entry,
  confidence: Binding["confidence"],
  { binding, index }: RuleContext,
): boolean {
  const { known, foreign } = binding.tally;
  if (confidence === "certain") {
    return true;
  }
  if (confidence === "possible") {
    return looksLikeSlip(value, entry, index);
  }
  const amongCodesOnly = known >= knownForNearMiss && known >= knownForFarValue * foreign;
  if (!amongCodesOnly) {
    return looksLikeSlipAmongCodes(value, entry, index);
  }
  return !holdsOtherWord(value, entry, index) || (foreign === 0 && isOtherNumber(value, entry));
}

/**
 * Whether a code was written in another style on purpose: as a message for people, `Customer not found`; as a name of the
 * app's own, `InvalidOtp`; or as what the app calls it, `{ INVALID_OTP: "invalid-otp" }`.
 */
function isOtherStyle({ literal: { value }, group: { subject } }: Occurrence): boolean {
  const isSentence = /\s/.test(value) && /\p{Ll}/u.test(value);
  const isCamelCase = /^\p{L}+$/u.test(value) && /\p{Ll}\p{Lu}/u.test(value);
  return isSentence || isCamelCase || (subject !== undefined && foldStyle(subject.field) === foldStyle(value));
}

/** Whether the value is a code with its words in another order, or one without the prefix of its family. */
function isRearranged(value: string, { binding: { catalog }, index }: RuleContext): boolean {
  return index.nearest(value, catalog).some(({ by }) => by === "order of words" || by === "prefix left out");
}

/** Whether the value is a few slips away from a code, in words that are none. */
function isMisspelt(
  value: string,
  { binding: { catalog }, index }: RuleContext,
  isMistyped: typeof isCodeMistyped = isCodeMistyped,
): boolean {
  return index.nearest(value, catalog).some(({ entry }) => isMistyped(value, entry, index));
}

/** A value of a known family claims to be a code of this API; any other may be the app's own or the HTTP library's. */
function claimsFamily(value: string, { binding: { catalog } }: RuleContext): boolean {
  return familyOf(value, catalog.families) !== undefined;
}

/** Whether most values are of some other API, though the file speaks to this one: its SDK's own codes, or the system's. */
function isOfOthers(group: Group, context: RuleContext): boolean {
  const aliens = aliensAmong(group, context);
  return aliens > mostAliens && aliens > context.binding.tally.known;
}

/** Whether codes clearly outnumber the values that are none, resemble none and do not claim to be one either. */
function isAmongCodes(group: Group, context: RuleContext): boolean {
  return context.binding.tally.known >= knownForFarValue * aliensAmong(group, context);
}

function aliensAmong(group: Group, context: RuleContext): number {
  const { binding } = context;
  // All others are codes, or nearly.
  if (binding.tally.foreign === 0) {
    return 0;
  }
  let aliens = aliensOf.get(binding);
  if (aliens === undefined) {
    aliens = countAliens(group, context);
    aliensOf.set(binding, aliens);
  }
  return aliens;
}

/** A group's binding is made once for each version of its document; without this, a large switch would cost its square. */
const aliensOf = new WeakMap<Binding, number>();

function countAliens({ members }: Group, context: RuleContext): number {
  const aliens = new Set<string>();
  for (const { entries, literal } of members) {
    const { value } = literal;
    const isMissed = context.index.nearMisses(value).some(({ entry }) => entry.catalog === context.binding.catalog);
    const isMeant = isMissed || claimsFamily(value, context) || isMisspelt(value, context);
    if (entries.length === 0 && !isMeant && !isRearranged(value, context)) {
      aliens.add(value);
    }
  }
  return aliens.size;
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
