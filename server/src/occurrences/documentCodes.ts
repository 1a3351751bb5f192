import type { Node } from "web-tree-sitter";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import { findChange } from "../util/change";
import type { Candidate, ScanCandidates } from "./candidates";
import { namesCodeField } from "./codeField";
import type { EvidenceFound, Group, Occurrence } from "./occurrence";
import type { FindEvidence } from "./evidence";
import { findGroups, type FactsContext, type GroupFacts, type LiteralFacts } from "./segmentFacts";
import { findSegments, nodeOf, type Segment } from "./segments";
import { tallyValues } from "./tally";
import { moveSpan, type Span } from "../util/span";

/** The codes of one version of a document, and what of them holds for the next. */
export interface DocumentCodes<T extends PlacedText = PlacedText> {
  /** Groups that may be about some catalog; all others are of no interest to anybody. */
  readonly groups: readonly Group[];
  readonly evidence: readonly EvidenceFound[];
  readonly texts: readonly T[];
}

/** What is known of one text in one language: of a document, or of a layer of it. */
export interface TextCodes {
  readonly text: string;
  readonly segments: readonly PlacedSegment[];
}

/** A text's place in its document. */
export interface TextPlace {
  /** What makes an offset in the text one in the document. */
  readonly shift: number;
  /** Number of the scope around the text: what is said of a subject in texts of the same scope belongs together. */
  readonly scope: number;
}

export interface PlacedText extends TextPlace {
  readonly codes: TextCodes;
}

/** Of a text that is its document's only one. */
export const wholeDocument: TextPlace = { shift: 0, scope: -1 };

interface PlacedSegment {
  readonly segment: Segment;
  readonly codes: SegmentCodes;
}

/** Of a document that holds none. */
export const noCodes: DocumentCodes<never> = {
  groups: [],
  evidence: [],
  texts: [],
};

/** What is known of a segment; offsets count from its start. */
interface SegmentCodes {
  /** There was an error in its syntax, so that how it was understood depended on what stood around it. */
  readonly isBroken: boolean;
  /** Groups that hold a code, or nearly one, or are about a field for codes. */
  readonly telling: readonly GroupFacts[];
  /** Other groups that may go on in other segments, where their values count against the catalog. */
  readonly shared: readonly GroupFacts[];
  /** What other groups state to be codes of the project's own. */
  readonly own: readonly OwnCode[];
  readonly evidence: readonly EvidenceFound[];
}

/** A value that the project states to be a code of its own. */
export interface OwnCode {
  readonly value: string;
  readonly span: Span;
}

export interface CodesContext extends FactsContext {
  readonly scanCandidates: ScanCandidates;
  readonly findEvidence: FindEvidence;
}

/**
 * Reads the codes of a text. Of the version before, what is known of unchanged statements is taken over, so that an edit
 * costs what the statements around it cost.
 */
export function findTextCodes(
  root: Node,
  text: string,
  before: TextCodes | undefined,
  context: CodesContext,
): TextCodes {
  const found = findSegments(root, context.constructs);
  const known = new KnownSegments(before ?? { text: "", segments: [] }, text, found.length);
  const segments = found.map((segment, i) => ({
    segment,
    codes: known.find(segment, i) ?? readSegment(root, segment, text, context),
  }));
  return { text, segments };
}

/** Puts together what the texts of a document say: what shows in one of them holds for all. */
export function joinTexts<T extends PlacedText>(texts: readonly T[], index: CatalogIndex): DocumentCodes<T> {
  const evidence = new Map<EvidenceFound["catalog"], EvidenceFound>();
  for (const { codes, shift } of texts) {
    for (const { segment, codes: ofSegment } of codes.segments) {
      for (const shown of ofSegment.evidence) {
        if (!evidence.has(shown.catalog)) {
          evidence.set(shown.catalog, moveEvidence(shown, segment.start + shift));
        }
      }
    }
  }
  return { groups: collectGroups(texts, index), evidence: [...evidence.values()], texts };
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

  /** @param count how many segments the next version has. */
  constructor(before: TextCodes, text: string, count: number) {
    this.#before = before.segments;
    this.#added = count - before.segments.length;
    this.#growth = text.length - before.text.length;
    const { start, end } = findChange(before.text, text);
    this.#unchangedStart = start;
    this.#unchangedEnd = end;
  }

  /** @param i the segment's number: before an edit all numbers stay, and behind it they move by what came or went. */
  find(segment: Segment, i: number): SegmentCodes | undefined {
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
    return isSame && !known.codes.isBroken ? known.codes : undefined;
  }
}

function isWhole({ own }: Segment): boolean {
  return own.length === 1;
}

/** What the document states to be codes of the project's own, in groups that are about no catalog for sure. */
export function listOwnCodes({ texts }: DocumentCodes): readonly OwnCode[] {
  return texts.flatMap((text) =>
    text.codes.segments.flatMap(({ segment, codes }) =>
      codes.own.map(({ value, span }) => ({ value, span: moveSpan(span, segment.start + text.shift) })),
    ),
  );
}

/** What the candidates state to be codes of the project's own, in a text in which nothing else is of interest. */
export function findOwnCodesAmong(
  root: Node,
  text: string,
  candidates: readonly Candidate[],
  context: FactsContext,
): readonly OwnCode[] {
  return findGroups(root, text, candidates, context).flatMap(({ members }) =>
    members
      .filter(({ defines }) => defines)
      .map(({ literal: { value, span } }) => ({ value, span: moveSpan(span, root.startIndex) })),
  );
}

