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
  readonly #shared = new Map<string, MutableGroup>();
  readonly #joined = new Set<MutableGroup>();

  constructor(index: CatalogIndex) {
    this.#index = index;
  }

  /**
   * @param place where the offsets of the facts count from, and the scope that it is in.
   * @param around what is said of the text that they are in.
   */
  add(groups: readonly GroupFacts[], place: GroupPlace, around?: Statement): void {
    for (const facts of groups) {
      const { role, subject, members, tallies, wrapped } = facts;
      const key = keyOf(facts, place);
      const shared = key === undefined ? undefined : this.#shared.get(key);
      const group: MutableGroup = shared ?? { role, subject, members: [], tallies, wrapped, around };
      if (shared !== undefined) {
        this.#joined.add(shared);
      } else {
        this.#groups.push(group);
        if (key !== undefined) {
          this.#shared.set(key, group);
        }
      }
      addMembers(group, members, place);
    }
  }

  /** Adds the members of those groups that go on one that was added before. */
  join(groups: readonly GroupFacts[], place: GroupPlace): void {
    for (const facts of this.#shared.size === 0 ? [] : groups) {
      const group = this.#shared.get(keyOf(facts, place) ?? "");
      if (group !== undefined) {
        this.#joined.add(group);
        addMembers(group, facts.members, place);
      }
    }
  }

  collect(): readonly StatableGroup[] {
    for (const group of this.#joined) {
      group.members.sort(byPlace);
      group.tallies = tallyValues(new Set(group.members.map(({ literal }) => literal.value)), this.#index);
    }
    return this.#groups;
  }
}

/** What groups have in common that are one; `undefined` for a construct, which is one by itself. */
function keyOf(
  { role, subject, scope, place }: GroupFacts,
  { start, scope: outside, parent }: GroupPlace,
): string | undefined {
  if (scope === undefined) {
    return undefined;
  }
  if (scope === "parent") {
    return `${role} parent ${parent}`;
  }
  return `${role} ${scope === "outside" ? outside : scope + start} ${subject?.text ?? ""} ${place ?? ""}`;
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
