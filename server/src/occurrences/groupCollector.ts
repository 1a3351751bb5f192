import type { CatalogIndex } from "../catalogs/catalogIndex";
import { moveSpan } from "../util/span";
import { blockOf, findConstantLists, type PlacedConstant } from "./constantLists";
import type { Group, Occurrence, Statement } from "./occurrence";
import type { GroupFacts, GroupPlace, LiteralFacts } from "./segmentFacts";
import type { StatableGroup } from "./statements";
import { tallyValues } from "./tally";

interface MutableGroup extends StatableGroup {
  readonly members: Occurrence[];
  tallies: Group["tallies"];
}

/** Turns the facts of segments into groups, and joins what several segments say of one subject in one scope. */
export class GroupCollector {
  readonly #index: CatalogIndex;
  readonly #groups: MutableGroup[] = [];
  /** Groups that may go on in other segments, by where their scope or construct begins, and by their key. */
  readonly #shared = new Map<number, Map<string, MutableGroup>>();
  readonly #joined = new Set<MutableGroup>();
  /** By the block that they stand in. */
  readonly #constants = new Map<number, PlacedConstant[]>();

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

  #listConstants(constants: readonly PlacedConstant[]): readonly MutableGroup[] {
    return findConstantLists(constants, this.#index).map(({ constants: own, tallies }) => {
      const around = own[0]?.around;
      const list: MutableGroup = {
        role: "definition",
        subject: undefined,
        members: [],
        tallies,
        wrapped: false,
        around,
        isLoose: true,
      };
      for (const { facts, place } of own) {
        addMembers(list, facts.members, place);
      }
      list.members.sort(byPlace);
      return list;
    });
  }

  #settle(group: MutableGroup): void {
    group.members.sort(byPlace);
    group.tallies = tallyValues(new Set(group.members.map(({ literal }) => literal.value)), this.#index);
  }
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
