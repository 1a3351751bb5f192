import type { Node } from "web-tree-sitter";
import type { Span } from "../util/span";
import type { Constructs } from "./constructs";

/** A statement or member of a document, with what of its text is its own: not that of a segment inside it. */
export interface Segment extends Span {
  /** Its node's type, as a number of the grammar. */
  readonly typeId: number;
  /** Place of its node in the tree's own order, for {@link nodeOf}. */
  readonly descendant: number;
  /** Start of the innermost scope around the segment; -1 for that of the document. */
  readonly scope: number;
  /** Start of the node that holds the segment's; -1 for that of the document. */
  readonly parent: number;
  /** In order. `undefined` for a segment that holds no other: all of it. */
  readonly own: readonly Span[] | undefined;
}

/** UTF-16 units below which a node is read as a whole: cutting it up would cost more than it saves. */
export const worthCutting = 8_000;

/**
 * Cuts a tree into segments, outer before inner ones. Together their own texts are the whole document, less what lies
 * between statements, where there is nothing but white space.
 */
export function findSegments(root: Node, { blocks, units, scopes }: Constructs): readonly Segment[] {
  const segments: Segment[] = [];
  const cursor = root.walk();

  const add = (start: number, end: number, scope: number, parent: number): void => {
    const own: Span[] = [];
    const isCut = end - start > worthCutting;
    segments.push({
      start,
      end,
      typeId: cursor.nodeTypeId,
      descendant: cursor.currentDescendantIndex,
      scope,
      parent,
      own: isCut ? own : undefined,
    });
    if (isCut) {
      let ownStart = start;
      cut(start, end, scope, (piece) => {
        own.push({ start: ownStart, end: piece.start });
        ownStart = piece.end;
      });
      own.push({ start: ownStart, end });
    }
  };

  /** Makes the units and the children of the blocks at and below the cursor segments, and tells where they are. */
  const cut = (start: number, end: number, scope: number, onCut: (piece: Span) => void): void => {
    const type = cursor.nodeType;
    const isBlock = blocks.has(type);
    const inner = scopes.has(type) ? start : scope;
    if (isBlock) {
      onCut({ start, end });
    }
    if (!cursor.gotoFirstChild()) {
      return;
    }
    do {
      const childStart = cursor.startIndex;
      const childEnd = cursor.endIndex;
      if (isBlock) {
        add(childStart, childEnd, inner, start);
      } else if (units.has(cursor.nodeType)) {
        onCut({ start: childStart, end: childEnd });
        add(childStart, childEnd, inner, start);
      } else if (childEnd - childStart > worthCutting) {
        cut(childStart, childEnd, inner, onCut);
      }
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  };

  try {
    add(root.startIndex, root.endIndex, -1, -1);
  } finally {
    cursor.delete();
  }
  return segments;
}

/** The segment's node. Only while its tree is read. */
export function nodeOf(root: Node, { descendant }: Segment): Node {
  const cursor = root.walk();
  try {
    cursor.gotoDescendant(descendant);
    return cursor.currentNode;
  } finally {
    cursor.delete();
  }
}
