import type { Node } from "web-tree-sitter";
import type { Text } from "../util/text";
import type { Constructs } from "./constructs";

/**
 * What the items of a map are keyed by, whatever they hold: `a` and `b` of `{ a() {}, ["b"]: 1 }`. What only running the
 * program could tell is left out.
 */
export function readKeys(container: Node, text: Text, constructs: Constructs): readonly string[] {
  return container.namedChildren.flatMap((item) => {
    const name = item.childForFieldName("key") ?? item.childForFieldName("name");
    return name === null ? [] : (readKey(name, text, constructs) ?? []);
  });
}

function readKey(name: Node, text: Text, { strings, bareNames }: Constructs): string | undefined {
  const isComputed = name.type === "computed_property_name";
  const node = isComputed ? name.firstNamedChild : name;
  const isName = node !== null && !isComputed && bareNames.has(node.type);
  return isName ? node.text : node === null ? undefined : strings.get(node.type)?.(node, text)?.value;
}
