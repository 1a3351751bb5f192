import type { Node } from "web-tree-sitter";
import { moveSpan, type Span } from "../util/span";
import type { Text } from "../util/text";
import { matchRole, readUnquoted, type Constructs } from "./constructs";
import type { Frame } from "./frame";
import { spanOf } from "./nodeSpan";

/** What a rule asks of the code around an occurrence. It is read when it is asked for: few occurrences need it. */
export interface Place {
  /** What its group's literals are in: a switch, a list, a map. Of a comparison: all that is joined to it by `||`, or by `&&`. */
  readonly construct: Span;
  /** The construct belongs together by itself: a switch, a map; not all comparisons of one subject. */
  readonly isWhole: boolean;
  /** The subject as it is written. */
  readonly subject: Span | undefined;
  /** The value alone decides: there is no guard beside it, and it is no part of a tuple. */
  readonly decides: boolean;
  /** In this language there are such guards or tuples, so that another value of the construct may not decide alone. */
  readonly mayBeQualified: boolean;
  /** The language's own tools tell of a value that stands twice here. */
  readonly reportsRepeats: boolean;
  /** A dot reaches the fields of an answer's JSON: see `openObjects` in `languages/language.ts`. */
  readonly openObjects: boolean;
}

/**
 * @param offset where the literal's content starts in the text; the place's spans count as it does.
 * @returns `undefined` where the literal has no role.
 */
export function readPlace(root: Node, text: Text, offset: number, constructs: Constructs): Place | undefined {
  const frames = framesTo(root, text, offset, constructs);
  const literal = frames[frames.length - 1]?.node;
  // A string of a filter is none of the tree's.
  const match = literal && isLiteral(literal, text, offset, constructs) ? matchRole(constructs, frames) : undefined;
  if (match === undefined) {
    return undefined;
  }
  const { groupFrame, subject } = match;
  const construct = groupFrame?.node ?? findChain(frames, frames.indexOf(match.construct));
  const [outermost, ...inside] = frames.slice(frames.findIndex(({ node }) => node.id === construct.id));
  return {
    construct: spanOf(construct),
    isWhole: groupFrame !== undefined,
    subject: subject === undefined ? undefined : spanOf(subject),
    mayBeQualified: constructs.qualifiers.size > 0,
    decides: !inside.some(({ node }) => isQualified(node, constructs)),
    reportsRepeats: [outermost, ...inside].some((frame) => constructs.reportsRepeats.has(frame?.type ?? "")),
    openObjects: constructs.openObjects,
  };
}

/** The place in a text that this one is a piece of. */
export function movePlace(place: Place, by: number): Place {
  return { ...place, construct: moveSpan(place.construct, by), subject: place.subject && moveSpan(place.subject, by) };
}

/** From the root to the literal or bare name whose content starts at the offset. */
export function framesTo(root: Node, text: Text, offset: number, constructs: Constructs): readonly Frame[] {
  const frames: Frame[] = [];
  for (let node: Node | null = root; node !== null; node = node.firstChildForIndex(offset)) {
    const { type, startIndex: start, endIndex: end } = node;
    frames.push({ node, type, start, end, scope: undefined, ignored: false });
    if (isLiteral(node, text, offset, constructs)) {
      break;
    }
  }
  return frames;
}

function isLiteral(node: Node, text: Text, offset: number, constructs: Constructs): boolean {
  return (
    constructs.strings.get(node.type)?.(node, text)?.span.start === offset ||
    readUnquoted(constructs, node, text, offset) !== undefined
  );
}

const joints = new Set(["||", "&&", "or", "and"]);

/** The comparison with all that is joined to it by the same word. */
function findChain(frames: readonly Frame[], at: number): Node {
  let chain = frames[at] as Frame;
  let joint: string | undefined;
  for (let i = at - 1; i >= 0; i--) {
    const child = frames[i + 1] as Frame;
    const outer = frames[i] as Frame;
    const found = jointBeside(child.node);
    if (found === undefined ? !outer.type.includes("parenthesized") : joint !== undefined && found !== joint) {
      break;
    }
    joint ??= found;
    chain = found === undefined ? chain : outer;
  }
  return chain.node;
}

function jointBeside(node: Node): string | undefined {
  return [node.previousSibling, node.nextSibling].find(
    (sibling) => sibling !== null && sibling.endIndex - sibling.startIndex <= 3 && joints.has(sibling.text),
  )?.text;
}

/** Whether something beside the value decides in this node, such as a guard, as the language's definition says. */
export function isQualified(node: Node, { qualifiers }: Constructs): boolean {
  return qualifiers.size > 0 && (qualifiers.has(node.type) || node.children.some(({ type }) => qualifiers.has(type)));
}

/**
 * Whether the construct that belongs together around a literal has a place for all other values, as `default:` is.
 *
 * @param offset as in {@link readPlace}.
 */
export function readRest(root: Node, text: Text, offset: number, constructs: Constructs): boolean {
  const { rest } = constructs;
  const construct = matchRole(constructs, framesTo(root, text, offset, constructs))?.groupFrame?.node;
  if (construct === undefined || rest.size === 0) {
    return false;
  }
  // Arms are children of the construct or of its body.
  const isRest = (node: Node): boolean => rest.get(node.type)?.test(node.text) === true;
  return construct.namedChildren.some((child) => isRest(child) || child.namedChildren.some(isRest));
}
