import type { Node } from "web-tree-sitter";
import type { LanguageDefinition } from "../../languages/language";
import { createLiteralReader } from "../../languages/literal";
import type { SourceSyntax } from "./sourceSyntax";

/** A construct that may declare codes, as plain data: no node leaves the tree. */
export interface SourceContainer {
  /** What it is called: of its enum, class, constant or type. */
  readonly name: string;
  /** Node type. */
  readonly type: string;
  /** 1-based. */
  readonly line: number;
  readonly members: readonly SourceMember[];
}

export interface SourceMember {
  /** Node type. */
  readonly type: string;
  readonly name: string;
  /** Name of the type that the member is declared with. */
  readonly typeName: string;
  /** String literals in it, in order, less its name. */
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  /** Where its value is an object or a map: texts and numbers by key. */
  readonly fields: ReadonlyMap<string, string>;
  /** Comment above, beside or, in Python, below it. */
  readonly comment: string;
  readonly line: number;
  /** Whether an attribute or annotation says so. */
  readonly isDeprecated: boolean;
  /** Whether it is a code by its name where it has no text. */
  readonly isBare: boolean;
}

/** Finds all constructs of a file that may declare codes, the outer ones first. */
export function findContainers(
  root: Node,
  text: string,
  language: LanguageDefinition,
  syntax: SourceSyntax,
): readonly SourceContainer[] {
  const readers = new Map(
    Object.entries(language.strings ?? {}).map(([type, forms]) => [type, createLiteralReader(forms)]),
  );
  const read = (node: Node): string | undefined =>
    readers.get(node.type)?.(node, text)?.value ??
    (language.words?.includes(node.type) === true ? node.text : undefined);
  const found: SourceContainer[] = [];
  const visit = (node: Node): void => {
    const memberTypes = syntax.containers[node.type];
    // The inner parts of a union belong to the whole.
    if (memberTypes !== undefined && !(node.type === "union_type" && node.parent?.type === "union_type")) {
      const lead = /^(?:union_type|body_statement)$/.test(node.type) ? node.previousNamedSibling : null;
      const children = [...(lead !== null && isComment(lead) ? [lead] : []), ...flatten(node)];
      const members = children.flatMap((child, i) =>
        memberTypes.includes(child.type) ? splitNames(child, readMember(child, children, i, read, syntax), read) : [],
      );
      found.push({ name: nameAround(node), type: node.type, line: node.startPosition.row + 1, members });
    }
    for (const child of node.namedChildren) {
      visit(child);
    }
  };
  visit(root);
  return found;
}

function flatten(node: Node): readonly Node[] {
  return node.namedChildren.flatMap((child) =>
    child.type === "union_type" && node.type === "union_type" ? flatten(child) : [child],
  );
}

type ReadText = (node: Node) => string | undefined;

