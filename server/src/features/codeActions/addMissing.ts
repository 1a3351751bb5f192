import * as l10n from "@vscode/l10n";
import { isName } from "../../catalogs/codeShape";
import type { Catalog, Entry } from "../../catalogs/model";
import type { Binding, Group } from "../../occurrences/occurrence";
import { rankLeftOut } from "../../rules/leftOut";
import type { Analysis } from "../../service";
import type { Span } from "../../util/span";
import { type Action, type ActionContext, type ActionSource, changeText, type FileChange, findingsAt } from "./action";
import { planAddition } from "./planAddition";
import { todo, type WrittenMembers } from "./writeMembers";

/** A switch, map, list, union or enum that codes can be added to, and what it leaves out. */
export interface Extensible {
  readonly group: Group;
  readonly catalog: Catalog;
  /** What matters most first. At least one. */
  readonly left: readonly Entry[];
  /** Families of which it has a code, those that it leaves most of first. */
  readonly families: readonly string[];
}

/** Families that actions are offered for, at most: a menu is short. */
const mostFamilies = 2;

/** Adds the codes that a construct leaves out: all, those of a family that it is about, those that end users can act on. */
export const addMissingActions: ActionSource = {
  kinds: ["quickfix", "refactor.rewrite"],
  find: (context) => {
    const { analysis, span, isExplicit } = context;
    const finding = findingsAt(analysis, span).find(({ rule }) => rule === "unhandled-codes");
    if (finding === undefined && !isExplicit) {
      return [];
    }
    const found = findExtensible(context);
    if (found === undefined) {
      return [];
    }
    return listSelections(found).map(({ title, entries }): Action => {
      const codes = entries.map(({ code }) => code);
      return {
        title,
        kind: finding === undefined ? "refactor.rewrite" : "quickfix",
        finding,
        showsNext: true,
        // Writing and trying many takes a while.
        change: () => {
          const added = addCodes(context, found, codes);
          return Promise.resolve(added && [{ uri: context.document.uri, text: context.text, ...added }]);
        },
      };
    });
  },
};

interface Selection {
  readonly title: string;
  readonly entries: readonly Entry[];
}

function listSelections({ catalog, left, families }: Extensible): readonly Selection[] {
  const ofFamilies = families.slice(0, mostFamilies).map((family): Selection => {
    const entries = left.filter((entry) => entry.family?.prefix === family);
    const title =
      entries.length === 1
        ? l10n.t("Add the missing {0} code", family)
        : l10n.t("Add {0} missing {1} codes", entries.length, family);
    return { title, entries };
  });
  const ofUsers = left.filter(isForUsers);
  const forUsers: Selection = {
    title:
      ofUsers.length === 1
        ? l10n.t("Add the missing code that users can act on")
        : l10n.t("Add {0} missing codes that users can act on", ofUsers.length),
    entries: ofUsers,
  };
  const all: Selection = {
    title:
      left.length === 1
        ? l10n.t("Add the missing {0} code", catalog.name)
        : l10n.t("Add all {0} missing {1} codes", left.length, catalog.name),
    entries: left,
  };
  return [...ofFamilies, forUsers]
    .filter(({ entries }) => entries.length > 0 && entries.length < left.length)
    .concat(all);
}

/** Whether an end user can do something about it. */
export function isForUsers({ guidance }: Entry): boolean {
  return guidance?.audience === "end-user";
}

/** The changes that add codes, and where a person goes on; `undefined` where the construct cannot take them. */
export function addCodes(
  { analysis, text }: Pick<ActionContext, "analysis" | "text">,
  { group }: Pick<Extensible, "group">,
  codes: readonly string[],
): Required<Pick<FileChange, "changes" | "next">> | undefined {
  const plan = planAddition(analysis, group, codes, text);
  const changes = plan?.inserts.map(({ offset, insertion }) => ({ start: offset, end: offset, newText: insertion }));
  return plan && changes && { changes, next: findNext(changeText(text, changes), plan) };
}

