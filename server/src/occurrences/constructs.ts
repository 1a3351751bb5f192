import type { Node } from "web-tree-sitter";
import type { AdditionSyntax, FilterSyntax, LanguageDefinition, Role, RoleRule } from "../languages/language";
import {
  createListReader,
  createLiteralReader,
  type Literal,
  readAlternative,
  readBareName,
  readWord,
  type ReadListedWord,
  type ReadLiteral,
} from "../languages/literal";
import type { Text } from "../util/text";
import type { Frame } from "./frame";
import { parsePart, partOf, type Extent, type Part } from "./parts";
import { columnIn, columnInText, compilePath, matchPath, placeIn, type CompiledPath } from "./paths";
import { createSubjectReader, type ReadSubject } from "./subject";

/** A language's role rules, made ready for matching. */
export interface Constructs {
  /** By node type. */
  readonly strings: ReadonlyMap<string, ReadLiteral>;
  readonly bareNames: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** By node type. */
  readonly wordLists: ReadonlyMap<string, ReadListedWord>;
  readonly patterns: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
  readonly filters: FilterSyntax | undefined;
  readonly uncut: ReadonlySet<string>;
  readonly transparent: ReadonlySet<string>;
  readonly wrappers: readonly CompiledPath[];
  readonly ignored: ReadonlySet<string>;
  readonly scopes: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
  /** The blocks, and what else constants may stand in side by side. */
  readonly constantsIn: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly continuations: ReadonlySet<string>;
  readonly qualifiers: ReadonlySet<string>;
  readonly reportsRepeats: ReadonlySet<string>;
  /** By node type. */
  readonly rest: ReadonlyMap<string, RegExp>;
  readonly openObjects: boolean;
  readonly comments: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly readSubject: ReadSubject;
  readonly additions: AdditionSyntax;
  /** By type of the innermost node of their path. */
  readonly rules: ReadonlyMap<string, readonly CompiledRule[]>;
}

interface CompiledRule extends CompiledPath {
  readonly rule: RoleRule;
  readonly subject: Part | undefined;
}

/** The construct that gives a literal its role. */
export interface Match {
  readonly role: Role;
  readonly defines: boolean;
  readonly partial: boolean;
  readonly anyCase: boolean;
  /** Whether what has no quotes counts, or names alone of that. */
  readonly bare: boolean | "names";
  /** Among its siblings, if that counts for its group. */
  readonly place: number | undefined;
  /** The node whose children these siblings are: the arguments of a call. */
  readonly siblings: Frame | undefined;
  /** The construct is a segment of a node whose literals belong together. */
  readonly inParent: boolean;
  /** The last node of the rule's path. */
  readonly construct: Frame;
  /** The node whose literals belong together, if the rule groups by node. */
  readonly groupFrame: Frame | undefined;
  readonly subject: Pick<Extent, "startIndex" | "endIndex"> | undefined;
}

