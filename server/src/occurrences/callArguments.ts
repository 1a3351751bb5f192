import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Entry } from "../catalogs/model";
import type { OpenGroup } from "./segmentFacts";

/** A literal among the arguments of a call, with its group: that of its place in all calls of the function. */
export interface Argument {
  readonly group: OpenGroup;
  readonly value: string;
  readonly entries: readonly Entry[];
}

/**
 * Joins the groups of all places of a function that is given several codes at once, one of them misspelt:
 * `isOneOf(code, "INVALID_EMIAL", "MISSING_EMAIL")`.
 *
 * @param calls the arguments of each call.
 */
export function joinArguments(
  groups: Iterable<OpenGroup>,
  calls: Iterable<readonly Argument[]>,
  index: CatalogIndex,
): readonly OpenGroup[] {
  const functions = new Set<string>();
  for (const call of calls) {
    const [first] = call;
    if (first !== undefined && call.length > 1 && takesCodes(call, index)) {
      functions.add(functionOf(first.group));
    }
  }
  functions.delete("");
  if (functions.size === 0) {
    return Array.from(groups);
  }
  const joined = new Map<string, OpenGroup>();
  const all: OpenGroup[] = [];
  for (const group of groups) {
    const name = functionOf(group);
    const before = joined.get(name);
    if (!functions.has(name)) {
      all.push(group);
    } else if (before === undefined) {
      const whole = { ...group, place: undefined, members: [...group.members] };
      joined.set(name, whole);
      all.push(whole);
    } else {
      before.members.push(...group.members);
      before.members.sort((a, b) => a.literal.span.start - b.literal.span.start);
    }
  }
  return all;
}

/** Empty where it has no name, or the group is not one of arguments. */
function functionOf({ role, subject, scope }: OpenGroup): string {
  return role === "argument" && subject !== undefined ? `${scope ?? ""} ${subject.text}` : "";
}

/** What is nearly a code, and a code that was not meant by it: `replace("INVALID_EMIAL", "INVALID_EMAIL")` names one. */
function takesCodes(call: readonly Argument[], index: CatalogIndex): boolean {
  const known = new Set(call.flatMap(({ entries }) => entries));
  if (known.size === 0) {
    return false;
  }
  const catalogs = new Set(Array.from(known, ({ catalog }) => catalog));
  return call.some(({ value }) => {
    const slips = index.nearMisses(value).filter(({ kind }) => kind === "typo");
    return slips.some(({ entry }) => catalogs.has(entry.catalog)) && !slips.some(({ entry }) => known.has(entry));
  });
}
