import type { Node } from "web-tree-sitter";
import { keyOfPair, type MemberName, nameOfKey } from "./sourceKeys";

/** Value of a string literal, or of a word that is one; `undefined` for all other nodes. */
export type ReadText = (node: Node) => string | undefined;

/** The first name in a member, or its key where that is a string. */
export function nameOf(node: Node, read: ReadText): MemberName {
  const pair = keyOfPair(node);
  if (pair !== undefined) {
    return nameOfKey(pair, read);
  }
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

const holders =
  /^(?:class|object|module|impl|trait|interface|function|method|enum|mod|record|extension|constructor|companion)\w*_(?:declaration|definition|item|specifier)$|^(?:module|class|method|singleton_method)$/;

/** What the modules, classes and functions around a node are called, the outermost first. */
export function namesAround(node: Node): readonly string[] {
  const names: string[] = [];
  for (let current = node.parent; current !== null; current = current.parent) {
    const isDefinition =
      current.type === "call" && current.childForFieldName("target")?.text.startsWith("def") === true;
    const name = isDefinition
      ? nameOfDefinition(current)
      : holders.test(current.type)
        ? (current.childForFieldName("name") ?? current.childForFieldName("type"))?.text
        : undefined;
    if (name !== undefined) {
      names.unshift(name, ...(current.childForFieldName("receiver")?.text.match(/\w+(?=\)$)/) ?? []));
    }
  }
  return names;
}

/** What the construct is part of: `ErrorCode` in `enum ErrorCode { … }`, `const ErrorCode = { … } as const`. */
export function nameAround(node: Node): string {
  for (let current: Node | null = node; current !== null; current = current.parent) {
    if (current.type === "unary_operator") {
      // `@errors %{…}` of Elixir.
      return firstIdentifier(current)?.text ?? "";
    }
    const name =
      current.childForFieldName("name") ??
      (current.type.includes("assignment") ? current.childForFieldName("left") : null);
    if (name !== null && current !== node) {
      return name.text;
    }
    const own =
      /(?:class|object|enum|type_alias)_(?:declaration|definition)$|^property_declaration$|^static_final_declaration$|^var_spec$|^const_spec$|^initialized_identifier$|^init_declarator$|^val_definition$/.test(
        current.type,
      )
        ? firstIdentifier(current)
        : undefined;
    if (own !== undefined) {
      return own.text;
    }
    if (current.type === "call" && current.childForFieldName("target")?.text.startsWith("def") === true) {
      return nameOfDefinition(current);
    }
    if (current.type === "pair" && current !== node && !current.text.startsWith("do:")) {
      return current.namedChildren[0]?.text.replace(/^["']|["']$/g, "") ?? "";
    }
  }
  return "";
}

/** `describe` of `def describe(code) do`, `Acme.Errors` of `defmodule Acme.Errors do`. */
function nameOfDefinition(call: Node): string {
  const [first] = call.namedChildren[1]?.namedChildren ?? [];
  return (first?.childForFieldName("target") ?? first)?.text ?? "";
}
