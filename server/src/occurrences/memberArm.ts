import type { Node } from "web-tree-sitter";
import type { ArmSyntax } from "../languages/language";
import type { Span } from "../util/span";
import type { Constructs } from "./constructs";
import type { Frame } from "./frame";
import { spanOf } from "./nodeSpan";
import type { Occurrence } from "./occurrence";
import { isQualified } from "./places";

/** What is to be copied for a further member. */
export interface Template {
  /** Those that stand in the item; the last one is copied. */
  readonly members: readonly Occurrence[];
  /** To the last one. */
  readonly frames: readonly Frame[];
  readonly item: Node;
}

/** How an arm is written behind its patterns: where its head ends, and what the language has for its body. */
export type Arm = ArmSyntax & { readonly headEnd: number };

/** Where in the frames the arm is that the literal stands in. */
export function findArm(frames: readonly Frame[], top: number, { additions }: Constructs): number | undefined {
  for (let i = frames.length - 1; i > top; i--) {
    if (additions.arms?.[frames[i]?.type ?? ""] !== undefined) {
      return i;
    }
  }
  return undefined;
}

/**
 * The members less those at the end that share the body for all other values, as in `case "NETWORK_ERROR": default:`: what is
 * added there would do nothing. All of them where no other is left.
 */
export function leaveOutRest(
  members: readonly Occurrence[],
  framesOf: (member: Occurrence) => readonly Frame[],
  constructs: Constructs,
): readonly Occurrence[] {
  const last = members.findLastIndex((member) => {
    const frames = member.role === "case" ? framesOf(member) : [];
    const arm = frames[findArm(frames, 0, constructs) ?? -1]?.node;
    return arm === undefined || !fallsToRest(arm, constructs);
  });
  return last === -1 ? members : members.slice(0, last + 1);
}

function fallsToRest(arm: Node, { comments, rest }: Constructs): boolean {
  let next: Node | null = arm;
  while (next !== null && (comments.has(next.type) || /:\s*$/.test(next.text))) {
    next = next.nextNamedSibling;
    if (next !== null && rest.get(next.type)?.test(next.text) === true) {
      return true;
    }
  }
  return false;
}

/** The last arm with a single pattern whose value alone decides, or else with several. */
export function findArmToCopy(
  members: readonly Occurrence[],
  last: Node,
  {
    framesOf,
    constructs,
    text,
    armType,
    depth,
  }: {
    readonly text: string;
    readonly framesOf: (member: Occurrence) => readonly Frame[];
    readonly constructs: Constructs;
    readonly armType: string;
    readonly depth: number;
  },
): Template | undefined {
  const arms = new Map<number, Template>();
  for (const member of members) {
    const frames = framesOf(member);
    const item = frames[depth]?.node;
    if (item?.type === armType && item.parent?.id === last.parent?.id) {
      const isLone = !frames.slice(depth).some(({ node }) => isQualified(node, constructs));
      if (isLone) {
        arms.set(item.id, { members: [...(arms.get(item.id)?.members ?? []), member], frames, item });
      }
    }
  }
  // What stands behind the last pattern may be a guard.
  const found = [...arms.values()].filter(
    ({ item, frames }) => readArm(text, item, frames[frames.length - 1]?.end ?? 0, constructs) !== undefined,
  );
  const plain = found.filter(({ members: held }) => held.length === 1);
  return plain[plain.length - 1] ?? found[found.length - 1];
}

/** The pattern that holds the literal, and all patterns of its arm. */
export function findPatterns(
  members: readonly Occurrence[],
  frames: readonly Frame[],
  depth: number,
  shift: number,
): { readonly element: Span; readonly patterns: Span } {
  const start = (members[0] as Occurrence).literal.span.start - shift;
  const literal = (frames[frames.length - 1] as Frame).node;
  if (members.length === 1) {
    return { element: spanOf(literal), patterns: spanOf(literal) };
  }
  let at = frames.length - 1;
  while (at > depth && (frames[at - 1]?.start ?? 0) > start) {
    at--;
  }
  let first: Node | null = (frames[at - 1] as Frame).node.descendantForIndex(start);
  while (first?.parent && first.parent.id !== frames[at - 1]?.node.id) {
    first = first.parent;
  }
  const last = (frames[at] as Frame).node;
  return { element: spanOf(last), patterns: { start: first?.startIndex ?? last.startIndex, end: last.endIndex } };
}

/** `undefined` where something else stands behind the patterns: a guard. */
export function readArm(text: string, item: Node, from: number, { additions }: Constructs): Arm | undefined {
  const syntax = additions.arms?.[item.type];
  const head = syntax && new RegExp(`(?:[\\s)\\]}]|,\\s*_)*?(?:${syntax.head})`, "y");
  if (syntax === undefined || head === undefined) {
    return undefined;
  }
  head.lastIndex = from;
  const found = head.exec(text);
  return found === null ? undefined : { ...syntax, headEnd: from + found[0].length };
}
