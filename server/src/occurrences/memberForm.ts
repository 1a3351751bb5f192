import type { Node } from "web-tree-sitter";
import { moveSpan, type Span } from "../util/span";
import { type Constructs, matchRole } from "./constructs";
import type { Frame } from "./frame";
import type { Occurrence } from "./occurrence";
import { type Arm, findArm, findArmToCopy, findPatterns, readArm, type Template, leaveOutRest } from "./memberArm";
import { type CommentBehind, commentBehind, findSeparator } from "./memberSeparator";
import { endOf, spanOf } from "./nodeSpan";
import { readKeys } from "./keysOf";
import { framesTo } from "./places";

/**
 * How the members of a construct are written: the items of a list, the entries of a map, the arms of a switch. It takes
 * no more to write a further one.
 */
export interface MemberForm {
  /** The item to copy. */
  readonly item: Span;
  /** Of it, all patterns of an arm that has several; otherwise the same as `element`. */
  readonly patterns: Span;
  /** Of these, the one that holds the literal. */
  readonly element: Span;
  readonly member: Occurrence;
  /** The literal is a name without quotes, so that what is no name takes quotes. */
  readonly isBare: boolean;
  /** What belongs to the literal, behind it: the value of a map's entry. */
  readonly values: readonly Span[];
  /** Of an arm: where its head ends, and what the language has for its body. */
  readonly arm: Arm | undefined;
  /** Stands for a value that is yet to be written. */
  readonly value: string | undefined;
  /** What stands between two items, comments left out: `,\n  `. */
  readonly separator: string;
  /** Where the last member's item ends: more go here. */
  readonly end: number;
  /** The comment behind it on its line, which belongs to it, and what separates both. */
  readonly comment: CommentBehind | undefined;
  /** What the items beside the members are keyed by, such as methods, which are no members: `card_expired() {}`. */
  readonly keysBeside: readonly string[];
}

/** The form as it is where its text lies further behind. */
function moveForm(form: MemberForm, by: number): MemberForm {
  const { item, patterns, element, values, arm, end, comment } = form;
  return {
    ...form,
    item: moveSpan(item, by),
    patterns: moveSpan(patterns, by),
    element: moveSpan(element, by),
    values: values.map((span) => moveSpan(span, by)),
    arm: arm && { ...arm, headEnd: arm.headEnd + by },
    end: end + by,
    comment: comment && { ...comment, end: comment.end + by },
  };
}

/**
 * @param members of a group, in the order of the text.
 * @param shift what makes an offset in the text one of the members' spans.
 * @returns `undefined` where nothing shows how a further member would be written.
 */
export function readMemberForm(
  root: Node,
  text: string,
  all: readonly Occurrence[],
  shift: number,
  constructs: Constructs,
): MemberForm | undefined {
  const framesOf = ({ literal }: Occurrence): readonly Frame[] =>
    framesTo(root, text, literal.span.start - shift, constructs);
  const members = leaveOutRest(all, framesOf, constructs);
  const [first, last] = [members[0], members[members.length - 1]];
  if (first === undefined || last === undefined) {
    return undefined;
  }
  const frames = framesOf(last);
  const group = matchRole(constructs, frames)?.groupFrame;
  const literal = frames[frames.length - 1];
  if (group === undefined || literal === undefined) {
    return undefined;
  }
  const own = { root, text, shift, constructs };
  if (constructs.wordLists.has(literal.type) && last.role !== "case") {
    return wordForm(last, own);
  }
  const top = frames.indexOf(group);
  const armAt = last.role === "case" ? findArm(frames, top, constructs) : undefined;
  const at = armAt === undefined ? findContainer(frames, framesOf(first), top) : armAt - 1;
  const container = frames[at]?.node;
  const item = frames[at + 1]?.node;
  if (container === undefined || item === undefined) {
    return undefined;
  }
  // `'first' => ['INVALID_OTP', 400]` in PHP: nothing tells what a further row is called.
  if (last.role === "membership" && item.children.some(({ type }) => type === "=>")) {
    return undefined;
  }
  const armType = armAt === undefined ? undefined : item.type;
  const template =
    armType === undefined
      ? { members: [last], frames, item }
      : findArmToCopy(members, item, { framesOf, constructs, text, armType, depth: at + 1 });
  if (template === undefined) {
    return undefined;
  }
  const isOpenList = container.children.some(({ type }) => type === "[" || type === "{");
  // What holds a single code may take no second one: `grep -q "INVALID_OTP"`, `Exclude<Code, "INVALID_OTP">`.
  if (members.length === 1 && (last.role === "membership" || last.role === "type") && !isOpenList) {
    return undefined;
  }
  const isShared = members.some(
    ({ literal: { span } }) => span !== last.literal.span && span.start - shift >= item.startIndex,
  );
  // `case first, second` in Swift: nothing shows how to write one of them alone.
  if (armType === undefined && isShared) {
    return undefined;
  }
  return joinForm({ ...template, container, last: item, isArm: armType !== undefined, depth: at + 1 }, own);
}

interface Source {
  readonly root: Node;
  readonly text: string;
  readonly shift: number;
  readonly constructs: Constructs;
}

