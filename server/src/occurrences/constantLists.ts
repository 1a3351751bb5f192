import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import type { Statement, Tally } from "./occurrence";
import type { GroupFacts, GroupPlace } from "./segmentFacts";
import { tallyValues } from "./tally";

/** A constant, which is a group by itself for all else. */
export interface PlacedConstant {
  readonly facts: GroupFacts;
  readonly place: GroupPlace;
  readonly around?: Statement | undefined;
}

/** Constants that are codes of one catalog, or nearly. */
export interface ConstantList {
  readonly constants: readonly PlacedConstant[];
  /** How they stand to the catalog, and with them all that stands beside them but codes of others. */
  readonly tallies: ReadonlyMap<Catalog, Tally>;
}

/** Codes that make constants side by side a list of codes: a single one may be there by chance. */
const knownInList = 2;

/**
 * Constants that speak for what is nearly a code among them: where there is such a one, and codes of its catalog are no
 * minority. Another API's constants may stand there as well, and are nothing to these.
 *
 * @param constants side by side in one block.
 */
export function findConstantLists(constants: readonly PlacedConstant[], index: CatalogIndex): readonly ConstantList[] {
  if (constants.length < 2 || constants.every(({ facts }) => !hasSlips(facts))) {
    return [];
  }
  const values = new Set(constants.flatMap(({ facts }) => facts.members.map(({ literal }) => literal.value)));
  const tallies = [...tallyValues(values, index)].sort(([, a], [, b]) => b.known - a.known);
  const lists: ConstantList[] = [];
  let left = constants;
  for (const [catalog, tally] of tallies) {
    const { known, slips, foreign } = tally;
    if (slips > 0 && known >= knownInList && known >= foreign) {
      const own = left.filter(({ facts }) => facts.tallies.has(catalog));
      left = left.filter(({ facts }) => !facts.tallies.has(catalog));
      lists.push({ constants: own, tallies: new Map([[catalog, { ...tally, others: 0 }]]) });
    }
  }
  return lists;
}

/** Where the block begins that a constant stands in; `undefined` for all else. */
export function blockOf({ beside }: GroupFacts, { start, parent }: GroupPlace): number | undefined {
  return typeof beside === "number" ? beside + start : beside && parent;
}

function hasSlips({ tallies }: GroupFacts): boolean {
  return Array.from(tallies.values()).some(({ slips }) => slips > 0);
}
