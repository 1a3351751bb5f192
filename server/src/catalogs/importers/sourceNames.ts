import type { Node } from "web-tree-sitter";

/** Value of a string literal, or of a word that is one; `undefined` for all other nodes. */
export type ReadText = (node: Node) => string | undefined;

/** The first name in a member, or its key where that is a string. */
export function nameOf(node: Node, read: ReadText): { readonly text: string; readonly isText: boolean } {
  const named = node.childForFieldName("name") ?? node.childForFieldName("key") ?? node.childForFieldName("left");
  const key = named ?? node.namedChildren[0];
  if (key === undefined) {
    return { text: "", isText: false };
  }
  const text = readWrapped(key, read);
  if (
    text !== undefined &&
    (named !== null || /pair|element|^(?:initializer_expression|initializer_list|tuple_expression)$/.test(node.type))
  ) {
    return { text, isText: true };
  }
  const identifier =
    named !== null && /identifier|^name$|^constant$|symbol$/.test(named.type) ? named : firstIdentifier(node);
  return { text: identifier?.text ?? "", isText: false };
}

/** A literal, or one that is all there is in what its grammar puts around keys. */
function readWrapped(node: Node, read: ReadText): string | undefined {
  const [inner] = node.namedChildren;
  const isWrapper = /^(?:literal_element|element_binding_expression|argument)$/.test(node.type);
  return read(node) ?? (isWrapper && inner !== undefined ? readWrapped(inner, read) : undefined);
}

function firstIdentifier(node: Node): Node | undefined {
  const type = node.childForFieldName("type");
  for (const child of node.namedChildren) {
    if (child.id === type?.id) {
      continue;
    }
    if (/(?:^|_)identifier$|^name$/.test(child.type) && child.type !== "type_identifier") {
      return child;
    }
    const inner = /^(?:modifiers|user_type|annotation)$/.test(child.type) ? undefined : firstIdentifier(child);
    if (inner !== undefined) {
      return inner;
    }
  }
  return undefined;
}

/** What the construct is part of: `ErrorCode` in `enum ErrorCode { … }`, `const ErrorCode = { … } as const`. */
export function nameAround(node: Node): string {
  for (let current: Node | null = node; current !== null; current = current.parent) {
    const name =
      current.childForFieldName("name") ??
      (current.type.includes("assignment") ? current.childForFieldName("left") : null);
    if (name !== null && current !== node) {
      return name.text;
    }
    const own =
      /(?:class|object|enum|type_alias)_(?:declaration|definition)$|^static_final_declaration$|^var_spec$|^const_spec$|^initialized_identifier$|^init_declarator$|^val_definition$/.test(
        current.type,
      )
        ? firstIdentifier(current)
        : undefined;
    if (own !== undefined) {
      return own.text;
    }
    if (current.type === "pair" && current !== node) {
      return current.namedChildren[0]?.text.replace(/^["']|["']$/g, "") ?? "";
    }
  }
  return "";
}
