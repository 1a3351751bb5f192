import type { Catalog } from "../../catalogs/model";
import type { Group } from "../../occurrences/occurrence";
import { rankLeftOut } from "../../rules/leftOut";
import type { Analysis } from "../../service";
import type { Span } from "../../util/span";

/** What a switch or map handles of the codes that it is about. */
export interface GroupLens {
  /** Where the construct begins. */
  readonly span: Span;
  /** Where its first member's content begins. */
  readonly member: number;
  readonly handled: number;
  readonly total: number;
  /** Whose codes are counted: prefixes of families, or the catalog's name. */
  readonly of: string;
}

/**
 * Codes that make a construct one over the API's codes, rather than one that picks some out. A map of two says more often
 * what is special about them than what to do about each code.
 */
const knownForHandling = { case: 2, key: 3 } as const;
/** Families that a construct is about; one with codes of more is about the whole catalog. */
const mostFamilies = 3;

/** The lenses on a document's switches and maps that leave codes out. */
export function findGroupLenses(analysis: Pick<Analysis, "groups" | "bindingOf" | "placeOf">): readonly GroupLens[] {
  return analysis.groups.flatMap((group) => {
    const { role, members } = group;
    if (role !== "case" && role !== "key") {
      return [];
    }
    const binding = analysis.bindingOf(group);
    const [first] = members;
    if (first === undefined || binding === undefined || binding.confidence === "possible") {
      return [];
    }
    const { known, others, foreign, slips } = binding.tally;
    const counts =
      known < Math.max(knownForHandling[role], others + foreign + slips) ? undefined : count(group, binding.catalog);
    const place = counts && analysis.placeOf(first);
    if (counts === undefined || place?.isWhole !== true) {
      return [];
    }
    const { start } = place.construct;
    return [{ span: { start, end: start }, member: first.literal.span.start, ...counts }];
  });
}

/** `undefined` where it leaves nothing out. */
function count(group: Group, catalog: Catalog): Pick<GroupLens, "handled" | "total" | "of"> | undefined {
  const held = new Set(group.members.flatMap(({ entries }) => entries.filter((entry) => entry.catalog === catalog)));
  const families = new Set(Array.from(held, ({ family }) => family));
  const { entries, ofFamilies } = rankLeftOut(group, catalog);
  if (entries.length === 0) {
    return undefined;
  }
  const prefixes = [...families].map((family) => family?.prefix);
  const isAboutFamilies = ofFamilies > 0 && families.size <= mostFamilies && !prefixes.includes(undefined);
  return {
    handled: held.size,
    total: held.size + (isAboutFamilies ? ofFamilies : entries.length),
    of: isAboutFamilies ? prefixes.join(", ") : catalog.name,
  };
}
