import * as l10n from "@vscode/l10n";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import { lowerBound, type Span } from "../util/span";
import type { PlacedDirective } from "./directiveReach";
import { noCatalog } from "../catalogs/model";
import type { Group, Occurrence, Statement } from "./occurrence";

/** What a comment says of a construct. */
export interface StatedConstruct {
  readonly span: Span;
  /** The rest of the line on which it begins. */
  readonly line: Span;
  readonly statement: Statement;
  /** Whether one of its groups is stated as a whole. Elsewhere the first literal that is written there is what is meant. */
  readonly hasWhole: boolean;
}

/** A group of which something may be said. */
export type StatableGroup = Group & { stated?: Statement };

/**
 * What is said of a whole text by comments; `undefined` where nothing is.
 *
 * @param what the text is.
 */
export function stateText(
  directives: readonly PlacedDirective[],
  what: "file" | "example",
  index: CatalogIndex,
): Statement | undefined {
  return joinStatements(directives.filter(({ bindsFile }) => bindsFile).map((bind) => stateBind(bind, what, index)));
}

/** The constructs that comments speak of, outer ones first. */
export function listStatedConstructs(
  directives: readonly PlacedDirective[],
  index: CatalogIndex,
): readonly StatedConstruct[] {
  const found = new Map<number, StatedConstruct>();
  for (const directive of directives) {
    const { kind, reach, line } = directive;
    const known = reach && found.get(reach.start);
    const statement = joinStatements([known?.statement, stateBind(directive, "construct", index)]);
    if (kind === "bind" && reach !== undefined && line !== undefined && statement !== undefined) {
      found.set(reach.start, { span: reach, line, statement, hasWhole: false });
    }
  }
  return [...found.values()].sort((a, b) => lengthOf(b.span) - lengthOf(a.span));
}

/** What a bind says, or `undefined` where it names nothing that there is. */
function stateBind({ names, span }: PlacedDirective, what: Bound, index: CatalogIndex): Statement | undefined {
  const catalogs = names.flatMap(({ text }) => index.catalogs.filter(({ id }) => id === text));
  return catalogs.length === 0 && !names.some(({ text }) => text === noCatalog)
    ? undefined
    : { catalogs, reason: { text: explainBind(what, catalogs), span }, whole: false };
}

function joinStatements(statements: readonly (Statement | undefined)[]): Statement | undefined {
  return statements.reduce(
    (all, one) =>
      all === undefined || one === undefined
        ? (all ?? one)
        : { ...all, catalogs: [...new Set([...all.catalogs, ...one.catalogs])] },
    undefined,
  );
}

/** What a comment can speak of. */
type Bound = "file" | "example" | "construct";

function explainBind(what: Bound, catalogs: readonly Catalog[]): string {
  const names = listNames(catalogs);
  switch (what) {
    case "file":
      return l10n.t("a comment says that this file is about {0}", names);
    case "example":
      return l10n.t("a comment says that this example is about {0}", names);
    case "construct":
      return l10n.t("a comment says that this is about {0}", names);
  }
}

/** `Ratio`, `Ratio or Sphere`; `no catalog's codes` for none. */
export function listNames(catalogs: readonly Catalog[]): string {
  return catalogs.length === 0 ? l10n.t("no catalog's codes") : joinAlternatives(catalogs.map(({ name }) => name));
}

/** `a, b or c`. */
export function joinAlternatives(names: readonly string[]): string {
  return names.length < 2
    ? names.join("")
    : l10n.t("{0} or {1}", names.slice(0, -1).join(", "), names[names.length - 1] as string);
}

/**
 * Tells the groups in stated constructs what is said of them. In each construct one group is what is meant as a whole:
 * the keys of a map rather than its texts, the cases of a switch rather than what it returns.
 *
 * @returns the constructs, with what became of them.
 */
export function stateGroups(
  groups: readonly StatableGroup[],
  stated: readonly StatedConstruct[],
): readonly StatedConstruct[] {
  if (stated.length === 0) {
    return stated;
  }
  const all = groups.flatMap((group) => group.members.map((member) => ({ group, member }))).sort(byPlace);
  return stated.map((construct) => {
    const { span, line, statement } = construct;
    const inside = placesIn(all, span);
    for (const { group, member } of inside) {
      if (member === group.members[0]) {
        group.stated = statement;
      }
    }
    const places = inside.length > 0 ? inside : placesIn(all, line);
    const meant = chooseMeant(places.filter(({ member }) => !isInScopeInside(member, span)));
    if (meant !== undefined) {
      meant.stated = { ...statement, whole: true };
    }
    return { ...construct, hasWhole: meant !== undefined };
  });
}

/**
 * What is said of a literal that is not one of the document's codes, as an empty one that is about to be filled in.
 */
export function statementAt(offset: number, stated: readonly StatedConstruct[]): Statement | undefined {
  const around = stated.filter(({ span, line }) =>
    [span, line].some(({ start, end }) => start <= offset && offset <= end),
  );
  const innermost = around[around.length - 1];
  return innermost && { ...innermost.statement, whole: !innermost.hasWhole };
}

interface Placed {
  readonly group: StatableGroup;
  readonly member: Occurrence;
}

function byPlace(a: Placed, b: Placed): number {
  return a.member.literal.span.start - b.member.literal.span.start;
}

function placesIn(all: readonly Placed[], { start, end }: Span): readonly Placed[] {
  const first = lowerBound(all, ({ member }) => member.literal.span.start >= start);
  const last = lowerBound(all, ({ member }) => member.literal.span.start >= end);
  return all.slice(first, last);
}

/** In the order of the text: the first group with a code in it, or else the first that looks like one of codes. */
function chooseMeant(places: readonly Placed[]): Placed["group"] | undefined {
  const quoted = places.filter(({ member }) => member.literal.quote !== "");
  const meant =
    places.find(({ group }) => group.tallies.size > 0) ??
    quoted.find(({ member }) => isCodeShaped(member.literal.value)) ??
    places.find(({ member }) => member.literal.quote === "") ??
    quoted.find(({ member }) => !/\s/.test(member.literal.value));
  return meant?.group;
}

/** `SOME_CODE`, `some-code`, `some/code`, but not `Sorry` or `Sorry.` */
function isCodeShaped(value: string): boolean {
  return /^[^\W_]+(?:[_./:-]+[^\W_]+)*$/.test(value) && (/\W|_/.test(value) || value === value.toUpperCase());
}

/** Whether it is in a function inside the construct, of whose strings most are no codes. */
function isInScopeInside({ scope, literal }: Occurrence, { start, end }: Span): boolean {
  return scope >= start && literal.span.start < end;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
