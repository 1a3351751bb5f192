import type { Node } from "web-tree-sitter";
import type { LanguageDefinition } from "../../languages/language";
import { createLiteralReader } from "../../languages/literal";
import { nameAround, nameOf, type ReadText } from "./sourceNames";
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
    // The inner parts of a union belong to the whole, and so do members that look like what they are in.
    const isMember =
      node.type === node.parent?.type && /^(?:union_type|initializer_expression|initializer_list)$/.test(node.type);
    if (memberTypes !== undefined && !isMember) {
      const lead = /^(?:union_type|body_statement|enum_case_definitions)$/.test(node.type)
        ? node.previousNamedSibling
        : null;
      const children = [...(lead !== null && isComment(lead) ? [lead] : []), ...flatten(node)];
      const members =
        syntax.flat?.includes(node.type) === true
          ? readPairs(children, text, read, syntax)
          : children.flatMap((child, i) =>
              memberTypes.includes(child.type)
                ? splitNames(child, readMember([child], children, i, read, syntax), read)
                : [],
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

/** What stands between a key and its value. */
const pairSign = /^\s*(?::|=>)/;

function readPairs(
  children: readonly Node[],
  text: string,
  read: ReadText,
  syntax: SourceSyntax,
): readonly SourceMember[] {
  const isKey = (node: Node): boolean => read(node) !== undefined && pairSign.test(text.slice(node.endIndex));
  const keys = children.flatMap((child, i) => (isKey(child) ? [i] : []));
  return keys.map((at, i) => {
    const nodes = children.slice(at, keys[i + 1]);
    // What is above the next key is about that one.
    while (nodes.length > 1 && isComment(nodes[nodes.length - 1] as Node)) {
      nodes.pop();
    }
    return readMember(nodes, children, at, read, syntax);
  });
}

/** @param nodes the member; of a pair that is no node of its own, its key and what follows. */
function readMember(
  nodes: readonly Node[],
  siblings: readonly Node[],
  at: number,
  read: ReadText,
  syntax: SourceSyntax,
): SourceMember {
  const [node, last] = [nodes[0] as Node, nodes[nodes.length - 1] as Node];
  const name = nodes.length > 1 ? { text: read(node) ?? "", isText: true } : nameOf(node, read);
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
    } else if (nodes.includes(current) || isPartOfMember(current) || !(current.type in syntax.containers)) {
      current.namedChildren.forEach(visit);
    } else if (syntax.maps?.includes(current.type) === true) {
      readFields(current, read, syntax, fields);
    }
  };
  leads.forEach(visit);
  nodes.forEach(visit);
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
    comment:
      commentOf(leads[0] ?? node, siblings, at - leads.length, read) ||
      commentOf(last, siblings, at + nodes.length - 1, read),
    line: node.startPosition.row + 1,
    isDeprecated: [...leads, ...nodes].some(({ text }) => deprecation.test(text)),
    isBare:
      syntax.bare?.includes(node.type) === true &&
      /^[\w\s=.,()[\]{};"']*$/.test(node.text) &&
      (syntax.bareIn === undefined || syntax.bareIn.test(node.parent?.parent?.text ?? "")),
  };
}

/** A tuple, or the arguments of an attribute: no declaration of its own, although some are written alike. */
function isPartOfMember({ type, parent }: Node): boolean {
  return type === "tuple" || parent?.type === "attribute";
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
