import type { Node } from "web-tree-sitter";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import { findChange } from "../util/change";
import { createOverlapTest, moveSpan, type Span } from "../util/span";
import type { Text } from "../util/text";
import type { Candidate, ScanCandidates } from "./candidates";
import { namesCodeField } from "./codeField";
import { placeDirectives, type PlacedDirective } from "./directiveReach";
import { type Directive, moveDirective, readDirectives } from "./directives";
import { moveEvidence, type FindEvidence } from "./evidence";
import type { EvidenceFound } from "./occurrence";
import { findGroups, type FactsContext, type GroupFacts } from "./segmentFacts";
import { findSegments, nodeOf, type Segment } from "./segments";
import { listStatedConstructs } from "./statements";

/** What is known of one text in one language: of a document, or of a layer of it. Offsets are those of the text. */
export interface TextCodes {
  readonly text: Text;
  /** Key of the wrappers that it was read with. */
  readonly wrappers: string;
  readonly segments: readonly PlacedSegment[];
  /** In the order of the text. */
  readonly directives: readonly PlacedDirective[];
}

interface PlacedSegment {
  readonly segment: Segment;
  readonly codes: SegmentCodes;
}

/** What is known of a segment; offsets count from its start. */
interface SegmentCodes {
  /** There was an error in its syntax, so that how it was understood depended on what stood around it. */
  readonly isBroken: boolean;
  /** Groups that hold a code, or nearly one, or are about a field for codes. */
  readonly telling: readonly GroupFacts[];
  /** Other groups that may go on in other segments, where their values count against the catalog. */
  readonly shared: readonly GroupFacts[];
  /** All other groups, where a comment says something of them. */
  readonly plain: readonly GroupFacts[] | undefined;
  /** What other groups state to be codes of the project's own. */
  readonly own: readonly OwnCode[];
  readonly evidence: readonly EvidenceFound[];
  readonly directives: readonly Directive[];
}

/** A value that the project states to be a code of its own. */
export interface OwnCode {
  readonly value: string;
  readonly span: Span;
}

export interface CodesContext extends FactsContext {
  readonly scanCandidates: ScanCandidates;
  readonly findEvidence: FindEvidence;
  /** Where in the text programs of statements are; all of it by default. */
  readonly programs?: readonly Span[] | undefined;
}

/**
 * Reads the codes of a text, and what its comments say to Errdex. Of the version before, what is known of unchanged
 * statements is taken over, so that an edit costs what the statements around it cost.
 */
export function findTextCodes(root: Node, text: Text, before: TextCodes | undefined, context: CodesContext): TextCodes {
  const { index, constructs, wrappers, programs } = context;
  const kept = before?.wrappers === wrappers.key ? before : { text: "", segments: [] };
  const change = findChange(kept.text, text);
  const growth = text.length - kept.text.length;
  const stepping = { results: kept.segments, changed: change, growth, isKept, move: moveSegment };
  const found = findSegments(root, constructs, before && stepping);
  const known = new KnownSegments(kept.segments, change, growth, found.length);
  const directives: Directive[] = [];
  const segments = found.map((item, i): PlacedSegment => {
    const placed =
      "codes" in item
        ? item
        : (known.find(item, i) ?? { segment: item, codes: readSegment(root, item, text, context) });
    for (const directive of placed.codes.directives) {
      directives.push(moveDirective(directive, placed.segment.start));
    }
    return placed;
  });
  const read = { text, wrappers: wrappers.key, segments, directives: [] };
  if (directives.length === 0) {
    return read;
  }
  directives.sort((a, b) => a.span.start - b.span.start);
  const placed = placeDirectives(root, text.toString(), directives, constructs, programs);
  const isStated = createOverlapTest(listStatedConstructs(placed, index).flatMap(({ span, line }) => [span, line]));
  return {
    ...read,
    directives: placed,
    segments: segments.map(({ segment, codes }) => ({
      segment,
      codes:
        codes.plain === undefined && isStated(segment)
          ? readSegment(root, segment, text, context, { keepsPlain: true })
          : codes,
    })),
  };
}

/**
 * What is known of a version's segments, by their place in the next version. A segment is the same if it lies wholly
 * before or wholly behind all that has changed, and was whole: while another is half typed, tree-sitter may lose its way
 * and understand this one anew and worse. (Ids of tree-sitter's nodes would tell as well, but in languages whose grammar
 * counts indentation none of them survives an edit.)
 */