function readMember(
  node: Node,
  siblings: readonly Node[],
  at: number,
  read: ReadText,
  syntax: SourceSyntax,
): SourceMember {
  const name = nameOf(node, read);
  const texts: string[] = [];
  const numbers: number[] = [];
  const fields = new Map<string, string>();
  const leads = leadsOf(siblings, at, syntax);
  const visit = (current: Node): void => {
    const value = read(current);
    if (/attribute|annotation/.test(current.type) && deprecation.test(current.text)) {
      return;
    }
    if (value !== undefined) {
      texts.push(value);
    } else if (/integer|number|^int|decimal/.test(current.type) && /^\d+$/.test(current.text)) {
      numbers.push(Number(current.text));
    } else if (current.type in syntax.containers && syntax.maps?.includes(current.type) === true) {
      readFields(current, read, syntax, fields);
    } else if (!(current.type in syntax.containers) || current.type === "tuple" || current === node) {
      current.namedChildren.forEach(visit);
    }
  };
  leads.forEach(visit);
  visit(node);
  if (name.isText && texts[0] === name.text) {
    texts.shift();
  }
  return {
    type: node.type,
    name: name.text,
    typeName: node.childForFieldName("type")?.text ?? "",
    texts,
    numbers,
    fields,
    comment: commentOf(leads[0] ?? node, siblings, at - leads.length, read) || commentOf(node, siblings, at, read),
    line: node.startPosition.row + 1,
    isDeprecated: [...leads, node].some(({ text }) => deprecation.test(text)),
    isBare:
      syntax.bare?.includes(node.type) === true &&
      /^[\w\s=.,()[\]{};"']*$/.test(node.text) &&
      (syntax.bareIn === undefined || syntax.bareIn.test(node.parent?.parent?.text ?? "")),
  };
}

/** An attribute or annotation by which a language marks what is deprecated. */
const deprecation = /^\s*(?:@Deprecated\b|@available\([^)]*\bdeprecated\b|#\[deprecated\b|\[?Obsolete\b)/m;

/** What stands before a member and belongs to it, in order. */
function leadsOf(siblings: readonly Node[], at: number, { lead = [] }: SourceSyntax): readonly Node[] {
  let first = at;
  while (lead.includes(siblings[first - 1]?.type ?? "")) {
    first--;
  }
  return siblings.slice(first, at);
}

/** In Swift one `case` may declare several members. */
function splitNames(node: Node, member: SourceMember, read: ReadText): readonly SourceMember[] {
  const names = node.type === "enum_entry" ? node.childrenForFieldName("name") : [];
  return names.length < 2
    ? [member]
    : names.map((name) => {
        const next = name.nextNamedSibling;
        const value = next === null ? undefined : read(next);
        return { ...member, name: name.text, texts: value === undefined ? [] : [value] };
      });
}

/** Texts and numbers of an object or a map, by key. */
function readFields(map: Node, read: ReadText, syntax: SourceSyntax, fields: Map<string, string>): void {
  for (const pair of map.namedChildren.filter(({ type }) => syntax.containers[map.type]?.includes(type))) {
    const { text, isText } = nameOf(pair, read);
    const values = pair.namedChildren
      .filter((_, i) => i > 0)
      .map((child) => read(child) ?? (/^\d+$|^true$|^false$/.test(child.text) ? child.text : undefined));
    const value =
      values.find((value) => value !== undefined && !(isText && value === text)) ??
      values.find((value) => value !== undefined);
    if (text !== "" && value !== undefined) {
      fields.set(text, value);
    }
  }
}

/** The first name in a member, or its key where that is a string. */
function nameOf(node: Node, read: ReadText): { readonly text: string; readonly isText: boolean } {
  const named = node.childForFieldName("name") ?? node.childForFieldName("key") ?? node.childForFieldName("left");
  const key = named ?? node.namedChildren[0];
  if (key === undefined) {
    return { text: "", isText: false };
  }
  const text =
    read(key) ??
    (key.type === "literal_element" && key.namedChildren[0] !== undefined ? read(key.namedChildren[0]) : undefined);
  if (text !== undefined && (named !== null || /pair|element/.test(node.type))) {
    return { text, isText: true };
  }
  const identifier =
    named !== null && /identifier|^name$|^constant$|symbol$/.test(named.type) ? named : firstIdentifier(node);
  return { text: identifier?.text ?? "", isText: false };
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
function nameAround(node: Node): string {
  for (let current: Node | null = node; current !== null; current = current.parent) {
    const name =
      current.childForFieldName("name") ??
      (current.type.includes("assignment") ? current.childForFieldName("left") : null);
    if (name !== null && current !== node) {
      return name.text;
    }
    const own =
      /(?:class|object|enum|type_alias)_(?:declaration|definition)$|^static_final_declaration$|^var_spec$|^const_spec$|^initialized_identifier$/.test(
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

/** A comment above the member, else beside it; in Python a text below it. */
function commentOf(node: Node, siblings: readonly Node[], at: number, read: ReadText): string {
  const above: string[] = [];
  let row = node.startPosition.row;
  for (let i = at - 1; i >= 0; i--) {
    const comment = siblings[i] as Node;
    const before = siblings[i - 1];
    const isBeside = before !== undefined && !isComment(before) && before.endPosition.row === comment.startPosition.row;
    if (!isComment(comment) || isBeside || comment.endPosition.row < row - 1) {
      break;
    }
    above.unshift(comment.text);
    row = comment.startPosition.row;
  }
  if (above.length > 0) {
    return above.join("\n");
  }
  // Some grammars put a comment into the member that comes after it.
  const inner = node.namedChildren.find(isComment);
  if (inner?.startIndex === node.startIndex) {
    return inner.text;
  }
  const next = siblings[at + 1];
  if (next !== undefined && isComment(next) && next.startPosition.row === node.endPosition.row) {
    return next.text;
  }
  const below =
    next?.type === "expression_statement" && next.namedChildren.length === 1 ? next.namedChildren[0] : undefined;
  return (below === undefined ? undefined : read(below)) ?? "";
}

function isComment({ type }: Node): boolean {
  return type.includes("comment");
}
