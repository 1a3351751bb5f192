import type { Node } from "web-tree-sitter";
import type { RoleRule } from "../languages/language";
import type { Frame } from "./frame";
import { describePart, parsePart, partAt, type Part } from "./parts";

/** The path of a role rule, made ready for matching. */
export interface CompiledPath {
  readonly path: readonly Step[];
  readonly where: readonly { readonly part: Part; readonly names: ReadonlySet<string> }[];
}

interface Step {
  /** Any of these will do. */
  readonly types: readonly string[];
  readonly field: string | undefined;
  /** The former is this named child, or one with an even or odd number. */
  readonly index: number | "even" | "odd" | undefined;
  readonly repeated: boolean;
  readonly optional: boolean;
}

/** Raises an `Error` for a step that cannot be read. */
export function compilePath({ path, where = {} }: Pick<RoleRule, "path" | "where">): CompiledPath {
  return {
    path: path.map(parseStep),
    where: Object.entries(where).map(([part, names]) => ({ part: parsePart(part), names: new Set(names) })),
  };
}

/**
 * The frames that the steps matched, or `undefined`.
 *
 * @param frames from the root to the literal.
 * @param opaque where in `frames` the ancestors are that count, the innermost first.
 * @param first where in `opaque` the path begins.
 */
export function matchPath(
  { path, where }: CompiledPath,
  frames: readonly Frame[],
  opaque: readonly number[],
  first = 0,
): readonly Frame[] | undefined {
  const matched: Frame[] = [];
  let next = first;
  for (const step of path) {
    if (step.optional && !step.types.includes(frames[opaque[next] ?? -1]?.type ?? "")) {
      matched.push(matched[matched.length - 1] as Frame);
      continue;
    }
    let at = opaque[next++];
    while (step.repeated && step.types.includes(frames[opaque[next] ?? -1]?.type ?? "")) {
      at = opaque[next++];
    }
    const frame = frames[at ?? -1];
    // A field is that of the node right below, be it transparent.
    const child = frames[(at ?? -1) + 1];
    const fits =
      frame !== undefined &&
      step.types.includes(frame.type) &&
      (step.field === undefined || isPlaced(frame.node, step.field, child, isInField)) &&
      (step.index === undefined || isPlaced(frame.node, step.index, child, isAtIndex));
    if (!fits) {
      return undefined;
    }
    matched.push(frame);
  }
  const fits = where.every(({ part, names }) => names.has(describePart(part, matched, frames)));
  return fits ? matched : undefined;
}

/** Which named child of the frame the literal is, or is in. */
export function placeIn(frame: Frame, frames: readonly Frame[]): number {
  return indexIn(frame.node, frames[frames.indexOf(frame) + 1]?.node);
}

/** How many nodes of its type stand between the frame's node and the last text before it that has a line break. */
export function columnInText({ node, type }: Frame): number {
  let column = 0;
  for (let before = node.previousSibling; before !== null; before = before.previousSibling) {
    if (before.type === type) {
      column++;
    } else if (before.text.includes("\n")) {
      break;
    }
  }
  return column;
}

/** The same for the row of a table; `undefined` far behind its start, for such a row is a list, which may be long. */
export function columnIn(row: Frame, frames: readonly Frame[]): number | undefined {
  const child = frames[frames.indexOf(row) + 1]?.node;
  const cells = Array.from({ length: mostColumns }, (_, i) => row.node.namedChild(i)).filter((cell) => !cell?.isExtra);
  const column = cells.findIndex((cell) => cell !== null && cell.id === child?.id);
  return column === -1 ? undefined : column;
}

const mostColumns = 12;

/** Comments between do not count. */
function indexIn(parent: Node, child: Node | undefined): number {
  return parent.namedChildren.filter(({ isExtra }) => !isExtra).findIndex(({ id }) => id === child?.id);
}

/** Whether the child is where a step wants it to be; asked once for each child. */
function isPlaced<T extends string | number>(
  parent: Node,
  where: T,
  child: Frame | undefined,
  isThere: (parent: Node, where: T, child: Node | undefined) => boolean,
): boolean {
  const known = child?.places?.get(where);
  if (known !== undefined) {
    return known;
  }
  const found = isThere(parent, where, child?.node);
  if (child !== undefined) {
    (child.places ??= new Map()).set(where, found);
  }
  return found;
}

function isAtIndex(parent: Node, index: number | "even" | "odd", child: Node | undefined): boolean {
  return typeof index === "number"
    ? partAt(parent, index)?.id === child?.id
    : indexIn(parent, child) % 2 === (index === "even" ? 0 : 1);
}

function isInField(parent: Node, field: string, child: Node | undefined): boolean {
  return (
    parent.childForFieldName(field)?.id === child?.id ||
    parent.childrenForFieldName(field).some((candidate) => candidate.id === child?.id)
  );
}

function parseStep(step: string): Step {
  const parts = /^(\w+(?:\|\w+)*)(?:\.(\w+))?(?:\[(\d+|even|odd)\])?([+*])?$/.exec(step);
  if (parts === null) {
    throw new Error(`Not a step of a role's path: ${step}`);
  }
  const [, types = "", field, index, repeated] = parts;
  return {
    types: types.split("|"),
    field,
    index: index === undefined || index === "even" || index === "odd" ? index : Number(index),
    repeated: repeated !== undefined,
    optional: repeated === "*",
  };
}