/** In the first member that is new: what stands for what is yet to be written there, or else the member's beginning. */
function findNext(after: string, { inserts, offsets: [start = 0, second] }: WrittenMembers): Span {
  const added = inserts.reduce((length, { insertion }) => length + insertion.length, 0);
  const end = second ?? (inserts[inserts.length - 1]?.offset ?? start) + added;
  const at = after.slice(0, end).indexOf(todo, start);
  return at === -1 ? { start, end: start } : { start: at, end: at + todo.length };
}

/** The innermost construct that codes can be added to, of those whose head or members the span touches. */
export function findExtensible({
  analysis,
  text,
  span,
}: Pick<ActionContext, "analysis" | "text" | "span">): Extensible | undefined {
  let best: { readonly found: Extensible; readonly start: number } | undefined;
  for (const group of analysis.groups) {
    const binding = isExtensible(group, analysis.bindingOf(group));
    const start = binding && touchedAt(group, analysis, text, span);
    if (binding !== undefined && start !== undefined && (best === undefined || start > best.start)) {
      const found = readLeftOut(group, binding.catalog, analysis.formOf(group)?.keysBeside);
      if (found !== undefined && planAddition(analysis, group, pickSamples(found.left), text) !== undefined) {
        best = { found, start };
      }
    }
  }
  return best?.found;
}

/** Codes of each kind that may be written in a different way: what fits one of a kind fits all. */
function pickSamples(left: readonly Entry[]): readonly string[] {
  const codes = left.map(({ code }) => code);
  return [...new Set([codes[0], codes.find(isName), codes.find((code) => !isName(code))])].filter(
    (code) => code !== undefined,
  );
}

const roles: ReadonlySet<Group["role"]> = new Set(["case", "key", "membership", "definition", "type"]);

/** Its binding, where it is firm enough for codes of the catalog to be put there. */
export function isExtensible(group: Group, binding: Binding | undefined): Binding | undefined {
  return roles.has(group.role) &&
    group.isLoose !== true &&
    binding !== undefined &&
    binding.confidence !== "possible" &&
    binding.tally.known > 0
    ? binding
    : undefined;
}

/**
 * What a group leaves out, deprecated codes left out as well; `undefined` where it is nothing.
 *
 * @param taken what must not be added although it is no member.
 */
function readLeftOut(group: Group, catalog: Catalog, taken: readonly string[] = []): Extensible | undefined {
  const leftOut = rankLeftOut(group, catalog);
  const isFree = ({ code }: Entry): boolean => !taken.includes(code);
  const entries = leftOut.entries.filter(isFree);
  const counts = new Map<string, number>();
  for (const { family } of leftOut.entries.slice(0, leftOut.ofFamilies).filter(isFree)) {
    if (family !== undefined) {
      counts.set(family.prefix, (counts.get(family.prefix) ?? 0) + 1);
    }
  }
  const families = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return entries.length === 0 ? undefined : { group, catalog, left: entries, families };
}

/** Units between the head of a construct and its first member, at most: beyond them nobody takes it for one. */
const farthest = 2_000;

/** Where the construct begins, if the span touches a member or its first line. */
function touchedAt(group: Group, analysis: Analysis, text: string, span: Span): number | undefined {
  const [first] = group.members;
  const last = group.members[group.members.length - 1];
  if (
    first === undefined ||
    last === undefined ||
    span.start > last.literal.span.end + 2 ||
    span.end < first.literal.span.start - farthest
  ) {
    return undefined;
  }
  const touchesMember = group.members.some(
    ({ literal: { span: own, quote } }) => own.start - quote.length <= span.end && span.start <= own.end + quote.length,
  );
  const place = analysis.placeOf(first);
  if (place?.isWhole !== true) {
    return undefined;
  }
  const { start } = place.construct;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", start);
  const touchesHead = span.end >= lineStart && span.start <= (lineEnd === -1 ? text.length : lineEnd);
  return touchesMember || touchesHead ? start : undefined;
}
