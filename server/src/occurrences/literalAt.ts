import type { Node } from "web-tree-sitter";
import { readUncut } from "../languages/literal";
import { touches } from "../util/span";
import { lineStartAt, type Text } from "../util/text";
import type { Candidate } from "./candidates";
import { readUnquoted, type Constructs } from "./constructs";
import type { DocumentCodes, TextPlace } from "./documentCodes";
import { GroupCollector } from "./groupCollector";
import { findFilterStringAt, isFilter } from "./filterInText";
import { findJsonStringAt } from "./jsonInText";
import type { Group, Occurrence, Statement } from "./occurrence";
import { findGroups } from "./segmentFacts";
import { worthCutting } from "./segments";
import { tallyValues } from "./tally";
import type { CodesContext } from "./textCodes";

/** What an offset touches. */
export interface LiteralAt {
  /** `undefined` where the literal stands in no code, as the name of an imported module does. */
  readonly occurrence: Occurrence | undefined;
}

/** A text of a document that an offset is in. */
export interface TextAt extends TextPlace {
  readonly text: Text;
  /** In the text. */
  readonly offset: number;
}

/**
 * The literal or bare name that the offset touches, be it one of the document's codes or any other: an empty one that is
 * about to be filled in, for example. `undefined` where there is none.
 *
 * @param root of the text's tree.
 * @param codes what is known of the document.
 */
export function readLiteralAt(
  root: Node,
  at: TextAt,
  codes: DocumentCodes,
  context: CodesContext,
): LiteralAt | undefined {
  const candidate = findLiteralAt(root, at.text, at.offset, context.constructs);
  if (candidate === undefined) {
    return undefined;
  }
  const isHere = ({ literal }: Occurrence): boolean => literal.span.start === candidate.start + at.shift;
  const occurrence =
    findMember(codes.groups, isHere) ??
    findMember(readStatement(root, at, candidate, codes.ofScopes.get(at.scope), context), isHere);
  return {
    occurrence: occurrence && (joinConstants(occurrence, root, at, codes, context) ?? joinGroup(occurrence, codes)),
  };
}

/** All groups of the statement that the candidate is in, which holds its whole construct. */
function readStatement(
  root: Node,
  { text, shift, scope }: TextAt,
  candidate: Candidate,
  around: Statement | undefined,
  context: CodesContext,
): readonly Group[] {
  const statement = statementAt(root, candidate.start, context.constructs);
  const { startIndex, endIndex } = statement;
  const candidates = context
    .scanCandidates(text.slice(startIndex, endIndex))
    .map(({ start, end, bare }) => ({ start: start + startIndex, end: end + startIndex, bare }))
    .filter(({ start, end }) => end < candidate.start || start > candidate.end);
  const all = [...candidates, candidate].sort((a, b) => a.start - b.start);
  const groups = new GroupCollector(context.index);
  groups.add(findGroups(statement, text, all, context), { start: startIndex + shift, scope, parent: -1 }, around);
  return groups.collect();
}

