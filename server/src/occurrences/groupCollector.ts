import type { CatalogIndex } from "../catalogs/catalogIndex";
import { moveSpan } from "../util/span";
import type { Group, Occurrence, Statement } from "./occurrence";
import type { GroupFacts, LiteralFacts } from "./segmentFacts";
import type { Segment } from "./segments";
import type { StatableGroup } from "./statements";
import { tallyValues } from "./tally";

interface MutableGroup extends StatableGroup {
  readonly members: Occurrence[];
  tallies: Group["tallies"];
}

/** Where facts come from, in the document. */
export type GroupPlace = Pick<Segment, "start" | "scope" | "parent">;

/** Turns the facts of segments into groups, and joins what several segments say of one subject in one scope. */
export class GroupCollector {
  readonly #index: CatalogIndex;
  readonly #groups: MutableGroup[] = [];
  /** Groups that may go on in other segments, by where their scope or construct begins, and by their key. */
  readonly #shared = new Map<number, Map<string, MutableGroup>>();
  readonly #joined = new Set<MutableGroup>();
  /** By the block that they stand in. */
  readonly #constants = new Map<number, PlacedFacts[]>();

  constructor(index: CatalogIndex) {
    this.#index = index;
  }

  /**
   * @param place where the offsets of the facts count from, and the scope that it is in.
   * @param around what is said of the text that they are in.
   */
  add(groups: readonly GroupFacts[], place: GroupPlace, around?: Statement): void {
    for (const facts of groups) {
      const { role, subject, key, members, tallies, wrapped } = facts;
      const from = sharedFrom(facts, place);
      const ofScope = from === undefined ? undefined : this.#shared.get(from);
      const shared = ofScope?.get(key);
      const group: MutableGroup = shared ?? { role, subject, members: [], tallies, wrapped, around };
      if (shared !== undefined) {
        this.#joined.add(shared);
      } else {
        this.#groups.push(group);
        if (ofScope !== undefined) {
          ofScope.set(key, group);
        } else if (from !== undefined) {
          this.#shared.set(from, new Map([[key, group]]));
        }
      }
      addMembers(group, members, place);
      const block = blockOf(facts, place);
      if (block !== undefined) {
        const constants = this.#constants.get(block);
        if (constants === undefined) {
          this.#constants.set(block, [{ facts, place, around }]);
        } else {
          constants.push({ facts, place, around });
        }
      }
    }
  }

  /** Adds the members of those groups that go on one that was added before. */
  join(groups: readonly GroupFacts[], place: GroupPlace): void {
    for (const facts of groups) {
      const block = blockOf(facts, place);
      if (block !== undefined) {
        this.#constants.get(block)?.push({ facts, place });
      }
      const from = sharedFrom(facts, place);
      const group = from === undefined ? undefined : this.#shared.get(from)?.get(facts.key);
      if (group !== undefined) {
        this.#joined.add(group);
        addMembers(group, facts.members, place);
      }
    }
  }

  collect(): readonly StatableGroup[] {
    const lists = Array.from(this.#constants.values()).flatMap((constants) => this.#listConstants(constants));
    for (const group of this.#joined) {
      this.#settle(group);
    }
    if (lists.length === 0) {
      return this.#groups;
    }
    const listed = new Set(lists.flatMap(({ members }) => members.map(({ origin }) => origin)));
    const others = this.#groups.filter((group) => {
      const left = group.members.filter(({ origin }) => !listed.has(origin));
      if (left.length < group.members.length) {
        group.members.splice(0, Infinity, ...left);
        this.#settle(group);
      }
      return left.length > 0;
    });
    return [...others, ...lists];
  }

  /**
   * Constants that stand side by side, a group each for all else, as lists of codes that speak for what is nearly one:
   * where there is such a one, and codes of its catalog are no minority.
   */
  #listConstants(constants: readonly PlacedFacts[]): readonly MutableGroup[] {
    if (constants.length < 2 || constants.every(({ facts }) => !hasSlips(facts))) {
      return [];
    }
    const values = new Set(constants.flatMap(({ facts }) => facts.members.map(({ literal }) => literal.value)));
    const lists: MutableGroup[] = [];
    let left = constants;
    for (const [catalog, tally] of [...tallyValues(values, this.#index)].sort(([, a], [, b]) => b.known - a.known)) {
      const { known, slips, foreign } = tally;
      if (slips === 0 || known < knownInList || known < foreign) {
        continue;
      }
      const own = left.filter(({ facts }) => facts.tallies.has(catalog));
      left = left.filter(({ facts }) => !facts.tallies.has(catalog));
      const list: MutableGroup = {
        role: "definition",
        subject: undefined,
        members: [],
        // Another API's constants may stand there as well, and are nothing to these.
        tallies: new Map([[catalog, { ...tally, others: 0 }]]),
        wrapped: false,
        around: own[0]?.around,
        isLoose: true,
      };
      for (const { facts, place } of own) {
        addMembers(list, facts.members, place);
      }
      list.members.sort(byPlace);
      lists.push(list);
    }
    return lists;
  }

  #settle(group: MutableGroup): void {
    group.members.sort(byPlace);
    group.tallies = tallyValues(new Set(group.members.map(({ literal }) => literal.value)), this.#index);
  }
}

/** Codes that make constants side by side a list of codes: a single one may be there by chance. */
const knownInList = 2;

interface PlacedFacts {
  readonly facts: GroupFacts;
  readonly place: GroupPlace;
  readonly around?: Statement | undefined;
}

function hasSlips({ tallies }: GroupFacts): boolean {
  return Array.from(tallies.values()).some(({ slips }) => slips > 0);
}

/** Where the block begins that a constant stands in; `undefined` for all else. */
function blockOf({ beside }: GroupFacts, { start, parent }: GroupPlace): number | undefined {
  return typeof beside === "number" ? beside + start : beside && parent;
}

/** Where the scope or construct begins in which groups of one key are one; `undefined` for one by itself. */
function sharedFrom({ scope }: GroupFacts, { start, scope: outside, parent }: GroupPlace): number | undefined {
  if (typeof scope === "number") {
    return scope + start;
  }
  return scope === "parent" ? parent : scope && outside;
}

function addMembers(
  group: MutableGroup,
  members: readonly LiteralFacts[],
  { start, scope: outside }: GroupPlace,
): void {
  for (const facts of members) {
    const { literal, scope, defines, partial, anyCase, entries } = facts;
    const { value, quote } = literal;
    group.members.push({
      origin: facts,
      literal: { value, span: moveSpan(literal.span, start), quote },
      role: group.role,
      group,
      scope: scope === undefined ? outside : scope + start,
      defines,
      partial,
      anyCase,
      entries,
    });
  }
}

function byPlace(a: Occurrence, b: Occurrence): number {
  return a.literal.span.start - b.literal.span.start;
}
