import type { TextDocument, TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { Edit, type Language, type Node, type Parser, type Tree } from "web-tree-sitter";
import { LruMap } from "../util/lruMap";
import { PieceText } from "../util/pieceText";
import type { Span } from "../util/span";
import type { Text } from "../util/text";
import { noStopwatch, type Stopwatch } from "../util/times";
import { textOf, updateDocument } from "./editedDocument";

/** How many trees are kept; a tree takes some twenty times its text. */
const capacity = 24;
/** Milliseconds after which a parse is given up: real source stays far below, a pathological one must not hang. */
const parseBudget = 2_000;

interface ParsedDocument {
  readonly tree: Tree;
  readonly grammar: Language;
  /** The document version whose edits the tree knows; `undefined` once there was a change without a range. */
  version: number | undefined;
  /** Whether nothing was edited since the tree was parsed. */
  fresh: boolean;
  /** The version that was parsed. */
  readonly parsedVersion: number;
  readonly changed: TreeChange | undefined;
}

/** A text that is put in. */
export interface Insertion {
  readonly offset: number;
  readonly insertion: string;
}

/** How a tree differs from the one before. */
export interface TreeChange {
  /** The version of the tree before. */
  readonly since: number;
  /** In the text as it is now: outside, all nodes are as they were. What was typed may lie outside. */
  readonly span: Span | undefined;
}

/**
 * The only owner of syntax trees: parses documents, keeps their trees up to date edit by edit, and frees them.
 * Nodes never leave {@link read}, for a node outlives its tree only as a dangling pointer.
 */
export class SyntaxTrees {
  readonly #parser: Parser;
  readonly #times: Stopwatch;
  #isDisposed = false;
  readonly #parsed = new LruMap<string, ParsedDocument>(capacity, ({ tree }) => {
    tree.delete();
  });

  constructor(parser: Parser, times: Stopwatch = noStopwatch) {
    this.#parser = parser;
    this.#times = times;
  }

  /**
   * Applies an editor's changes to the document and records them, so that the next {@link read} parses only what they
   * touched. The document is changed in place, as `TextDocument.update` does.
   */
  update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): TextDocument {
    const parsed = this.#parsed.get(document.uri);
    let known = parsed?.version === document.version;
    for (const change of changes) {
      known &&= "range" in change;
      if (parsed !== undefined && known && "range" in change) {
        editTree(parsed.tree, document, change);
      }
      updateDocument(document, [change], version);
    }
    if (parsed !== undefined) {
      parsed.version = known ? version : undefined;
      parsed.fresh = false;
    }
    return document;
  }

  /**
   * Calls `use` with the root node of the document's current tree and gives back what it gives, or `undefined` where
   * the parse took too long. `use` must not keep a node.
   */
  read<T>(document: TextDocument, grammar: Language, use: (root: Node) => T): T | undefined {
    const parsed = this.#parse(document, grammar);
    return parsed && this.#use(() => use(parsed.tree.rootNode));
  }

  /** Like {@link read}; `use` gets how the tree came about, too: `undefined` where it was parsed without another. */
  readChange<T>(
    document: TextDocument,
    grammar: Language,
    use: (root: Node, change: TreeChange | undefined) => T,
  ): T | undefined {
    const parsed = this.#parse(document, grammar, true);
    return parsed && this.#use(() => use(parsed.tree.rootNode, parsed.changed));
  }

  /**
   * Like {@link read}, for the document as it would be with `insertion` at `offset`, which is how half-typed code is
   * understood, and with further ones behind it. `use` gets that text, too.
   *
   * @param insertions in the order of the text; all offsets are those of the text without them.
   */
  readWith<T>(
    document: TextDocument,
    grammar: Language,
    insertions: readonly Insertion[],
    use: (root: Node, text: string) => T,
  ): T | undefined {
    const parsed = this.#parse(document, grammar);
    const tree = parsed && this.#use(() => parsed.tree.copy());
    if (tree === undefined) {
      return undefined;
    }
    let edited = document.getText();
    let editedTree: Tree | undefined;
    try {
      // From the end on, so that the offsets hold.
      for (const { offset, insertion } of insertions.toReversed()) {
        const position = document.positionAt(offset);
        editTree(tree, document, { range: { start: position, end: position }, text: insertion });
        edited = edited.slice(0, offset) + insertion + edited.slice(offset);
      }
      editedTree = this.#parseText(edited, grammar, tree);
      return editedTree === undefined ? undefined : use(editedTree.rootNode, edited);
    } finally {
      tree.delete();
      editedTree?.delete();
    }
  }

  /** Frees the tree of a document that was closed or became another language. */
  close(uri: string): void {
    this.#parsed.delete(uri);
  }

  /** Frees all trees. Who still reads is answered, but what is parsed for that is freed at once. */
  dispose(): void {
    this.#isDisposed = true;
    this.#parsed.clear();
  }

  #use<T>(use: () => T): T {
    try {
      return use();
    } finally {
      if (this.#isDisposed) {
        this.#parsed.clear();
      }
    }
  }

  #parse(document: TextDocument, grammar: Language, wantsChange = false): ParsedDocument | undefined {
    const known = this.#parsed.get(document.uri);
    const current = known?.grammar === grammar && known.version === document.version ? known : undefined;
    if (current?.fresh === true) {
      return current;
    }
    const { version } = document;
    const tree = this.#times.work("parse", document, () =>
      this.#parseText(textOf(document), grammar, current?.tree ?? null),
    );
    if (tree === undefined) {
      this.#parsed.delete(document.uri);
      return undefined;
    }
    const changed =
      wantsChange && current !== undefined
        ? { since: current.parsedVersion, span: spanOfChange(current.tree, tree) }
        : undefined;
    const parsed = { tree, grammar, version, fresh: true, parsedVersion: version, changed };
    this.#parsed.set(document.uri, parsed);
    return parsed;
  }

  #parseText(text: Text, grammar: Language, oldTree: Tree | null): Tree | undefined {
    this.#parser.setLanguage(grammar);
    const deadline = Date.now() + parseBudget;
    // Tree-sitter copies each piece that it is given, unit by unit: after an edit it needs but little of the text.
    const pieceLength = oldTree === null ? 4096 : 256;
    // A tree keeps it, too, and calls it for each node whose text is asked for.
    const readPiece = (index: number): string =>
      text instanceof PieceText ? text.stretchFrom(index, pieceLength) : text.slice(index, index + pieceLength);
    const tree = this.#parser.parse(readPiece, oldTree, {
      progressCallback: () => Date.now() > deadline,
    });
    if (tree === null) {
      // The parser would otherwise go on with this text at the next call.
      this.#parser.reset();
      return undefined;
    }
    return tree;
  }
}

