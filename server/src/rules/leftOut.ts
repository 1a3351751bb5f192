import type { Catalog, Entry } from "../catalogs/model";
import type { Group } from "../occurrences/occurrence";

/** The codes of a catalog that a group leaves out. */
export interface LeftOut {
  /** What matters most first: see {@link rankLeftOut}. Deprecated codes are not among them. */
  readonly entries: readonly Entry[];
  /** How many of them, from the first on, are of a family of which the group has a code. */
  readonly ofFamilies: number;
}

/**
 * The codes of a catalog that the group's construct does not hold. First come those of the families that it holds codes
 * of, for these are what the call at hand may answer with; among them, and among the others, first those that an end
 * user can do something about. Apart from that they keep the catalog's order.
 */
export function rankLeftOut({ members }: Pick<Group, "members">, catalog: Catalog): LeftOut {
  const held = new Set(members.flatMap(({ entries }) => entries.filter((entry) => entry.catalog === catalog)));
  const families = new Set(Array.from(held, ({ family }) => family));
  const left = [...catalog.entries.values()].filter((entry) => !held.has(entry) && entry.deprecated === undefined);
  const rank = ({ family, guidance }: Entry): number =>
    (families.has(family) ? 0 : 2) + (guidance?.audience === "end-user" ? 0 : 1);
  return {
    entries: left.sort((a, b) => rank(a) - rank(b)),
    ofFamilies: left.filter(({ family }) => families.has(family)).length,
  };
}