function findMember(groups: readonly Group[], isWanted: (member: Occurrence) => boolean): Occurrence | undefined {
  for (const { members } of groups) {
    const found = members.find(isWanted);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Adds a literal that is alone in its statement to the group of the same subject in other statements. */
function joinGroup(occurrence: Occurrence, { groups }: DocumentCodes): Occurrence {
  const { role, subject, members } = occurrence.group;
  if (members.length > 1 || subject === undefined) {
    return occurrence;
  }
  const same = groups.find((group) => group.role === role && group.subject?.text === subject.text);
  return same === undefined || same === occurrence.group
    ? occurrence
    : { ...occurrence, group: { ...same, members: [...same.members, occurrence] } };
}

/** A constant that is about to be a code, as its neighbours are, is one of a list with these. */
function joinConstants(
  occurrence: Occurrence,
  root: Node,
  { shift }: TextAt,
  { groups }: DocumentCodes,
  { index, constructs }: CodesContext,
): Occurrence | undefined {
  const { role, defines, group, literal } = occurrence;
  if (role !== "definition" || !defines || group.members.length > 1) {
    return undefined;
  }
  const block = blockAt(root, literal.span.start - shift, constructs);
  const isBeside = ({ literal: { span } }: Occurrence): boolean =>
    span.start - shift >= block.startIndex && span.end - shift <= block.endIndex;
  const beside = groups
    .filter((other) => other.role === role && other !== group)
    .flatMap(({ members }) => members.filter((member) => member.defines && isBeside(member)));
  // To ask all codes for their beginnings is dear, so it comes last.
  if (beside.length < 2 || !index.catalogs.some((catalog) => index.hasPrefix(literal.value, catalog))) {
    return undefined;
  }
  const members = [...beside, occurrence];
  const tallies = tallyValues(new Set(members.map((member) => member.literal.value)), index);
  return { ...occurrence, group: { ...group, members, tallies, isLoose: true } };
}

/** The innermost node around the offset in which constants may stand side by side. */
function blockAt(root: Node, offset: number, { constantsIn }: Constructs): Node {
  let block = root;
  for (let node: Node | null = root; node !== null; node = node.firstChildForIndex(offset)) {
    if (node.startIndex > offset || node.endIndex <= offset) {
      break;
    }
    block = constantsIn.has(node.type) ? node : block;
  }
  return block;
}

function statementAt(root: Node, offset: number, { blocks, units }: Constructs): Node {
  let statement = root;
  let holder = root;
  for (let node: Node | null = root; node !== null; node = node.firstChildForIndex(offset)) {
    if (node.startIndex > offset || node.endIndex <= offset) {
      break;
    }
    const isUnit = units.has(node.type) && holder.endIndex - holder.startIndex > worthCutting;
    statement = isUnit || blocks.has(holder.type) ? node : statement;
    holder = node;
  }
  return statement;
}

/** The literal or bare name that the offset touches, empty literals included. */
function findLiteralAt(root: Node, text: Text, offset: number, constructs: Constructs): Candidate | undefined {
  // A cursor behind the last character of a name belongs to the name.
  for (const index of offset === 0 ? [0] : [offset, offset - 1]) {
    for (let node: Node | null = root.descendantForIndex(index); node !== null; node = node.parent) {
      const readLiteral = constructs.strings.get(node.type);
      const literal = readLiteral?.(node, text);
      if (literal !== undefined && touches(literal.span, offset)) {
        const { filters } = constructs;
        const inner =
          filters !== undefined && isFilter(node, filters)
            ? findFilterStringAt(text, literal.span, offset)
            : findJsonStringAt(text, literal.span, offset);
        return { ...(inner?.literal ?? literal).span, bare: false };
      }
      const uncut = constructs.uncut.has(node.type) ? readUncut(node, text, offset) : undefined;
      if (uncut !== undefined) {
        return { ...uncut.span, bare: false };
      }
      if (constructs.texts.has(node.type)) {
        const inner = findJsonStringAt(text, { start: node.startIndex, end: node.endIndex }, offset);
        return inner && { ...inner.literal.span, bare: false };
      }
      const unquoted = readUnquoted(constructs, node, text, offset);
      if (unquoted !== undefined) {
        return { ...unquoted.span, bare: true };
      }
      if (readLiteral !== undefined && literal === undefined) {
        break;
      }
    }
  }
  return undefined;
}

/** A quote that was opened on the line and not closed before the offset: a literal that is being typed. */
export interface OpenQuote {
  readonly quote: string;
  /** Where its content ends, as far as one can tell: behind the last character of the code at the cursor. */
  readonly end: number;
}

/** Looks at the offset's line alone; `undefined` where all quotes before the offset are closed. */
export function findOpenQuote(text: Text, offset: number): OpenQuote | undefined {
  const line = text.slice(lineStartAt(text, offset), offset);
  let quote: string | undefined;
  for (let i = 0; i < line.length; i++) {
    const character = line[i] as string;
    if (character === "\\") {
      i++;
    } else if (quote === undefined ? /["'`]/.test(character) : character === quote) {
      quote = quote === undefined ? character : undefined;
    }
  }
  if (quote === undefined) {
    return undefined;
  }
  const rest = /^[\w\-./]*/.exec(text.slice(offset, offset + 200))?.[0] ?? "";
  return { quote, end: offset + rest.length };
}
