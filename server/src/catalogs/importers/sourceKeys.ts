import type { Node } from "web-tree-sitter";
import type { ReadText } from "./sourceNames";

/** What a member is called, and whether its name is a text and not a name of the program's. */
export interface MemberName {
  readonly text: string;
  readonly isText: boolean;
}

/** Functions that make a pair, or put one into a map, of their first two arguments. */
const pairMakers = /(?:^|[.:])(?:Pair|Pair\.of|entry|Entry|SimpleEntry|put|putIfAbsent)$/;

/**
 * The key of a pair that is written as a sign or a call: `"a" to x`, `"a" -> x`, `Map.entry("a", x)`, `codes.put("a", x)`.
 */
export function keyOfPair(node: Node): Node | undefined {
  const inner = /^(?:value_argument|expression_statement)$/.test(node.type) ? node.namedChildren[0] : node;
  const [first, sign] = inner?.namedChildren ?? [];
  if (inner?.type === "infix_expression") {
    return /^(?:to|->|→)$/.test(sign?.text ?? "") ? first : undefined;
  }
  if (inner === undefined || !/^(?:call_expression|method_invocation|object_creation_expression)$/.test(inner.type)) {
    return undefined;
  }
  const given = inner.childForFieldName("arguments") ?? inner.namedChildren.at(-1);
  const callee =
    given === undefined ? "" : inner.text.slice(0, given.startIndex - inner.startIndex).replace(/<[^()]*>$/, "");
  const key = given?.namedChildren.find(({ type }) => !type.includes("comment"));
  return pairMakers.test(callee.trim())
    ? key?.type === "value_argument"
      ? (key.namedChildren[0] ?? key)
      : key
    : undefined;
}

/** What an arm of a `match` or `switch` is for: one key or several. */
export function headsOfArm(arm: Node): readonly Node[] {
  if (isRest(arm)) {
    return [];
  }
  const named = ["pattern", "condition", "conditional_expressions", "value"]
    .map((field) => arm.childrenForFieldName(field))
    .find((nodes) => nodes.length > 0);
  const [first] = arm.namedChildren;
  return (named ?? (first === undefined ? [] : [first])).flatMap(alternativesOf);
}

function alternativesOf(head: Node): readonly Node[] {
  return /^(?:match_pattern|or_pattern|alternative_pattern|switch_label|expression_list|match_condition_list)$/.test(
    head.type,
  )
    ? head.namedChildren.flatMap(alternativesOf)
    : [head];
}

/** Whether an arm is for all that no other is for: `_ => …`, `else -> …`, `default:`. */
function isRest(arm: Node): boolean {
  return /^(?:_|else|default|case\s+_)\b/.test(arm.text);
}

/** `nest_full` of `"nest_full"`, `NestFull` of `ErrorCode::NestFull { .. }` and of `ErrorCode.NestFull`. */
export function nameOfKey(key: Node, read: ReadText): MemberName {
  const text = findText(key, read);
  if (text !== undefined) {
    return { text, isText: true };
  }
  const [first = ""] = key.text.split(/[|,({\s]/, 1);
  return { text: /(\w+)$/.exec(first)?.[1] ?? "", isText: false };
}

function findText(node: Node, read: ReadText): string | undefined {
  const text = read(node);
  if (text !== undefined) {
    return text;
  }
  for (const child of node.namedChildren) {
    const inner = findText(child, read);
    if (inner !== undefined) {
      return inner;
    }
  }
  return undefined;
}