function collectGroups(texts: readonly PlacedText[], index: CatalogIndex): readonly Group[] {
  const groups = new GroupCollector(index);
  for (const text of texts) {
    for (const { segment, codes } of text.codes.segments) {
      groups.add(codes.telling, placeOf(segment, text));
    }
  }
  for (const text of texts) {
    for (const { segment, codes } of text.codes.segments) {
      groups.join(codes.shared, placeOf(segment, text));
    }
  }
  return groups.collect();
}

function placeOf({ start, scope, parent }: Segment, text: TextPlace): Place {
  const move = (at: number): number => (at === -1 ? text.scope : at + text.shift);
  return { start: start + text.shift, scope: move(scope), parent: move(parent) };
}

function readSegment(root: Node, segment: Segment, text: string, context: CodesContext): SegmentCodes {
  const candidates: Candidate[] = [];
  const evidence: EvidenceFound[] = [];
  for (const { start, end } of segment.own) {
    const piece = text.slice(start, end);
    const inPiece = context.scanCandidates(piece);
    for (const candidate of inPiece) {
      candidates.push({ ...candidate, start: candidate.start + start, end: candidate.end + start });
    }
    for (const found of context.findEvidence(piece, inPiece)) {
      evidence.push(moveEvidence(found, start - segment.start));
    }
  }
  const node = nodeOf(root, segment);
  const groups = candidates.length === 0 ? [] : findGroups(node, text, candidates, context);
  const telling = groups.filter((group) => isTelling(group, context.index));
  const plain = groups.filter((group) => !telling.includes(group));
  return {
    isBroken: root.hasError && node.hasError,
    telling,
    shared: plain.filter(
      ({ scope }) => scope === "outside" || scope === "parent" || (!isWhole(segment) && scope !== undefined),
    ),
    own: plain.flatMap(({ members }) =>
      members.filter(({ defines }) => defines).map(({ literal: { value, span } }) => ({ value, span })),
    ),
    evidence,
  };
}

function isTelling({ tallies, subject }: GroupFacts, { catalogs }: CatalogIndex): boolean {
  return tallies.size > 0 || catalogs.some((catalog) => namesCodeField(subject, catalog));
}

/** The same with its offsets counted from elsewhere. */
export function moveEvidence(found: EvidenceFound, by: number): EvidenceFound {
  const { text, span } = found.reason;
  return span === undefined ? found : { ...found, reason: { text, span: moveSpan(span, by) } };
}

interface MutableGroup extends Group {
  readonly members: Occurrence[];
  tallies: Group["tallies"];
}

/** Turns the facts of segments into groups, and joins what several segments say of one subject in one scope. */
export class GroupCollector {
  readonly #index: CatalogIndex;
  readonly #groups: MutableGroup[] = [];
  readonly #shared = new Map<string, MutableGroup>();
  readonly #joined = new Set<MutableGroup>();

  constructor(index: CatalogIndex) {
    this.#index = index;
  }

  /** @param place where the offsets of the facts count from, and the scope that it is in. */
  add(groups: readonly GroupFacts[], place: Place): void {
    for (const facts of groups) {
      const { role, subject, members, tallies } = facts;
      const key = keyOf(facts, place);
      const shared = key === undefined ? undefined : this.#shared.get(key);
      const group: MutableGroup = shared ?? { role, subject, members: [], tallies };
      if (shared !== undefined) {
        this.#joined.add(shared);
      } else {
        this.#groups.push(group);
        if (key !== undefined) {
          this.#shared.set(key, group);
        }
      }
      addMembers(group, members, place.start);
    }
  }

  /** Adds the members of those groups that go on one that was added before. */
  join(groups: readonly GroupFacts[], place: Place): void {
    for (const facts of this.#shared.size === 0 ? [] : groups) {
      const group = this.#shared.get(keyOf(facts, place) ?? "");
      if (group !== undefined) {
        this.#joined.add(group);
        addMembers(group, facts.members, place.start);
      }
    }
  }

  collect(): readonly Group[] {
    for (const group of this.#joined) {
      group.members.sort(byPlace);
      group.tallies = tallyValues(new Set(group.members.map(({ literal }) => literal.value)), this.#index);
    }
    return this.#groups;
  }
}

type Place = Pick<Segment, "start" | "scope" | "parent">;

/** What groups have in common that are one; `undefined` for a construct, which is one by itself. */
function keyOf(
  { role, subject, scope, place }: GroupFacts,
  { start, scope: outside, parent }: Place,
): string | undefined {
  if (scope === undefined) {
    return undefined;
  }
  if (scope === "parent") {
    return `${role} parent ${parent}`;
  }
  return `${role} ${scope === "outside" ? outside : scope + start} ${subject?.text ?? ""} ${place ?? ""}`;
}

function addMembers(group: MutableGroup, members: readonly LiteralFacts[], start: number): void {
  for (const { literal, defines, partial, anyCase, entries } of members) {
    const { value, quote } = literal;
    const span = { start: literal.span.start + start, end: literal.span.end + start };
    group.members.push({
      literal: { value, span, quote },
      role: group.role,
      group,
      defines,
      partial,
      anyCase,
      entries,
    });
  }
}

function byPlace(a: Occurrence, b: Occurrence): number {
  return a.literal.span.start - b.literal.span.start;
}
