import type { Catalog, Entry } from "../catalogs/model";
import { familyOf } from "../catalogs/readCatalog";
import { foldStyle } from "../catalogs/similarity";
import type { Role } from "../languages/language";
import { namesCodeField } from "../occurrences/codeField";
import { othersCodes } from "../occurrences/lookAlikeWords";
import type { Binding, Group, Occurrence } from "../occurrences/occurrence";
import {
  areWordsMistyped,
  doubtSlip,
  doubtSlipAmongCodes,
  doubtWords,
  isCodeMistyped,
  isOtherNumber,
  type SlipDoubt,
} from "../occurrences/slips";
import type { RuleContext } from "./rule";
import type { Silence, Weakness } from "./silence";

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

/** Those of them in which an app gives answers, where nothing says that it is the API's field for the code. */
const answers: readonly Role[] = ["value", "argument"];

/** Values beside a code that resemble none, of which there may be some more than codes: `ECONNRESET`. */
const mostAliens = 2;

/** `INVALID_EMAIL` is a code of many APIs, `wallets/missing` of one. */
function isDistinctive({ families }: Catalog): boolean {
  return families.some(({ prefix }) => !prefix.endsWith("_"));
}

/** `slip`: one edit away from a code; `near`: a little more than that; `far`: only of a code's family. */
export type Kind = "slip" | "near" | "far";
/** How the value is wrong; or what tells why it may well be right, which few ask. */
export type Verdict = Kind | (() => Silence);

/** Of nearly all that stands in a group that is bound. */
const knownCode: Verdict = () => ({ because: "known" });

/** Compares what stands there with the codes of its catalog. */
export function judgeValue(occurrence: Occurrence, context: RuleContext): Verdict {
  const { value } = occurrence.literal;
  if (occurrence.entries.length > 0) {
    return knownCode;
  }
  if (isPieceOfCode(occurrence, context)) {
    return () => ({ because: "piece" });
  }
  if (isInOtherCase(occurrence, context)) {
    return () => ({ because: "case" });
  }
  const verdict = compare(occurrence, context);
  // Asked last, for other files may have to be read for the answer.
  return typeof verdict === "string" && context.binding.stated === undefined && context.isOwnCode(value)
    ? () => ({ because: "own" })
    : verdict;
}

function compare(occurrence: Occurrence, context: RuleContext): Verdict {
  const { literal, group } = occurrence;
  const { value } = literal;
  const { binding, index, settings } = context;
  const { known } = binding.tally;
  const { confidence } = binding;
  const others = binding.stated === undefined && isOfOthers(group, context);
  const certain = confidence === "certain" && !others;
  const misses = index.nearMisses(value).filter(({ entry }) => entry.catalog === binding.catalog);
  const typos = misses.filter(({ kind }) => kind === "typo");
  const [typo] = typos;
  if (typo !== undefined) {
    // A service has answers of its own, beside what it asks the API: `res.json({ code: "INVALID_EMAILS" })`.
    const { slips, foreign } = binding.tally;
    const isAmongFew = known < slips || known < knownForFarValue * foreign;
    const isMade = isAmongFew && binding.stated === undefined && makesCodes.includes(occurrence.role);
    const weakness = others ? "others" : confidence !== "certain" ? confidence : isMade ? "made" : undefined;
    if (weakness === undefined) {
      return "slip";
    }
    const [doubt, ...more] = typos.map(({ entry }) => doubtTypo(value, entry, weakness, context));
    return doubt === undefined || more.includes(undefined)
      ? "slip"
      : () => ({ because: "doubt", entry: typo.entry, doubt, weakness });
  }
  if (settings.strictness === "typos") {
    return () => ({ because: "typos only" });
  }
  if (confidence === "possible") {
    return () => ({ because: "possible" });
  }
  if (others) {
    return () => ({ because: "others", aliens: aliensAmong(group, context), known });
  }
  const [miss] = misses;
  if (binding.stated !== undefined) {
    return miss === undefined ? "far" : "near";
  }
  if (miss !== undefined) {
    const needed =
      certain && !othersCodes.has(value) ? (makesCodes.includes(occurrence.role) ? 1 : 0) : knownForNearMiss;
    if (known < needed) {
      return () => ({ because: "few for near", entry: miss.entry, known, needed });
    }
    return isOtherStyle(occurrence) ? () => ({ because: "style", entry: miss.entry }) : "near";
  }
  return compareFar(occurrence, certain, context);
}

