import type { TextDocument } from "vscode-languageserver-textdocument";
import { Query, type Language, type Node } from "web-tree-sitter";
import type { SyntaxTrees } from "../documents/syntaxTrees";
import { findChange } from "../util/change";
import { joinSpans, moveSpan, type Span } from "../util/span";
import { languageOfName } from "./index";
import type { HostSyntax, LanguageDefinition, RegionRule } from "./language";

/** A piece of a host's document that is in a language of its own. */
export interface Region extends Span {
  readonly language: LanguageDefinition;
  readonly kind: RegionRule["kind"];
  /** What in it is the host's, in order: the marks of a quote at the start of each line. */
  readonly holes?: readonly Span[];
}

/** Finds the regions of a host's document, in the order of the text; `undefined` where it cannot be parsed. */
export type FindHostRegions = (document: TextDocument) => readonly Region[] | undefined;

/** What a node of a host's tree holds. */
interface Piece {
  readonly node: Span;
  readonly content: Span;
  readonly rule: RegionRule;
  readonly language: LanguageDefinition | undefined;
}

interface KnownPieces {
  readonly version: number;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Without one of these an expression holds neither a string nor a key. */
const mayHoldCodes = /["'`:]/;

function mayHoldCodesIn(text: string, { start, end }: Span): boolean {
  return mayHoldCodes.test(text.slice(start, end));
}

/**
 * Makes a finder of the regions of a host's documents, in the order of the text. In a version that follows one that it
 * knows, only nodes that were touched are looked at.
 *
 * @param host one with a grammar.
 */
export function createRegionFinder(
  { regions: rules = [] }: HostSyntax,
  trees: SyntaxTrees,
  grammar: Language,
): FindHostRegions {
  const compiled = new Map(
    rules.map((rule) => [
      rule.node,
      {
        ...rule,
        pattern: rule.content === undefined ? undefined : new RegExp(rule.content, "dg"),
        fallback: languageOfName(rule.language),
      },
    ]),
  );
  const query = new Query(grammar, rules.map(({ node }) => `(${node}) @node`).join(" "));
  const knownPieces = new WeakMap<TextDocument, KnownPieces>();

  /** @param within where to look. */
  const find = (root: Node, text: string, within: Span): readonly Piece[] => {
    const pieces: Piece[] = [];
    // One more at each end, for nodes that only touch.
    // NOTE: everywhere else web-tree-sitter counts UTF-16 units, here it counts their bytes (0.27.1).
    const range = { startIndex: 2 * Math.max(0, within.start - 1), endIndex: 2 * (within.end + 1) };
    for (const { node } of query.captures(root, range)) {
      const rule = compiled.get(node.type);
      const holder = rule?.child === undefined ? node : node.namedChildren.find(({ type }) => type === rule.child);
      if (rule === undefined || holder === undefined) {
        continue;
      }
      const contents = contentsOf(holder, text, rule.pattern);
      const name = contents.length === 0 ? undefined : attributeOf(node, text, rule.attributes);
      const language = name === undefined ? rule.fallback : languageOfName(name);
      // What is left out is found when it is touched.
      for (const content of contents.filter((span) => rule.kind === "statements" || mayHoldCodesIn(text, span))) {
        pieces.push({ node: { start: node.startIndex, end: node.endIndex }, content, rule, language });
      }
    }
    return pieces;
  };

  return (document) => {
    const text = document.getText();
    const { version } = document;
    const known = knownPieces.get(document);
    const typed = known && typeInPiece(known, text);
    if (typed !== undefined) {
      knownPieces.set(document, { version, text, pieces: typed });
      return toRegions(typed);
    }
    const pieces = trees.readChange(document, grammar, (root, change) => {
      if (known === undefined || change?.since !== known.version) {
        return find(root, text, { start: 0, end: text.length });
      }
      const touched = joinSpans(findChange(known.text, text), change.span);
      const before = known.pieces.filter(({ node }) => node.end < touched.start);
      const growth = text.length - known.text.length;
      const behind = known.pieces.filter(({ node }) => node.start + growth > touched.end);
      const found = find(root, text, touched).filter(
        ({ node }) => node.end >= touched.start && node.start <= touched.end,
      );
      return [...before, ...found, ...(growth === 0 ? behind : behind.map((piece) => movePiece(piece, growth)))];
    });
    if (pieces === undefined) {
      return undefined;
    }
    knownPieces.set(document, { version, text, pieces });
    return toRegions(pieces);
  };
}

/**
 * The pieces after an edit inside one that only its own end mark ends; `undefined` after any other edit. It saves the
 * host's parser the way through a whole script at each keystroke.
 */
function typeInPiece({ text: before, pieces }: KnownPieces, text: string): readonly Piece[] | undefined {
  const change = findChange(before, text);
  const growth = text.length - before.length;
  const end = change.end - growth;
  const edited = pieces.find(({ content }) => content.start < change.start && end < content.end);
  const mark = edited?.rule.until;
  if (edited === undefined || mark === undefined) {
    return undefined;
  }
  const { start } = edited.content;
  const holdsMark = before.slice(start, edited.content.end).includes(mark);
  if (holdsMark || text.slice(start, edited.content.end + growth).includes(mark)) {
    return undefined;
  }
  const grow = (span: Span): Span => ({ start: span.start, end: span.end + growth });
  return pieces.map((piece) => {
    if (piece === edited) {
      return { ...piece, node: grow(piece.node), content: grow(piece.content) };
    }
    return piece.node.start < start ? piece : movePiece(piece, growth);
  });
}

function toRegions(pieces: readonly Piece[]): readonly Region[] {
  const leader = pieces.find(({ rule }) => rule.follows !== true)?.language;
  return pieces.flatMap(({ content: { start, end }, rule: { kind, follows }, language }) => {
    const own = follows === true ? (leader ?? language) : language;
    return own === undefined ? [] : [{ start, end, kind, language: own }];
  });
}

function movePiece({ node, content, ...piece }: Piece, by: number): Piece {
  return { ...piece, node: moveSpan(node, by), content: moveSpan(content, by) };
}

function contentsOf({ startIndex, endIndex }: Node, text: string, pattern: RegExp | undefined): readonly Span[] {
  if (pattern === undefined) {
    return [{ start: startIndex, end: endIndex }];
  }
  return Array.from(text.slice(startIndex, endIndex).matchAll(pattern)).flatMap(({ indices }) => {
    // Groups that took no part have no place, whatever their type says.
    const [start, end] = indices?.slice(1).find((group: [number, number] | undefined) => group !== undefined) ?? [];
    return start === undefined || end === undefined ? [] : [{ start: startIndex + start, end: startIndex + end }];
  });
}

/** The value of the weightiest of the attributes that the node's first child has; `undefined` where it has none of them. */
function attributeOf(node: Node, text: string, names: readonly string[] = []): string | undefined {
  if (names.length === 0) {
    return undefined;
  }
  const values = new Map<string, string>();
  for (const { startIndex, endIndex } of node.firstChild?.namedChildren ?? []) {
    const [, name = "", value = ""] = /^([^\s=]+)\s*=\s*["']?([^"']+)/.exec(text.slice(startIndex, endIndex)) ?? [];
    values.set(name.toLowerCase(), value);
  }
  return names.map((name) => values.get(name)).find((value) => value !== undefined && value !== "");
}
