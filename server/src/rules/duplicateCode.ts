import * as l10n from "@vscode/l10n";
import type { Role } from "../languages/language";
import type { Group, Occurrence } from "../occurrences/occurrence";
import type { Span } from "../util/span";
import type { Place } from "../occurrences/places";
import type { Text } from "../util/text";
import type { Finding } from "./finding";
import type { Rule, RuleContext } from "./rule";

/** Different codes for each that stands twice that a list needs to be a set of codes; others are a sequence of values. */
const distinctForEachRepeat = 3;

/**
 * The same code twice in one construct that has use for it once: usually another code was meant. It is silent where the
 * language's own tools tell of it, where a guard tells the two apart, and in lists that are sequences or tests' data.
 */
export const duplicateCode: Rule = {
  id: "duplicate-code",
  checkGroup: (group, context) => {
    const { binding } = context;
    const { known, slips, others, foreign } = binding.tally;
    const repeats = group.members.length - (known + slips + others + foreign);
    if (
      repeats === 0 ||
      binding.confidence === "possible" ||
      !(group.role in sentences) ||
      isSequence(group, repeats)
    ) {
      return [];
    }
    return findRepeats(group, context).map(([first, again]) => report(first, again, context));
  },
};

/** Says of a code that it stands twice in a construct in which it should stand once, by role. */
const sentences: Readonly<Partial<Record<Role, (code: string) => string>>> = {
  case: (code) => l10n.t("'{0}' stands in this switch twice. Only the first one counts.", code),
  comparison: (code) => l10n.t("'{0}' stands in this condition twice.", code),
  key: (code) => l10n.t("'{0}' stands in this map twice. Only one of them counts.", code),
  membership: (code) => l10n.t("'{0}' stands in this list twice.", code),
  definition: (code) => l10n.t("'{0}' stands in this list twice.", code),
  type: (code) => l10n.t("'{0}' stands in this union twice.", code),
};

const namesOfData = /case|test|sample|example|fixture|mock|stub|fake|sequence|history|attempt|respon|result|event|row/i;

function isSequence({ role, subject, members }: Group, repeats: number): boolean {
  return (
    role === "definition" &&
    ((members.length - repeats) / repeats < distinctForEachRepeat ||
      members.some(({ defines }) => defines) ||
      namesOfData.test(subject?.field ?? ""))
  );
}

/** Each code that stands where the same one stands already, with the first. */
function findRepeats({ members }: Group, context: RuleContext): readonly (readonly [Occurrence, Occurrence])[] {
  const found: (readonly [Occurrence, Occurrence])[] = [];
  const firsts = new Map<string, Occurrence>();
  let shared: Place | undefined;
  for (const occurrence of findRepeated(members, context)) {
    const place = shared ?? context.placeOf(occurrence);
    // A switch has room for thousands of codes, and all of them have the same place.
    shared = place?.isWhole === true && !place.mayBeQualified ? place : undefined;
    const construct = place && constructOf(occurrence, place, context);
    if (construct !== undefined) {
      const key = `${construct.start} ${construct.end} ${occurrence.literal.value}`;
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, occurrence);
      } else {
        found.push([first, occurrence]);
      }
    }
  }
  return found;
}

/** The occurrences of codes that stand in the group more than once. */
function findRepeated(members: readonly Occurrence[], { binding }: RuleContext): readonly Occurrence[] {
  const counts = new Map<string, number>();
  for (const { literal } of members) {
    counts.set(literal.value, (counts.get(literal.value) ?? 0) + 1);
  }
  return members.filter(
    ({ literal, entries }) =>
      (counts.get(literal.value) ?? 0) > 1 && entries.some(({ catalog }) => catalog === binding.catalog),
  );
}

/** The construct in which the occurrence's value should stand once, if there is one. */
function constructOf(occurrence: Occurrence, place: Place, context: RuleContext): Span | undefined {
  if (!place.decides || place.reportsRepeats) {
    return undefined;
  }
  // A list that nobody looks a value up in may be any data; a set is none.
  const isList = occurrence.role === "membership" && occurrence.group.subject === undefined;
  return isList && !isSet(place.construct, context.text) ? undefined : place.construct;
}

/** `new Set([`, `setOf(`, `frozenset((`, `Set.of(`, `std::set<std::string>{`: seen from the list. */
function isSet({ start }: Span, text: Text): boolean {
  return /[sS]et(?:Of|\.of|::from)?(?:<[\w\s:.]*>)?[\s(&[{]*$/.test(text.slice(Math.max(0, start - 40), start + 1));
}

function report(first: Occurrence, again: Occurrence, { binding }: RuleContext): Finding {
  const { literal, role } = again;
  return {
    rule: "duplicate-code",
    span: literal.span,
    value: literal.value,
    occurrence: again,
    catalog: binding.catalog,
    message: sentences[role]?.(literal.value) ?? "",
    suggestions: [],
    sure: false,
    reasons: [{ text: l10n.t("'{0}' stands here already", literal.value), span: first.literal.span }],
    tag: "unnecessary",
  };
}
