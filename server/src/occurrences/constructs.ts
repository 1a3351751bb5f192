import type { Node } from "web-tree-sitter";
import type { LanguageDefinition, Role, RoleRule } from "../languages/language";
import { createLiteralReader, type ReadLiteral } from "../languages/literal";

/** A language's role rules, made ready for matching. */
export interface Constructs {
  /** By node type. */
  readonly strings: ReadonlyMap<string, ReadLiteral>;
  readonly bareNames: ReadonlySet<string>;
  readonly transparent: ReadonlySet<string>;
  readonly ignored: ReadonlySet<string>;
  readonly scopes: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
  /** By type of the innermost node of their path. */
  readonly rules: ReadonlyMap<string, readonly CompiledRule[]>;
}

interface CompiledRule {
  readonly rule: RoleRule;
  readonly path: readonly Step[];
  readonly where: readonly { readonly part: Part; readonly names: ReadonlySet<string> }[];
  readonly subject: Part | undefined;
}

interface Step {
  readonly type: string;
  readonly field: string | undefined;
  /** The former is this named child. */
  readonly index: number | undefined;
  readonly repeated: boolean;
}

/** A path of fields and child numbers (-1 is the last child) from a construct. */
type Part = readonly (string | number)[];

/** A node on the way from the root to a literal. */
export interface Frame {
  readonly node: Node;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Start of the innermost scope that it is in; `undefined` where that lies outside the segment. */
  readonly scope: number | undefined;
  readonly ignored: boolean;
}

/** The construct that gives a literal its role. */
export interface Match {
  readonly role: Role;
  readonly defines: boolean;
  readonly partial: boolean;
  /** Whether a name without quotes counts. */
  readonly bare: boolean;
  /** Among its siblings, if that counts for its group. */
  readonly place: number | undefined;
  /** The node whose literals belong together, if the rule groups by node. */
  readonly groupFrame: Frame | undefined;
  readonly subjectNode: Node | undefined;
}

export function compileConstructs(language: LanguageDefinition): Constructs {
  const rules = new Map<string, CompiledRule[]>();
  for (const rule of language.roles ?? []) {
    const path = rule.path.map(parseStep);
    const compiled = {
      rule,
      path,
      where: Object.entries(rule.where ?? {}).map(([part, names]) => ({
        part: parsePart(part),
        names: new Set(names),
      })),
      subject: rule.subject === undefined ? undefined : parsePart(rule.subject),
    };
    const innermost = path[0]?.type ?? "";
    rules.set(innermost, [...(rules.get(innermost) ?? []), compiled]);
  }
  return {
    strings: new Map(Object.entries(language.strings ?? {}).map(([type, forms]) => [type, createLiteralReader(forms)])),
    bareNames: new Set(language.bareNames),
    transparent: new Set(language.transparent),
    ignored: new Set(language.ignored),
    scopes: new Set(language.scopes),
    blocks: new Set(language.blocks),
    rules,
  };
}

/**
 * Finds the first rule that fits the last frame.
 *
 * @param frames from the root to the literal.
 */
export function matchRole(constructs: Constructs, frames: readonly Frame[]): Match | undefined {
  const opaque = opaqueAncestors(constructs, frames);
  const parent = frames[opaque[0] ?? -1];
  for (const compiled of constructs.rules.get(parent?.type ?? "") ?? []) {
    const matched = matchPath(compiled.path, frames, opaque);
    if (matched === undefined) {
      continue;
    }
    const { rule } = compiled;
    const construct = (matched[matched.length - 1] as Frame).node;
    if (!compiled.where.every(({ part, names }) => names.has(lastName(partOf(construct, part))))) {
      continue;
    }
    return {
      role: rule.role,
      defines: rule.defines ?? false,
      partial: rule.partial ?? false,
      bare: rule.bare ?? rule.role === "key",
      place: rule.group === "place" ? placeIn(matched[0] as Frame, frames) : undefined,
      groupFrame: typeof rule.group === "string" ? undefined : matched[rule.group ?? matched.length - 1],
      subjectNode: compiled.subject === undefined ? undefined : (partOf(construct, compiled.subject) ?? undefined),
    };
  }
  return undefined;
}

/** Where in `frames` the literal's ancestors are that count for its role, the innermost first. */
function opaqueAncestors({ transparent }: Constructs, frames: readonly Frame[]): readonly number[] {
  const opaque: number[] = [];
  for (let i = frames.length - 2; i >= 0; i--) {
    if (!transparent.has(frames[i]?.type ?? "")) {
      opaque.push(i);
    }
  }
  return opaque;
}

/** The frames that the steps matched, or `undefined`. */
function matchPath(
  path: readonly Step[],
  frames: readonly Frame[],
  opaque: readonly number[],
): readonly Frame[] | undefined {
  const matched: Frame[] = [];
  let next = 0;
  for (const step of path) {
    let at = opaque[next++];
    while (step.repeated && frames[opaque[next] ?? -1]?.type === step.type) {
      at = opaque[next++];
    }
    const frame = frames[at ?? -1];
    // A field is that of the node right below, be it transparent.
    const child = frames[(at ?? -1) + 1];
    const fits =
      frame?.type === step.type &&
      (step.field === undefined || isInField(frame.node, step.field, child?.node)) &&
      (step.index === undefined || frame.node.namedChild(step.index)?.id === child?.node.id);
    if (!fits) {
      return undefined;
    }
    matched.push(frame);
  }
  return matched;
}

/** Which named child of the frame the literal is, or is in. */
function placeIn(frame: Frame, frames: readonly Frame[]): number {
  const child = frames[frames.indexOf(frame) + 1];
  return frame.node.namedChildren.findIndex((candidate) => candidate.id === child?.node.id);
}

function isInField(parent: Node, field: string, child: Node | undefined): boolean {
  return (
    parent.childForFieldName(field)?.id === child?.id ||
    parent.childrenForFieldName(field).some((candidate) => candidate.id === child?.id)
  );
}

function partOf(construct: Node, part: Part): Node | null {
  let node: Node | null = construct;
  for (const step of part) {
    if (node === null) {
      return null;
    }
    node =
      typeof step === "string" ? node.childForFieldName(step) : step === -1 ? node.lastChild : node.namedChild(step);
  }
  return node;
}

/** The last name of a node's text, `includes` in `codes.includes`, or the text itself where it is an operator. */
function lastName(node: Node | null): string {
  const text = node?.text ?? "";
  return /[\w$]+$/.exec(text)?.[0] ?? text;
}

function parseStep(step: string): Step {
  const parts = /^(\w+)(?:\.(\w+))?(?:\[(\d+)\])?(\+)?$/.exec(step);
  if (parts === null) {
    throw new Error(`Not a step of a role's path: ${step}`);
  }
  const [, type = "", field, index, repeated] = parts;
  return { type, field, index: index === undefined ? undefined : Number(index), repeated: repeated !== undefined };
}

function parsePart(part: string): Part {
  return Array.from(part.matchAll(/(\w+)|\[(-?\d+)\]/g), ([, field, index]) => field ?? Number(index));
}