/** Makes a language's definition ready for matching. */
export function compileConstructs(language: LanguageDefinition): Constructs {
  const rules = new Map<string, CompiledRule[]>();
  for (const rule of language.roles ?? []) {
    const compiled = {
      rule,
      ...compilePath(rule),
      subject: rule.subject === undefined ? undefined : parsePart(rule.subject),
    };
    for (const innermost of compiled.path[0]?.types ?? []) {
      rules.set(innermost, [...(rules.get(innermost) ?? []), compiled]);
    }
  }
  return {
    strings: new Map(Object.entries(language.strings ?? {}).map(([type, forms]) => [type, createLiteralReader(forms)])),
    bareNames: new Set(language.bareNames),
    words: new Set(language.words),
    wordLists: new Map(
      Object.entries(language.wordLists ?? {}).map(([type, opening]) => [type, createListReader(opening)]),
    ),
    patterns: new Set(language.patterns),
    texts: new Set(language.texts),
    filters: language.filters,
    uncut: new Set(language.uncut),
    transparent: new Set(language.transparent),
    wrappers: (language.wrappers ?? []).map(compilePath),
    ignored: new Set(language.ignored),
    scopes: new Set(language.scopes),
    blocks: new Set(language.blocks),
    constantsIn: new Set([...(language.blocks ?? []), ...(language.constantsIn ?? [])]),
    units: new Set(language.units),
    continuations: new Set(language.continuations),
    qualifiers: new Set(language.qualifiers),
    reportsRepeats: new Set(language.reportsRepeats),
    rest: new Map(Object.entries(language.rest ?? {}).map(([type, pattern]) => [type, new RegExp(pattern)])),
    openObjects: language.openObjects ?? false,
    comments: new Set(language.comments),
    prefixes: new Set(language.prefixes),
    bodies: new Set(language.bodies),
    readSubject: createSubjectReader(language.subjects),
    additions: language.additions ?? {},
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
    const matched = matchPath(compiled, frames, opaque);
    if (matched === undefined) {
      continue;
    }
    const { rule } = compiled;
    const siblings = rule.group === "place" ? matched[rule.placeIn ?? 0] : undefined;
    return {
      role: rule.role,
      defines: rule.defines ?? false,
      partial: rule.partial ?? false,
      anyCase: rule.anyCase ?? false,
      bare: rule.bare ?? rule.role === "key",
      place: placeOf(rule, matched, siblings, frames),
      siblings,
      inParent: rule.group === "parent" && matched[matched.length - 1] === frames[0],
      construct: matched[matched.length - 1] as Frame,
      groupFrame: typeof rule.group === "string" ? undefined : matched[rule.group ?? matched.length - 1],
      subject: compiled.subject && subjectOf(partOf(matched, compiled.subject, frames), constructs),
    };
  }
  return undefined;
}

/** @param siblings the frame among whose children the place counts. */
function placeOf(
  { column, placeIn: row }: RoleRule,
  matched: readonly Frame[],
  siblings: Frame | undefined,
  frames: readonly Frame[],
): Match["place"] {
  if (siblings !== undefined) {
    return placeIn(siblings, frames);
  }
  if (column === true) {
    return columnInText(matched[0] as Frame);
  }
  return row === undefined ? undefined : columnIn(matched[row] as Frame, frames);
}

/** Where in `frames` the literal's ancestors are that count for its role, the innermost first. */
function opaqueAncestors({ transparent, wrappers }: Constructs, frames: readonly Frame[]): readonly number[] {
  const opaque: number[] = [];
  for (let i = frames.length - 2; i >= 0; i--) {
    if (!transparent.has(frames[i]?.type ?? "")) {
      opaque.push(i);
    }
  }
  for (let next = 0; next < opaque.length && wrappers.length > 0;) {
    const wrapper = wrappers.find((candidate) => matchPath(candidate, frames, opaque, next) !== undefined);
    if (wrapper === undefined) {
      next++;
    } else {
      opaque.splice(next, wrapper.path.length);
    }
  }
  return opaque;
}

/** An expression from its start on: a grammar may hold `err.code` as two siblings. */
function subjectOf(part: Extent | null, { continuations }: Constructs): Match["subject"] {
  if (part === null) {
    return undefined;
  }
  let first = part;
  while (first.previousSibling && continuations.has(first.type)) {
    first = first.previousSibling;
  }
  return { startIndex: first.startIndex, endIndex: part.endIndex };
}

/** Reads what has no quotes at an offset in a node, if the node is of a type that may be, or hold, such a literal. */
export function readUnquoted(
  { words, wordLists, bareNames, patterns }: Constructs,
  node: Node,
  text: Text,
  offset: number,
): Literal | undefined {
  const { type } = node;
  if (words.has(type)) {
    return readWord(node, text);
  }
  if (patterns.has(type)) {
    return readAlternative(node, text, offset);
  }
  return bareNames.has(type) ? readBareName(node, text, offset) : wordLists.get(type)?.(node, text, offset);
}
