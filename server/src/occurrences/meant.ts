import type { Catalog } from "../catalogs/model";
import type { Role } from "../languages/language";
import { bindGroup } from "./bindings";
import type { Binding, Evidence, Group } from "./occurrence";

/**
 * Tells of which catalogs the codes in a group are meant, for other vendors spell some of theirs alike. Where the group is
 * bound, it is that catalog, and another one that it serves as well; where it is not, all whose codes are no minority among
 * strings that are nobody's codes. What a comment says outweighs this.
 *
 * @param evidence what the text around the group shows.
 */
export function createMeantTest(group: Group, evidence: readonly Evidence[]): (catalog: Catalog) => boolean {
  const stated = (group.stated ?? group.around)?.catalogs;
  const found = bindGroup(group, evidence);
  // That rests on a slip of the pen; the codes themselves say as much.
  const binding = found?.confidence === "possible" ? undefined : found;
  return (catalog) => {
    if (binding?.catalog === catalog) {
      return true;
    }
    if (stated !== undefined) {
      return stated.includes(catalog);
    }
    if (binding !== undefined && !servesAlso(catalog, group.role, binding, evidence)) {
      return false;
    }
    const { known = 0, slips = 0, foreign = 0 } = group.tallies.get(catalog) ?? {};
    return known + slips >= foreign;
  };
}

/**
 * Whether a group may be about another catalog beside the one that it is bound to. Message maps often serve several APIs,
 * and so may a switch in a file that speaks to both. That other files of the package speak to the other one counts where
 * nothing in this file speaks for the bound one.
 */
export function servesAlso(
  other: Catalog,
  role: Role,
  { confidence }: Pick<Binding, "confidence">,
  evidence: readonly Evidence[],
): boolean {
  const isCertain = confidence === "certain";
  const both = evidence.some(({ catalog, isElsewhere }) => catalog === other && !(isElsewhere && isCertain));
  return both || ((role === "key" || role === "value" || role === "argument") && !isCertain);
}