interface Parts extends Template {
  readonly container: Node;
  /** The last member's item. */
  readonly last: Node;
  readonly isArm: boolean;
  /** Of the item in the frames. */
  readonly depth: number;
}

function joinForm(parts: Parts, { root, text, shift, constructs }: Source): MemberForm | undefined {
  const { members, frames, item, container, last, isArm, depth } = parts;
  const member = members[members.length - 1] as Occurrence;
  const literal = (frames[frames.length - 1] as Frame).node;
  const { element, patterns } = isArm
    ? findPatterns(members, frames, depth, shift)
    : { element: spanOf(literal), patterns: spanOf(literal) };
  const values = isArm ? [] : findValues(member, frames, depth, constructs).map((value) => trimmed(value, text));
  const end = Math.max(endOf(last, text), last.id === item.id ? endOfValues(values) : 0);
  const itemSpan = { start: item.startIndex, end: Math.max(endOf(item, text), endOfValues(values)) };
  const separator = findSeparator(text, itemSpan, container, isArm, constructs);
  const arm = isArm ? readArm(text, item, patterns.end, constructs) : undefined;
  if (separator === undefined || (isArm && arm === undefined)) {
    return undefined;
  }
  return moveForm(
    {
      item: itemSpan,
      patterns,
      element,
      member,
      isBare: constructs.bareNames.has(literal.type),
      values,
      arm,
      value: constructs.additions.value,
      separator,
      end,
      keysBeside: member.role === "key" ? readKeys(container, text, constructs) : [],
      comment: separator.includes("\n") ? commentBehind(root, text, end, constructs, markOf(separator)) : undefined,
    },
    shift,
  );
}

/** What ends an item: of `,\n  ` the comma. */
function markOf(separator: string): string {
  return /^\s*([,;])/.exec(separator)?.[1] ?? "";
}

function trimmed(node: Node, text: string): Span {
  return { start: node.startIndex, end: endOf(node, text) };
}

function endOfValues(values: readonly Span[]): number {
  return values[values.length - 1]?.end ?? 0;
}

function wordForm(member: Occurrence, { root, text, shift, constructs }: Source): MemberForm {
  const span = moveSpan(member.literal.span, -shift);
  const blank = /\s+$/.exec(text.slice(0, span.start))?.[0] ?? " ";
  const form = {
    item: span,
    patterns: span,
    element: span,
    member,
    isBare: false,
    values: [],
    arm: undefined,
    value: undefined,
    separator: /\w\s+$/.test(text.slice(0, span.start)) || blank.includes("\n") ? blank : " ",
    end: span.end,
    comment: commentBehind(root, text, span.end, constructs, ""),
    keysBeside: [],
  };
  return moveForm(form, shift);
}

/** Where in the frames the node is whose children are the items. */
function findContainer(frames: readonly Frame[], toFirst: readonly Frame[], top: number): number {
  let common = top;
  while (common + 1 < frames.length && toFirst[common + 1]?.node.id === frames[common + 1]?.node.id) {
    common++;
  }
  if (common < frames.length - 1) {
    // `A | (B | C)`, where only brackets make it two lists.
    while (isUnbracketedTwin(frames[common], frames[common + 1])) {
      common++;
    }
    return common;
  }
  // A single member: the first node that brackets make a list.
  for (let i = top; i < frames.length - 1; i++) {
    if (frames[i]?.node.children.some((child) => /^[[({]$/.test(child.type)) === true) {
      return i;
    }
  }
  return top;
}

function isUnbracketedTwin(outer: Frame | undefined, inner: Frame | undefined): boolean {
  return (
    outer !== undefined && inner?.type === outer.type && !inner.node.children.some(({ type }) => /^[[({]$/.test(type))
  );
}

/** What follows the literal in its item, at the level at which something does. */
function findValues(
  { role, literal }: Occurrence,
  frames: readonly Frame[],
  depth: number,
  constructs: Constructs,
): readonly Node[] {
  for (let i = frames.length - 1; i > depth; i--) {
    const values = namedBehind((frames[i] as Frame).node, constructs);
    if (values.length > 0) {
      return values;
    }
  }
  // `Map.of("A", 1, "B", 2)`: key and value lie side by side.
  const item = (frames[depth] as Frame).node;
  const siblings = (frames[depth - 1]?.node.namedChildren ?? []).filter(({ type }) => !constructs.comments.has(type));
  const place = siblings.findIndex(({ id }) => id === item.id);
  const value = siblings[place + 1];
  return role === "key" &&
    literal.quote !== "" &&
    value !== undefined &&
    place % 2 === 0 &&
    siblings.length % 2 === 0 &&
    !/^(?:pair|property_signature)$/.test(item.type) &&
    depth === frames.length - 1
    ? [value]
    : [];
}

function namedBehind(node: Node, { comments }: Constructs): readonly Node[] {
  const found: Node[] = [];
  for (let next = node.nextNamedSibling; next !== null; next = next.nextNamedSibling) {
    if (!comments.has(next.type)) {
      found.push(next);
    }
  }
  return found;
}
