import type { Node } from "web-tree-sitter";
import { readLiteral } from "../languages/literal";
import { touches } from "../util/span";
import type { Candidate } from "./candidates";
import type { Constructs } from "./constructs";
import { GroupCollector, type CodesContext, type DocumentCodes } from "./documentCodes";
import type { Group, Occurrence } from "./occurrence";
import { findGroups } from "./segmentFacts";

/**
 * The occurrence that the offset touches, be it one of the document's codes or any other literal or bare name: an empty
 * one that is about to be filled in, for example.
 *
 * @param codes what is known of the document.
 */
export function findOccurrenceAt(
  root: Node,
  text: string,
  offset: number,
  codes: DocumentCodes,
  context: CodesContext,
): Occurrence | undefined {
  const candidate = findLiteralAt(root, text, offset, context.constructs);
  if (candidate === undefined) {
    return undefined;
  }
  const isHere = ({ literal }: Occurrence): boolean => literal.span.start === candidate.start;
  return codes.occurrences.find(isHere) ?? readStatement(root, text, candidate, codes, context).find(isHere);
}

/** All literals of the statement that the candidate is in, which holds its whole construct. */
function readStatement(
  root: Node,
  text: string,
  candidate: Candidate,
  codes: DocumentCodes,
  context: CodesContext,
): readonly Occurrence[] {
  const statement = statementAt(root, candidate.start, context.constructs);
  const { startIndex, endIndex } = statement;
  const candidates = context
    .scanCandidates(text.slice(startIndex, endIndex))
    .map(({ start, end, bare }) => ({ start: start + startIndex, end: end + startIndex, bare }))
    .filter(({ start, end }) => end < candidate.start || start > candidate.end);
  const all = [...candidates, candidate].sort((a, b) => a.start - b.start);
  const groups = new GroupCollector(context.index);
  groups.add(findGroups(statement, text, all, context), { start: startIndex, scope: -1 });
  return groups.collect().occurrences.map((occurrence) => {
    const same = codes.groups.find((group) => isSameSubject(group, occurrence.group));
    return same === undefined ? occurrence : { ...occurrence, group: same };
  });
}

/** Whether both are about the same expression, which other statements than this one may speak of. */
function isSameSubject(group: Group, other: Group): boolean {
  return group.role === other.role && other.subject !== undefined && group.subject?.text === other.subject.text;
}

function statementAt(root: Node, offset: number, { blocks }: Constructs): Node {
  let statement = root;
  for (let node: Node | null = root; node !== null; node = node.firstChildForIndex(offset)) {
    if (node.startIndex > offset || node.endIndex <= offset) {
      break;
    }
    statement = node.parent !== null && blocks.has(node.parent.type) ? node : statement;
  }
  return statement;
}

/** The literal or bare name that the offset touches, empty literals included. */
function findLiteralAt(root: Node, text: string, offset: number, constructs: Constructs): Candidate | undefined {
  // A cursor behind the last character of a name belongs to the name.
  for (const index of offset === 0 ? [0] : [offset, offset - 1]) {
    for (let node: Node | null = root.descendantForIndex(index); node !== null; node = node.parent) {
      const form = constructs.strings.get(node.type);
      const literal = form === undefined ? undefined : readLiteral(node, form, text);
      if (literal !== undefined && touches(literal.span, offset)) {
        return { ...literal.span, bare: false };
      }
      if (constructs.bareNames.has(node.type)) {
        return { start: node.startIndex, end: node.endIndex, bare: true };
      }
      if (form !== undefined && literal === undefined) {
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

export function findOpenQuote(text: string, offset: number): OpenQuote | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  let quote: string | undefined;
  for (let i = lineStart; i < offset; i++) {
    const character = text[i] as string;
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
