import type { Neighbour } from "../catalogs/neighbour";
import type { Entry } from "../catalogs/model";
import type { Role } from "../languages/language";
import type { Group, Occurrence } from "../occurrences/occurrence";
import type { RuleContext } from "./rule";

/** How many codes a finding offers at most. */
const mostSuggestions = 3;
/** Roles in which a group has a code once: twice, one of them would do nothing. */
const onceEach: readonly Role[] = ["case", "key", "membership", "type", "definition"];

/**
 * What a value was probably meant to be, the likeliest first: the near misses, or where there is none the codes that are
 * about as near as the nearest. Of codes as near, those that the group has already come last, and
 * those come first whose family it has most of.
 */
export function suggestCodes(
  { literal: { value }, group }: Occurrence,
  { index, binding: { catalog } }: Pick<RuleContext, "index" | "binding">,
): readonly Entry[] {
  const nearest = index.nearest(value, catalog);
  const missed = new Set(index.nearMisses(value).map(({ entry }) => entry));
  const nearMisses = nearest.filter(({ entry }) => missed.has(entry));
  const furthest = (nearest[0]?.distance ?? 0) + 1;
  const chosen = nearMisses.length > 0 ? nearMisses : nearest.filter(({ distance }) => distance <= furthest);
  const rank = rankAmong(group);
  return [...chosen]
    .sort((a, b) => a.distance - b.distance || rank(a) - rank(b))
    .slice(0, mostSuggestions)
    .map(({ entry }) => entry);
}

/** How unlikely a code is in the group, for what stands there already; to compare with others. */
function rankAmong({ members, role }: Group): (neighbour: Neighbour) => number {
  const present = new Set(members.flatMap(({ entries }) => entries));
  const byFamily = new Map<Entry["family"], number>();
  for (const { family } of present) {
    byFamily.set(family, (byFamily.get(family) ?? 0) + 1);
  }
  return ({ entry, by }) => {
    const isThere = onceEach.includes(role) && present.has(entry);
    // With a prefix, the value itself says which family is meant.
    const relatives = by === "prefix left out" ? (byFamily.get(entry.family) ?? 0) : 0;
    return (isThere ? present.size + 1 : 0) - relatives;
  };
}
