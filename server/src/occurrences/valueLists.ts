import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import { addToGroup } from "../util/groupBy";
import { namesCodeField } from "./codeField";
import type { Frame } from "./frame";
import type { Tally } from "./occurrence";
import type { LiteralFacts, OpenGroup } from "./segmentFacts";
import { tallyValues } from "./tally";

/** A value of a map or an object, with its group: that of its key. */
interface PlacedValue {
  readonly group: OpenGroup;
  readonly facts: LiteralFacts;
}

/** Values that stand together: those of one map, whatever its keys are called, and the branches of one expression. */
export class ValueLists {
  readonly #values = new Map<Frame, PlacedValue[]>();

  /**
   * @param frames from the segment to the literal.
   * @param construct what gives the literal its role.
   * @param blocks types of nodes that hold statements, each of which stands by itself.
   */
  add(value: PlacedValue, frames: readonly Frame[], construct: Frame, blocks: ReadonlySet<string>): void {
    const around = frames
      .slice(0, frames.indexOf(construct))
      .findLast(({ node, type }) => blocks.has(type) || node.namedChildCount > 1);
    const holder = around === undefined || blocks.has(around.type) ? construct : around;
    addToGroup(this.#values, holder, value);
  }

  /**
   * The values that are codes of one catalog, or nearly, where there are both: `{ otp: "INVALID_OTP", email:
   * "INVALID_EMIAL" }`. They leave the groups of their keys.
   */
  take(index: CatalogIndex): readonly OpenGroup[] {
    return Array.from(this.#values.values(), (values) => takeList(values, index)).filter((list) => list !== undefined);
  }
}

function takeList(values: readonly PlacedValue[], index: CatalogIndex): OpenGroup | undefined {
  const isCode = ({ facts }: PlacedValue): boolean => facts.entries.length > 0;
  if (!values.some(isCode) || values.every(isCode)) {
    return undefined;
  }
  const tallies = tallyValues(new Set(values.map(({ facts }) => facts.literal.value)), index);
  const [best] = Array.from(tallies).sort(([, a], [, b]) => b.known - a.known);
  if (best === undefined || !isMixed(best)) {
    return undefined;
  }
  const [catalog] = best;
  // What is about the field for codes, or beside codes of the same key, is told by these.
  const slips = values.filter(
    ({ group: { subject, members }, facts }) =>
      isSlipOf(facts, catalog, values, index) &&
      !namesCodeField(subject, catalog) &&
      !members.some((member) => isCodeOf(member, catalog)),
  );
  const codes = values.filter(({ group, facts }) => isCodeOf(facts, catalog) && group.members.length === 1);
  if (slips.length === 0 || codes.length === 0) {
    return undefined;
  }
  const listed = values.filter((value) => slips.includes(value) || codes.includes(value));
  for (const { group, facts } of listed) {
    group.members.splice(group.members.indexOf(facts), 1);
  }
  const members = listed.map(({ facts }) => facts);
  return { role: "value", subject: undefined, place: undefined, scope: undefined, beside: undefined, members, tallies };
}

/** Codes that are no minority, and what is nearly one. */
function isMixed([, { known, slips, foreign }]: readonly [Catalog, Tally]): boolean {
  return known > 0 && slips > 0 && known >= foreign;
}

function isCodeOf({ entries }: LiteralFacts, catalog: Catalog): boolean {
  return entries.some((entry) => entry.catalog === catalog);
}

/** Of a code that is no other value: `{ INVALID_EMIAL: "INVALID_EMAIL" }` may well mean both. */
function isSlipOf(
  { literal, entries }: LiteralFacts,
  catalog: Catalog,
  values: readonly PlacedValue[],
  index: CatalogIndex,
): boolean {
  const slips = index
    .nearMisses(literal.value)
    .filter(({ kind, entry }) => kind === "typo" && entry.catalog === catalog);
  const isThere = (code: string): boolean => values.some(({ facts }) => facts.literal.value === code);
  return entries.length === 0 && slips.length > 0 && !slips.some(({ entry }) => isThere(entry.code));
}
