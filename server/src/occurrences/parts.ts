import type { Node } from "web-tree-sitter";
import type { Frame } from "./frame";

/** A piece of a construct, named by its way from there: see `where` in `languages/language.ts`. */
export interface Part {
  /** The way from where it starts, as it is written. */
  readonly path: string;
  /** Where it starts: the index of a node of the path, the construct by default. */
  readonly from: number | undefined;
  /** Fields, child numbers (-1 is the last child), and `<`, `>`, `~` for what lies beside the literal. */
  readonly steps: readonly (string | number)[];
  /** The node's type counts, not its text. */
  readonly isType: boolean;
}

/** A node, or several in a row. */
export type Extent = Pick<Node, "startIndex" | "endIndex" | "text" | "type"> & Partial<Pick<Node, "previousSibling">>;

/** Reads a name such as `condition[0]` or `@1.key`, which a language's definition has in `subject` and `where`. */
export function parsePart(part: string): Part {
  const [, from, path = ""] = /^(?:@(\d+))?(.*)$/.exec(part) ?? [];
  return {
    path,
    from: from === undefined ? undefined : Number(from),
    steps: Array.from(
      path.matchAll(/(\w+\*?)|\[(?:(-?\d+)|([<>~]))\]/g),
      ([, field, index, side]) => field ?? side ?? Number(index),
    ),
    isType: part.endsWith(":"),
  };
}

/**
 * @param matched the nodes of the rule's path.
 * @param frames from the root to the literal.
 */
export function partOf(
  matched: readonly Frame[],
  { from = matched.length - 1, steps }: Part,
  frames: readonly Frame[],
): Extent | null {
  let node: Node | null = matched[from]?.node ?? null;
  for (const step of steps) {
    if (node === null) {
      return null;
    }
    if (step === "<" || step === ">" || step === "~") {
      const at = frames.indexOf(matched[from] as Frame);
      const child = frames[at + 1]?.node ?? null;
      if (step === "~") {
        return neighbourOf(frames, at);
      }
      node = (step === "<" ? child?.previousSibling : child?.nextSibling) ?? null;
      continue;
    }
    node = stepFrom(node, step);
  }
  return node;
}

/** A named child by its number; comments and marks of a line that goes on, which may stand anywhere, do not count. */
export function partAt(node: Node, index: number): Node | null {
  let place = 0;
  for (let i = 0, child = node.namedChild(0); child !== null; child = node.namedChild(++i)) {
    // What cannot be read is "extra", too, and may be the very part that is asked for.
    if ((!child.isExtra || child.isError) && place++ === index) {
      return child;
    }
  }
  return null;
}

function stepFrom(node: Node, step: string | number): Node | null {
  if (typeof step === "number") {
    return step < 0 ? node.child(node.childCount + step) : partAt(node, step);
  }
  if (step === "before" || step === "after") {
    return step === "before" ? node.previousNamedSibling : node.nextNamedSibling;
  }
  const name = step.replace(/\*$/, "");
  const isNamed = ({ type }: Node): boolean => type === name;
  let child = node.childForFieldName(name) ?? node.namedChildren.find(isNamed) ?? node.children.find(isNamed) ?? null;
  while (name !== step && child?.type === node.type) {
    const inner = child.childForFieldName(name);
    if (inner === null) {
      break;
    }
    child = inner;
  }
  return child;
}

const separators = new Set([",", ";", ":", "=", "=>", "==", "!=", "|", "||", "&&"]);

/**
 * What stands between separators before the literal's own piece in a row of tokens, or after it where it is the first. A
 * row of one piece is the argument of a call, say, and its neighbours are those of the row around it.
 */
function neighbourOf(frames: readonly Frame[], at: number): Extent | null {
  const row = frames[at]?.node;
  if (row === undefined) {
    return null;
  }
  const tokens = row.children;
  const own = tokens.findIndex(({ id }) => id === frames[at + 1]?.node.id);
  const isSeparator = ({ type }: Node): boolean => separators.has(type);
  const before = tokens.slice(0, own).findLastIndex(isSeparator);
  const after = tokens.findIndex((token, i) => i > own && isSeparator(token));
  if (before === -1 && after === -1) {
    return frames[at - 1]?.type === row.type ? neighbourOf(frames, at - 1) : null;
  }
  // The row's own brackets are no part of a piece.
  const inner = tokens.length - 1;
  const next = tokens.findIndex((token, i) => i > after && isSeparator(token));
  const piece =
    before === -1
      ? tokens.slice(after + 1, next === -1 ? inner : next)
      : tokens.slice(Math.max(1, tokens.slice(0, before).findLastIndex(isSeparator) + 1), before);
  const startIndex = piece[0]?.startIndex ?? 0;
  const endIndex = piece[piece.length - 1]?.endIndex ?? 0;
  const text = row.text.slice(startIndex - row.startIndex, endIndex - row.startIndex);
  return piece.length === 0 ? null : { startIndex, endIndex, text, type: row.type };
}

/** The name by which a rule knows a part: its last name, its operator, or its node's type. */
export function describePart(part: Part, matched: readonly Frame[], frames: readonly Frame[]): string {
  const start = matched[part.from ?? matched.length - 1];
  const known = start?.parts?.get(part.path);
  if (known !== undefined) {
    return known;
  }
  const node = partOf(matched, part, frames);
  const described = part.isType ? (node?.type ?? "") : lastName(node);
  // What lies beside the literal is another for each of them.
  if (start !== undefined && !part.steps.some((step) => typeof step === "string" && "<>~".includes(step))) {
    (start.parts ??= new Map()).set(part.path, described);
  }
  return described;
}

/**
 * The last name of a node's text, `includes` in `codes.includes` and `HashSet` in `new HashSet<String>`, or the text
 * itself where it is an operator. Quotes around a key are not part of its name.
 */
function lastName(node: Extent | null): string {
  const text = (node?.text ?? "").replace(/^(["'])(.+)\1$/, "$2");
  return /[\w$]+(?=(?:<[^()]*>)?$)/.exec(text)?.[0] ?? text;
}
