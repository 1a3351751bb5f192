import type { Node } from "web-tree-sitter";
import { moveSpan, type Span } from "../util/span";
import type { Constructs } from "./constructs";
import { commentAt, type Directive, moveDirective } from "./directives";

/** A directive, and what it speaks of. */
export interface PlacedDirective extends Directive {
  /** It binds all of the file: it stands before the first statement, or before an import. */
  readonly bindsFile: boolean;
  /**
   * Of `disable-line` and `disable-next-line` the line, of a bind the construct; `undefined` where there is none, and of
   * directives that hold from where they stand.
   */
  readonly reach: Span | undefined;
  /** For a bind: the rest of the line on which its construct begins. */
  readonly line: Span | undefined;
  /** The part of the document beyond which it says nothing, where there is one: an example in a page. */
  readonly within?: Span;
}

type Syntax = Pick<Constructs, "comments" | "prefixes" | "bodies" | "blocks" | "ignored" | "strings">;

/**
 * Finds out what each directive speaks of.
 *
 * @param programs where in the text programs of statements are: what stands at the head of one is about the whole file.
 */
export function placeDirectives(
  root: Node,
  text: string,
  directives: readonly Directive[],
  syntax: Syntax,
  programs: readonly Span[] = [{ start: 0, end: text.length }],
): readonly PlacedDirective[] {
  const firstStatements = new Map<Span, number>();
  const isAtHead = (comment: Span, program: Span): boolean => {
    const first = firstStatements.get(program) ?? findFirstStatement(root, text, program, syntax);
    firstStatements.set(program, first);
    return comment.start < first;
  };
  return directives.map((directive): PlacedDirective => {
    const { kind, comment } = directive;
    const program = programs.find(({ start, end }) => start <= comment.start && comment.end <= end);
    const end = program?.end ?? text.length;
    const placed = { ...directive, bindsFile: false, reach: undefined, line: undefined };
    if (kind === "disable-line") {
      return { ...placed, reach: lineAt(text, directive.span.start) };
    }
    if (kind === "disable-next-line") {
      const next = skip(root, text, lineAt(text, comment.end).end, syntax.comments);
      return { ...placed, reach: next < end ? lineAt(text, next) : undefined };
    }
    if (kind !== "bind") {
      return placed;
    }
    const found = targetOfBind(root, text, comment, syntax);
    const target = found < end ? found : undefined;
    const isOfFile = program !== undefined && isAtHead(comment, program);
    if (isOfFile || (target !== undefined && isIgnored(root, target, syntax))) {
      return { ...placed, bindsFile: true };
    }
    return target === undefined
      ? placed
      : {
          ...placed,
          reach: constructAt(root, target, syntax),
          line: { start: target, end: lineAt(text, target).end },
        };
  });
}

/** The directive as it is where its text lies further behind. */
export function movePlacedDirective(directive: PlacedDirective, by: number): PlacedDirective {
  const { reach, line } = directive;
  return {
    ...directive,
    ...moveDirective(directive, by),
    reach: reach && moveSpan(reach, by),
    line: line && moveSpan(line, by),
  };
}

/**
 * Where the code begins that a bind speaks of: on its own line before or behind it, else on the next line with code. The
 * text's length where there is none.
 */
function targetOfBind(root: Node, text: string, comment: Span, { comments, prefixes }: Syntax): number {
  const passed = new Set([...comments, ...prefixes]);
  const ownLine = lineAt(text, comment.start);
  // `} else if (…) { // errdex: ratio` speaks of what the line begins, not of what it ends.
  const before = skip(root, text, ownLine.start, passed, /[\s})\];,]*/y);
  if (before < comment.start && !/^[\s{(]*$/.test(text.slice(before, comment.start))) {
    return before;
  }
  const lastLine = lineAt(text, comment.end);
  const isLast = /^[\s})\];,]*$/.test(text.slice(comment.end, lastLine.end));
  return skip(root, text, isLast ? lastLine.end : comment.end, passed);
}

/** Where a program's first statement begins: behind its head of comments, a shebang, `"use strict"`, a doc string. */
function findFirstStatement(root: Node, text: string, { start, end }: Span, syntax: Syntax): number {
  const passed = new Set([...syntax.comments, ...syntax.prefixes]);
  let at = skip(root, text, start, passed);
  for (;;) {
    let statement: Node | null = root.descendantForIndex(at);
    while (statement?.parent && statement.parent.id !== root.id) {
      statement = statement.parent;
    }
    if (statement === null || at >= end || !isOnlyString(statement, syntax)) {
      return at;
    }
    at = skip(root, text, Math.max(statement.endIndex, at + 1), passed);
  }
}

function isOnlyString(statement: Node, { strings }: Syntax): boolean {
  for (
    let node: Node | null = statement;
    node !== null;
    node = node.namedChildCount === 1 ? node.namedChild(0) : null
  ) {
    if (strings.has(node.type)) {
      return true;
    }
  }
  return false;
}

function isIgnored(root: Node, start: number, { ignored }: Syntax): boolean {
  for (let node = root.descendantForIndex(start); node?.startIndex === start; node = node.parent) {
    if (ignored.has(node.type)) {
      return true;
    }
  }
  return false;
}

/** The largest construct that begins at the offset: a statement, a member, an item. */
function constructAt(root: Node, start: number, { blocks, bodies }: Syntax): Span {
  const leaf = root.descendantForIndex(start);
  let found = leaf;
  for (let node = leaf?.parent ?? null; node !== null && node.startIndex === leaf?.startIndex; node = node.parent) {
    if (node.id === root.id || blocks.has(node.type) || bodies.has(node.type)) {
      break;
    }
    found = node;
  }
  return { start, end: Math.max(start, found?.endIndex ?? start) };
}

/** The first offset from `start` on that is neither blank nor in a node of the types. The text's length if there is none. */
function skip(root: Node, text: string, start: number, types: ReadonlySet<string>, blank = /\s*/y): number {
  let at = start;
  for (;;) {
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    const node = at < text.length ? commentAt(root, at, types) : undefined;
    if (node === undefined) {
      return at;
    }
    at = Math.max(node.end, at + 1);
  }
}

/** The line that holds the offset, without its end. */
function lineAt(text: string, offset: number): Span {
  const end = text.indexOf("\n", offset);
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  return { start, end: end === -1 ? text.length : end };
}
