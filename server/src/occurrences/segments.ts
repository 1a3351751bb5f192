import type { Node } from "web-tree-sitter";
import { lowerBound, moveSpan, type Span } from "../util/span";
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

/** What was made of a segment. */
export interface SegmentResult {
  readonly segment: Segment;
}

/** What is known of the version before. */
export interface KnownResults<T extends SegmentResult> {
  /** As the segments were found, with what was made of them. */
  readonly results: readonly T[];
  /** In the text as it is now: outside, it is as it was. */
  readonly changed: Span;
  /** By how much the text has grown. */
  readonly growth: number;
  /** Whether the result holds for a segment with the same text. */
  readonly isKept: (result: T) => boolean;
  /** The result for the same segment at another place. */
  readonly move: (result: T, segment: Segment) => T;
}

/**
 * Cuts a tree into segments, outer before inner ones. Together their own texts are the whole document, less what lies
 * between statements, where there is nothing but white space.
 *
 * @param known with which the walk steps over what lies before and behind a change: a call for each of a thousand
 * statements would be a fifth of a keystroke's work. From the end of a statement on, or up to the start of one, the same
 * text is parsed to the same nodes; where the last node of such a row is not where it should be, each is looked at.
 * @returns what is known of those that were stepped over, and the others.
 */
export function findSegments<T extends SegmentResult>(
  root: Node,
  { blocks, units, scopes }: Constructs,
  known?: KnownResults<T>,
): readonly (Segment | T)[] {
  const segments: (Segment | T)[] = [];
  const cursor = root.walk();
  let isAsBefore = true;

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
        if (known === undefined || !isAsBefore || !stepOver(known, childStart, childEnd, inner, start)) {
          add(childStart, childEnd, inner, start);
        }
      } else if (units.has(cursor.nodeType)) {
        onCut({ start: childStart, end: childEnd });
        add(childStart, childEnd, inner, start);
      } else if (childEnd - childStart > worthCutting) {
        cut(childStart, childEnd, inner, onCut);
      }
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  };

  /**
   * Takes over the segment at the cursor and those that follow in the same block, with all that is in them, as far as
   * nothing has changed there, and moves the cursor to the last of them; `false` where it is none.
   */
  const stepOver = (
    { results, changed, growth, isKept, move }: KnownResults<T>,
    start: number,
    end: number,
    scope: number,
    parent: number,
  ): boolean => {
    const isBehind = start > changed.end;
    if (!isBehind && end >= changed.start) {
      return false;
    }
    const moved = isBehind ? growth : 0;
    const { nodeTypeId } = cursor;
    const from = indexOfSegment(
      results,
      start - moved,
      (found) => found.typeId === nodeTypeId && found.parent === parent,
    );
    const first = results[from]?.segment;
    if (first?.end !== end - moved) {
      return false;
    }
    let last: Segment | undefined;
    let to = from;
    // One that is not kept may lie in another one, which is looked at as a whole.
    for (let next = from; next < results.length;) {
      const { segment } = results[next] as T;
      if (segment.parent !== parent || (!isBehind && segment.end >= changed.start)) {
        break;
      }
      const nextSibling = endOfResults(results, next, isKept);
      if (nextSibling === undefined) {
        break;
      }
      last = segment;
      next = to = nextSibling;
    }
    if (last === undefined) {
      return false;
    }
    const at = cursor.currentDescendantIndex;
    const added = at - first.descendant;
    if (last !== first) {
      cursor.gotoDescendant(last.descendant + added);
      if (
        cursor.startIndex !== last.start + moved ||
        cursor.endIndex !== last.end + moved ||
        cursor.nodeTypeId !== last.typeId
      ) {
        cursor.gotoDescendant(at);
        isAsBefore = false;
        return false;
      }
    }
    for (let i = from; i < to; i++) {
      const result = results[i] as T;
      const { segment } = result;
      const isDirect = segment.parent === parent;
      segments.push(
        moved === 0 && added === 0 && segment.scope === (isDirect ? scope : segment.scope)
          ? result
          : move(result, {
              start: segment.start + moved,
              end: segment.end + moved,
              typeId: segment.typeId,
              descendant: segment.descendant + added,
              scope: segment.scope === first.scope ? scope : segment.scope + moved,
              parent: isDirect ? parent : segment.parent + moved,
              own: segment.own?.map((span) => moveSpan(span, moved)),
            }),
      );
    }
    return true;
  };

  try {
    add(root.startIndex, root.endIndex, -1, -1);
  } finally {
    cursor.delete();
  }
  return segments;
}

/** Where in the list the first segment is that begins at `start` and fits; -1 where there is none. */
function indexOfSegment(results: readonly SegmentResult[], start: number, fits: (segment: Segment) => boolean): number {
  for (let i = lowerBound(results, ({ segment }) => segment.start >= start); results[i]?.segment.start === start; i++) {
    if (fits((results[i] as SegmentResult).segment)) {
      return i;
    }
  }
  return -1;
}

/** Where in the list the segments end that lie in the one at `from`; `undefined` where one of them is not kept. */
function endOfResults<T extends SegmentResult>(
  results: readonly T[],
  from: number,
  isKept: (result: T) => boolean,
): number | undefined {
  const { end } = (results[from] as T).segment;
  let i = from;
  do {
    if (!isKept(results[i] as T)) {
      return undefined;
    }
    i++;
  } while ((results[i]?.segment.start ?? end) < end);
  return i;
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
