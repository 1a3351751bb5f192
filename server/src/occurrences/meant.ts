import type { Catalog, Entry } from "../catalogs/model";
import type { Role } from "../languages/language";
import { bindGroup, statementOf } from "./bindings";
import type { Binding, Evidence, Group, Occurrence, Statement } from "./occurrence";

/**
 * Tells whether the codes in a group are a catalog's at all, for other vendors spell some of theirs alike. It is for what
 * counts codes or speaks of them unasked, and may say no of every catalog; where a person asks about a code, see
 * {@link likeliestEntries}. Where the group is bound, it is that catalog, and another one that it serves as well; where it
 * is not, all whose codes are no minority among strings that are nobody's codes. What the author says outweighs this.
 *
 * @param evidence what the text around the group shows.
 * @param ofFile as of {@link statementOf}; without it, comments alone count.
 */
export function createMeantTest(
  group: Group,
  evidence: readonly Evidence[],
  ofFile?: Statement,
): (catalog: Catalog) => boolean {
  const stated = statementOf(group, ofFile)?.catalogs;
  const found = bindGroup(group, evidence, ofFile);
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

/** A literal, with what its place tells of the catalogs that have it. */
export interface EntriesInPlace {
  readonly occurrence: Pick<Occurrence, "entries">;
  readonly binding: Binding | undefined;
  readonly evidence: readonly Evidence[];
}

/**
 * The entries that a person who asks about a literal most likely means. Somebody asks, so any known code has an answer,
 * however little tells whose it is (other than with {@link createMeantTest}): of the catalog that its place is bound to, or
 * else of those that the document shows to use, or else all of them.
 */
export function likeliestEntries(asked: EntriesInPlace): readonly Entry[] {
  const { entries } = asked.occurrence;
  const most = Math.max(...entries.map(({ catalog }) => likelihoodOf(catalog, asked)));
  return entries.filter(({ catalog }) => likelihoodOf(catalog, asked) === most);
}

/** All entries that a literal names, the {@link likeliestEntries} first. */
export function sortByLikelihood(asked: EntriesInPlace): readonly Entry[] {
  return asked.occurrence.entries.toSorted((a, b) => likelihoodOf(b.catalog, asked) - likelihoodOf(a.catalog, asked));
}

function likelihoodOf(catalog: Catalog, { binding, evidence }: EntriesInPlace): number {
  if (binding?.catalog === catalog) {
    return 2;
  }
  return evidence.some((found) => found.catalog === catalog) ? 1 : 0;
}
