import type { Node } from "web-tree-sitter";
import type { Role } from "../languages/language";
import { type Constructs, matchRole, readUnquoted } from "./constructs";
import { framesTo } from "./places";

/** A literal of a text as it would be after an edit. */
export interface MemberFound {
  readonly value: string;
  readonly role: Role;
  /** Where the construct begins that its literals belong together in. */
  readonly construct: number;
  /** How many mistakes of syntax the construct holds. */
  readonly mistakes: number;
}

/** @param offset where the literal's content begins. */
export function findMember(root: Node, text: string, offset: number, constructs: Constructs): MemberFound | undefined {
  const frames = framesTo(root, text, offset, constructs);
  const match = matchRole(constructs, frames);
  const node = frames[frames.length - 1]?.node;
  const literal =
    node && (constructs.strings.get(node.type)?.(node, text) ?? readUnquoted(constructs, node, text, offset));
  if (match?.groupFrame === undefined || literal?.span.start !== offset) {
    return undefined;
  }
  const { role, groupFrame } = match;
  return {
    value: literal.value,
    role,
    construct: groupFrame.node.startIndex,
    mistakes: countMistakes(groupFrame.node),
  };
}

function countMistakes(node: Node): number {
  if (!node.hasError) {
    return 0;
  }
  const own = node.isError || node.isMissing ? 1 : 0;
  return node.children.reduce((sum, child) => sum + countMistakes(child), own);
}