class KnownSegments {
  readonly #before: readonly PlacedSegment[];
  readonly #added: number;
  readonly #unchangedStart: number;
  readonly #unchangedEnd: number;
  readonly #growth: number;

  /**
   * @param change what has changed in the text.
   * @param growth by how much the text has grown.
   * @param count how many segments the next version has.
   */
  constructor(before: readonly PlacedSegment[], change: Span, growth: number, count: number) {
    this.#before = before;
    this.#added = count - before.length;
    this.#growth = growth;
    this.#unchangedStart = change.start;
    this.#unchangedEnd = change.end;
  }

  /** @param i the segment's number: before an edit all numbers stay, and behind it they move by what came or went. */
  find(segment: Segment, i: number): PlacedSegment | undefined {
    const { start, end, typeId } = segment;
    const isBehind = start >= this.#unchangedEnd;
    // What a segment with others inside it has of its own is read anew: it is little.
    if ((!isBehind && end > this.#unchangedStart) || !isWhole(segment)) {
      return undefined;
    }
    const known = this.#before[isBehind ? i - this.#added : i];
    const moved = isBehind ? this.#growth : 0;
    const isSame =
      known?.segment.start === start - moved &&
      known.segment.end === end - moved &&
      known.segment.typeId === typeId &&
      isWhole(known.segment);
    if (!isSame || known.codes.isBroken) {
      return undefined;
    }
    // What has not moved is kept as it is: thousands of new objects a keystroke would be the collector's work.
    return isBehind ? { segment, codes: known.codes } : known;
  }
}

/** What was understood while something was half typed is read again until it is whole. */
function isKept({ codes }: PlacedSegment): boolean {
  return !codes.isBroken;
}

function moveSegment({ codes }: PlacedSegment, segment: Segment): PlacedSegment {
  return { segment, codes };
}

function isWhole({ own }: Segment): boolean {
  return own === undefined || own.length === 1;
}

/** What the candidates state to be codes of the project's own, in a text in which nothing else is of interest. */
export function findOwnCodesAmong(
  root: Node,
  text: Text,
  candidates: readonly Candidate[],
  context: FactsContext,
): readonly OwnCode[] {
  return findGroups(root, text, candidates, context).flatMap(({ members }) =>
    members
      .filter(({ defines }) => defines)
      .map(({ literal: { value, span } }) => ({ value, span: moveSpan(span, root.startIndex) })),
  );
}

function readSegment(
  root: Node,
  segment: Segment,
  text: Text,
  context: CodesContext,
  { keepsPlain = false } = {},
): SegmentCodes {
  const candidates: Candidate[] = [];
  const evidence: EvidenceFound[] = [];
  const directives: Directive[] = [];
  const node = nodeOf(root, segment);
  for (const { start, end } of segment.own ?? [segment]) {
    const piece = text.slice(start, end);
    const inPiece = context.scanCandidates(piece);
    for (const candidate of inPiece) {
      candidates.push({ ...candidate, start: candidate.start + start, end: candidate.end + start });
    }
    for (const found of context.findEvidence(piece, inPiece)) {
      evidence.push(moveEvidence(found, start - segment.start));
    }
    for (const directive of readDirectives(node, text, { start, end }, context.constructs)) {
      directives.push(moveDirective(directive, -segment.start));
    }
  }
  const groups = candidates.length === 0 ? [] : findGroups(node, text, candidates, context);
  const telling = groups.filter((group) => isTelling(group, context.index));
  const plain = groups.filter((group) => !telling.includes(group));
  return {
    isBroken: root.hasError && node.hasError,
    telling,
    shared: plain.filter(
      ({ scope, beside }) =>
        scope === "outside" || scope === "parent" || beside !== undefined || (!isWhole(segment) && scope !== undefined),
    ),
    plain: keepsPlain ? plain : undefined,
    own: plain.flatMap(({ members }) =>
      members.filter(({ defines }) => defines).map(({ literal: { value, span } }) => ({ value, span })),
    ),
    evidence,
    directives,
  };
}

function isTelling({ tallies, subject, wrapped }: GroupFacts, { catalogs }: CatalogIndex): boolean {
  return tallies.size > 0 || wrapped || catalogs.some((catalog) => namesCodeField(subject, catalog));
}
