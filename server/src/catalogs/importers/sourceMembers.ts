import type { Node } from "web-tree-sitter";
import type { LanguageDefinition } from "../../languages/language";
import { createLiteralReader } from "../../languages/literal";
import { commentOf, isComment } from "./sourceComments";
import { headsOfArm, type MemberName, nameOfKey } from "./sourceKeys";
import { namedStatuses } from "./statusNames";
import { nameAround, nameOf, namesAround, type ReadText } from "./sourceNames";
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
  /** What it stands in, the outermost first: modules, classes, functions. */
  readonly around: readonly string[];
  /** Whether it is a `match` or `switch` of a function's. */
  readonly isChoice: boolean;
}

export interface SourceMember {
  /** Node type. */
  readonly type: string;
  readonly name: string;
  /** Whether the name is a text, and no name of the program's. */
  readonly isNameText: boolean;
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
    (language.words?.includes(node.type) === true
      ? node.text
      : atoms.test(node.type)
        ? node.text.replace(/^:|:\s*$/g, "")
        : undefined);
  const found: SourceContainer[] = [];
  const visit = (node: Node): void => {
    const memberTypes = isContainer(node, syntax) ? syntax.containers[node.type] : undefined;
    // The inner parts of a union belong to the whole, and so do members that look like what they are in.
    const isMember =
      node.type === node.parent?.type && /^(?:union_type|initializer_expression|initializer_list)$/.test(node.type);
    if (memberTypes !== undefined && !isMember) {
      const lead = /^(?:union_type|body_statement|enum_case_definitions|map_content)$/.test(node.type)
        ? node.previousNamedSibling
        : null;
      const children = [...(lead !== null && isComment(lead) ? [lead] : []), ...flatten(node)];
      const groups = new Map<string | undefined, SourceMember[]>();
      const add = (group: string | undefined, members: readonly SourceMember[]): void => {
        groups.set(group, [...(groups.get(group) ?? []), ...members]);
      };
      if (syntax.flat?.includes(node.type) === true || syntax.turns?.test(textBefore(node)) === true) {
        add(undefined, readPairs(node, children, text, read, syntax));
      } else {
        children.forEach((child, i) => {
          const look = syntax.only?.[child.type];
          const match = look?.exec(child.text);
          if (memberTypes.includes(child.type) && (look === undefined || (match !== undefined && match !== null))) {
            add(match?.[1], splitNames(child, readMember([child], children, i, read, syntax), read, syntax));
          }
        });
      }
      for (const [group, members] of groups) {
        // Clauses of a function in Elixir are arms, each with its head.
        const isChoice = syntax.arms?.includes(node.type) === true || members[0]?.type === "call";
        found.push({
          name: group ?? nameAround(node),
          type: group === undefined ? node.type : "pairs",
          line: node.startPosition.row + 1,
          members: isChoice ? passOn(members) : members,
          around: namesAround(node),
          isChoice,
        });
      }
    }
    for (const child of node.namedChildren) {
      visit(child);
    }
  };
  visit(root);
  return found;
}

/** What an arm without a body falls through to is its own, too. */
function passOn(arms: readonly SourceMember[]): readonly SourceMember[] {
  const all: SourceMember[] = [];
  for (const arm of [...arms].reverse()) {
    const next = all[0];
    const isEmpty = arm.texts.length + arm.numbers.length + arm.fields.size === 0;
    all.unshift(
      isEmpty && next !== undefined
        ? { ...next, name: arm.name, isNameText: arm.isNameText, line: arm.line, comment: arm.comment || next.comment }
        : arm,
    );
  }
  return all;
}

/** Names that stand for texts: `:nest_full`, `nest_full:`. */
const atoms = /^(?:atom|keyword|hash_key_symbol|simple_symbol|bare_symbol)$/;

function flatten(node: Node): readonly Node[] {
  return node.namedChildren.flatMap((child) =>
    (child.type === "union_type" && node.type === "union_type") ||
    (child.type === "keywords" && node.type === "map_content")
      ? flatten(child)
      : [child],
  );
}

/** Whether it is one of the language's constructs for codes, with the words before it that it needs. */
function isContainer(node: Node, { containers, behind }: SourceSyntax): boolean {
  return node.type in containers && (behind?.[node.type]?.test(textBefore(node)) ?? true);
}

/** What stands before a node in the construct that it is a part of. */
function textBefore({ parent, startIndex }: Node): string {
  return parent === null ? "" : parent.text.slice(0, startIndex - parent.startIndex).slice(-80);
}

/** What stands between a key and its value. */
const pairSign = /^\s*(?::|=>)/;

function readPairs(
  container: Node,
  children: readonly Node[],
  text: string,
  read: ReadText,
  syntax: SourceSyntax,
): readonly SourceMember[] {
  const values = children.filter((child) => !isComment(child));
  const isKey = (node: Node): boolean =>
    syntax.turns?.test(textBefore(container)) === true
      ? values.indexOf(node) % 2 === 0
      : read(node) !== undefined && pairSign.test(text.slice(node.endIndex, node.endIndex + 80));
  const keys = children.flatMap((child, i) => (!isComment(child) && isKey(child) ? [i] : []));
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
  const heads = isArm(node, syntax) ? headsOfArm(node) : [];
  const name = isArm(node, syntax)
    ? nameOfHead(heads[0], read)
    : nodes.length > 1
      ? nameOfKey(node, read)
      : nameOf(node, read);
  const texts: string[] = [];
  const numbers: number[] = [];
  const fields = new Map<string, string>();
  const leads = leadsOf(siblings, at, syntax);
  const visit = (current: Node): void => {
    if (heads.some(({ id }) => id === current.id)) {
      return;
    }
    const value = read(current);
    if (/attribute|annotation/.test(current.type) && deprecation.test(current.text)) {
      return;
    }
    if (value !== undefined) {
      texts.push(value);
    } else if (/integer|number|^int|decimal/.test(current.type) && /^\d+$/.test(current.text)) {
      numbers.push(Number(current.text));
    } else if (nodes.includes(current) || isPartOfMember(current) || !isContainer(current, syntax)) {
      current.namedChildren.forEach(visit);
    } else if (syntax.maps?.includes(current.type) === true) {
      readFields(current, read, syntax, fields);
    }
  };
  leads.forEach(visit);
  nodes.forEach(visit);
  numbers.push(...nodes.flatMap(({ text }) => namedStatuses(text)));
  if (name.isText && texts[0] === name.text) {
    texts.shift();
  }
  return {
    type: node.type,
    name: name.text,
    isNameText: name.isText,
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

/** A tuple, a body, or the arguments of an attribute: no declaration of its own, although some are written alike. */
function isPartOfMember({ type, parent }: Node): boolean {
  return type === "tuple" || type === "do_block" || parent?.type === "attribute";
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

function isArm({ parent }: Node, { arms = [] }: SourceSyntax): boolean {
  return parent !== null && arms.includes(parent.type);
}

function nameOfHead(head: Node | undefined, read: ReadText): MemberName {
  return head === undefined ? { text: "", isText: false } : nameOfKey(head, read);
}

/** An arm may be for several keys, and in Swift one `case` may declare several members. */
function splitNames(node: Node, member: SourceMember, read: ReadText, syntax: SourceSyntax): readonly SourceMember[] {
  const heads = isArm(node, syntax) ? headsOfArm(node) : [];
  if (heads.length > 1) {
    return heads.map((head) => {
      const { text, isText } = nameOfHead(head, read);
      return { ...member, name: text, isNameText: isText };
    });
  }
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
  for (const pair of flatten(map).filter(({ type }) => syntax.containers[map.type]?.includes(type))) {
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
