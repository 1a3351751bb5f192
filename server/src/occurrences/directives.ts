import type { Node } from "web-tree-sitter";
import { detach } from "../util/detach";
import { moveSpan, type Span } from "../util/span";
import { lineStartAt, type Text } from "../util/text";
import type { Constructs } from "./constructs";

/** What a comment may tell Errdex. `errdex: ratio` is `bind`; the others are as they are written, less `errdex-`. */
export const directiveKinds = ["bind", "disable-line", "disable-next-line", "disable", "enable"] as const;
/** One of {@link directiveKinds}. */
export type DirectiveKind = (typeof directiveKinds)[number];

/** A comment's line that speaks to Errdex: `errdex-disable-line unknown-code -- the mock answers so`. */
export interface Directive {
  /** `undefined` for a kind that there is not: `errdex-disable-file`. */
  readonly kind: DirectiveKind | undefined;
  /** From `errdex` to the last name; the kind alone where nothing is named. */
  readonly span: Span;
  /** Where the kind is written: `errdex-disable-line`, `errdex:`. */
  readonly kindSpan: Span;
  /** Ids of catalogs after a bind, of rules after the others. */
  readonly names: readonly DirectiveName[];
  /** The whole comment. */
  readonly comment: Span;
}

/** A catalog's id or a rule's, as a comment names it: there may be no such catalog or rule. */
export interface DirectiveName {
  readonly text: string;
  readonly span: Span;
}

/** A dear look at the tree is worth it only where the text has this. */
const pattern = /\berrdex(?::|-(?:disable|enable)[\w-]*)/g;

/** Whether a text may hold directives: nearly all do not. */
export function mayHoldDirectives(text: string): boolean {
  return text.includes("errdex") && text.search(pattern) !== -1;
}

/**
 * The directives in a piece of a text, in its order. One stands in a comment and at the beginning of a line of it, for a
 * comment may also speak about directives.
 *
 * @param node any node that the piece is in.
 */
export function readDirectives(
  node: Node,
  text: Text,
  piece: Span,
  { comments }: Pick<Constructs, "comments">,
): readonly Directive[] {
  const part = text.slice(piece.start, piece.end);
  if (!part.includes("errdex")) {
    return [];
  }
  const directives: Directive[] = [];
  for (const { index, 0: match } of part.matchAll(pattern)) {
    const start = piece.start + index;
    const comment = commentAt(node, start, comments);
    const lineStart = lineStartAt(text, start);
    if (comment !== undefined && !/[\p{L}\p{N}"'`]/u.test(text.slice(Math.max(lineStart, comment.start), start))) {
      directives.push(readDirective(text, { start, end: start + match.length }, trimEnd(text, comment)));
    }
  }
  return directives;
}

/** The comment that an offset is in. */
export function commentAt(root: Node, offset: number, comments: Constructs["comments"]): Span | undefined {
  for (let node: Node | null = root.descendantForIndex(offset); node !== null; node = node.parent) {
    if (comments.has(node.type)) {
      return { start: node.startIndex, end: node.endIndex };
    }
  }
  return undefined;
}

/** Some grammars count the end of the line to the comment. */
function trimEnd(text: Text, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

function readDirective(text: Text, kindSpan: Span, comment: Span): Directive {
  const written = text.slice(kindSpan.start, kindSpan.end);
  const kind = written === "errdex:" ? "bind" : directiveKinds.find((known) => written === `errdex-${known}`);
  const lineEnd = /\r|\n|$/.exec(text.slice(kindSpan.end, comment.end))?.index ?? 0;
  const rest = text.slice(kindSpan.end, kindSpan.end + lineEnd).replace(/\s*(?:\*+\/|-->)$/, "");
  // What stands behind `--` is for people.
  const [, list = ""] = /^(.*?)(?:(?<=^|\s)--+(?:\s.*)?)?$/.exec(rest) ?? [];
  const names = Array.from(list.matchAll(/[^\s,]+/g), ({ index, 0: name }): DirectiveName => {
    const start = kindSpan.end + index;
    return { text: detach(name), span: { start, end: start + name.length } };
  });
  const end = names[names.length - 1]?.span.end ?? kindSpan.end;
  return {
    kind,
    span: { start: kindSpan.start, end },
    kindSpan,
    names,
    comment,
  };
}

/** The directive as it is where its text lies further behind. */
export function moveDirective(directive: Directive, by: number): Directive {
  return {
    ...directive,
    span: moveSpan(directive.span, by),
    kindSpan: moveSpan(directive.kindSpan, by),
    names: directive.names.map(({ text, span }) => ({ text, span: moveSpan(span, by) })),
    comment: moveSpan(directive.comment, by),
  };
}