/** @param before with all edits that led to the text of `after`. */
function spanOfChange(before: Tree, after: Tree): Span | undefined {
  const ranges = before.getChangedRanges(after);
  const [first, last] = [ranges[0], ranges[ranges.length - 1]];
  return first === undefined || last === undefined ? undefined : { start: first.startIndex, end: last.endIndex };
}

function editTree(
  tree: Tree,
  document: TextDocument,
  change: Extract<TextDocumentContentChangeEvent, { range: unknown }>,
): void {
  const from = document.offsetAt(change.range.start);
  const to = document.offsetAt(change.range.end);
  const startIndex = Math.min(from, to);
  const oldEndIndex = Math.max(from, to);
  const newEndIndex = startIndex + change.text.length;
  const startPosition = pointAt(document, startIndex);
  tree.edit(
    new Edit({
      startIndex,
      oldEndIndex,
      newEndIndex,
      startPosition,
      oldEndPosition: pointAt(document, oldEndIndex),
      newEndPosition: pointAfter(startPosition, change.text),
    }),
  );
}

function pointAt(document: TextDocument, offset: number): { row: number; column: number } {
  const { line, character } = document.positionAt(offset);
  return { row: line, column: character };
}

function pointAfter(start: { row: number; column: number }, text: string): { row: number; column: number } {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines[lines.length - 1] ?? "";
  return lines.length === 1
    ? { row: start.row, column: start.column + last.length }
    : { row: start.row + lines.length - 1, column: last.length };
}