/** Of a value that is no near miss: more than a slip away from a code, or none that resembles one. */
function compareFar({ literal: { value }, group, role }: Occurrence, certain: boolean, context: RuleContext): Verdict {
  const { binding, settings, evidence } = context;
  const { known } = binding.tally;
  const distinctive = isDistinctive(binding.catalog);
  const misspelt = certain ? findMisspelt(value, context) : undefined;
  const isMade = known === 0 && makesCodes.includes(role);
  // An app's own code, in its own style: `code: "missing_emails"`.
  if (misspelt !== undefined && !(isMade && hasSmallLetters(value) !== hasSmallLetters(misspelt.code))) {
    return "near";
  }
  const isEvident = evidence.some(({ catalog }) => catalog === binding.catalog);
  const enoughForNear = isEvident || distinctive ? knownForNearMiss : knownWithoutEvidence;
  const findAlike = (): Entry | undefined => findMisspelt(value, context) ?? findRearranged(value, context);
  if (
    ((known >= enoughForNear && findAlike() !== undefined) ||
      (known >= knownForNearMiss && isMisspelt(value, context, areWordsMistyped))) &&
    isAmongCodes(group, context)
  ) {
    return "near";
  }
  if (settings.strictness === "strict" && certain) {
    return "far";
  }
  // `return "INVALID_PASSWORD"` may be the app's own answer, though others are the API's.
  const isAnswer = answers.includes(role) && group.wrapped !== true && !namesCodeField(group.subject, binding.catalog);
  const enoughForFar =
    certain && !isAnswer ? knownForFarValue : distinctive ? knownOfDistinctive : knownWithoutEvidence;
  if (known >= enoughForFar && claimsFamily(value, context) && isAmongCodes(group, context)) {
    return "far";
  }
  const mixed = (): Silence => ({ because: "mixed", aliens: aliensAmong(group, context), known });
  return () => {
    const alike = findAlike();
    if (alike !== undefined) {
      const needed = isMisspelt(value, context, areWordsMistyped) ? knownForNearMiss : enoughForNear;
      return known < needed ? { because: "few for near", entry: alike, known, needed } : mixed();
    }
    if (!claimsFamily(value, context)) {
      return { because: "no family" };
    }
    return known < enoughForFar ? { because: "few for far", known, needed: enoughForFar } : mixed();
  };
}

/** Of a value one edit away from a code: how sure one must be that it was meant depends on what else speaks for it. */
function doubtTypo(
  value: string,
  entry: Entry,
  weakness: Weakness,
  { binding, index }: RuleContext,
): SlipDoubt | undefined {
  const { known, foreign } = binding.tally;
  if (weakness === "possible" || weakness === "others") {
    return doubtSlip(value, entry, index);
  }
  const amongCodesOnly = known >= knownForNearMiss && known >= knownForFarValue * foreign;
  if (!amongCodesOnly) {
    return doubtSlipAmongCodes(value, entry, index);
  }
  return foreign === 0 && isOtherNumber(value, entry) ? undefined : doubtWords(value, entry, index);
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

function hasSmallLetters(text: string): boolean {
  return /\p{Ll}/u.test(text);
}

/** The code that the value is with its words in another order, or without the prefix of its family. */
function findRearranged(value: string, { binding: { catalog }, index }: RuleContext): Entry | undefined {
  return index.nearest(value, catalog).find(({ by }) => by === "order of words" || by === "prefix left out")?.entry;
}

/** The code that the value is a few slips away from, in words that are none. */
function findMisspelt(
  value: string,
  { binding: { catalog }, index }: RuleContext,
  isMistyped: typeof isCodeMistyped = isCodeMistyped,
): Entry | undefined {
  return index.nearest(value, catalog).find(({ entry }) => isMistyped(value, entry, index))?.entry;
}

function isMisspelt(...asked: Parameters<typeof findMisspelt>): boolean {
  return findMisspelt(...asked) !== undefined;
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
    if (entries.length === 0 && !isMeant && findRearranged(value, context) === undefined) {
      aliens.add(value);
    }
  }
  return aliens.size;
}

/** Where case does not count. */
function isInOtherCase(
  { literal: { value }, anyCase }: Occurrence,
  { binding: { catalog }, index }: RuleContext,
): boolean {
  if (!anyCase) {
    return false;
  }
  const lower = value.toLowerCase();
  return index.nearMisses(value).some(({ entry }) => entry.catalog === catalog && entry.code.toLowerCase() === lower);
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
