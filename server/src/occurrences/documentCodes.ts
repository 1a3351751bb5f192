import type { Node } from "web-tree-sitter";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { TreeIdentity } from "../documents/syntaxTrees";
import type { Candidate, ScanCandidates } from "./candidates";
import type { EvidenceFound, Group, Occurrence } from "./occurrence";
import type { FindEvidence } from "./evidence";
import { findGroups, type FactsContext, type GroupFacts, type LiteralFacts } from "./segmentFacts";
import { findSegments, nodeOf, type Segment } from "./segments";
import { tallyValues } from "./tally";

/** The codes of one version of a document, and what of them holds for the next. */
export interface DocumentCodes {
  /** Groups that may be about some catalog; all others are of no interest to anybody. */
  readonly groups: readonly Group[];
  readonly evidence: readonly EvidenceFound[];
  readonly tree: TreeIdentity;
  readonly segments: readonly PlacedSegment[];
  readonly known: ReadonlyMap<number, SegmentCodes>;
}

interface PlacedSegment {
  readonly segment: Segment;
  readonly codes: SegmentCodes;
}

/** Of a document that holds none. */
export const noCodes: DocumentCodes = {
  groups: [],
  evidence: [],
  tree: { id: -1, basedOn: undefined },
  segments: [],
  known: new Map(),
};

/** What is known of a segment; offsets count from its start. */
interface SegmentCodes {
  readonly length: number;
  /** Groups that hold a code, or nearly one, or are about a field for codes. */
  readonly telling: readonly GroupFacts[];
  /** Other groups that may go on in other segments, where their values count against the catalog. */
  readonly shared: readonly GroupFacts[];
  /** Values that other groups state to be codes of the project's own. */
  readonly ownValues: readonly string[];
  readonly evidence: readonly EvidenceFound[];
}

export interface CodesContext extends FactsContext {
  readonly scanCandidates: ScanCandidates;
  readonly findEvidence: FindEvidence;
}

/**
 * Finds the codes of a document. Of the version before, what is known of unchanged statements is taken over, so that an
 * edit costs what the statements around it cost.
 */
export function findDocumentCodes(
  root: Node,
  tree: TreeIdentity,
  text: string,
  before: DocumentCodes | undefined,
  context: CodesContext,
): DocumentCodes {
  const reusable = before !== undefined && (before.tree.id === tree.basedOn || before.tree.id === tree.id);
  const known = new Map<number, SegmentCodes>();
  const evidence = new Map<EvidenceFound["catalog"], EvidenceFound>();
  const segments: PlacedSegment[] = [];
  for (const segment of findSegments(root, context.constructs)) {
    const taken = reusable ? before.known.get(segment.nodeId) : undefined;
    const isWhole = segment.own.length === 1;
    const codes =
      isWhole && taken?.length === segment.end - segment.start ? taken : readSegment(root, segment, text, context);
    if (isWhole) {
      known.set(segment.nodeId, codes);
    }
    segments.push({ segment, codes });
    for (const found of codes.evidence) {
      if (!evidence.has(found.catalog)) {
        evidence.set(found.catalog, moveEvidence(found, segment.start));
      }
    }
  }
  return { groups: collectGroups(segments, context.index), evidence: [...evidence.values()], tree, segments, known };
}

/** The occurrences of all groups, sorted by place. */
export function listOccurrences(groups: readonly Group[]): readonly Occurrence[] {
  return groups.flatMap(({ members }) => members).sort(byPlace);
}

/** Values that the document states to be codes of the project's own, in groups that are about no catalog for sure. */
export function listOwnValues({ segments }: DocumentCodes): readonly string[] {
  return segments.flatMap(({ codes }) => codes.ownValues);
}

function collectGroups(segments: readonly PlacedSegment[], index: CatalogIndex): readonly Group[] {
  const groups = new GroupCollector(index);
  for (const { segment, codes } of segments) {
    groups.add(codes.telling, segment);
  }
  for (const { segment, codes } of segments) {
    groups.join(codes.shared, segment);
  }
  return groups.collect();
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
  const groups = candidates.length === 0 ? [] : findGroups(nodeOf(root, segment), text, candidates, context);
  const telling = groups.filter((group) => isTelling(group, context.index));
  const plain = groups.filter((group) => !telling.includes(group));
  const isWhole = segment.own.length === 1;
  return {
    length: segment.end - segment.start,
    telling,
    shared: plain.filter(({ scope }) => scope === "outside" || (!isWhole && scope !== undefined)),
    ownValues: plain.flatMap(({ members }) =>
      members.filter(({ defines }) => defines).map(({ literal }) => literal.value),
    ),
    evidence,
  };
}

function isTelling({ tallies, subject }: GroupFacts, { catalogs }: CatalogIndex): boolean {
  return (
    tallies.size > 0 ||
    (subject !== undefined && catalogs.some(({ envelope }) => envelope.codeFields.includes(subject.field)))
  );
}

function moveEvidence({ catalog, reason }: EvidenceFound, by: number): EvidenceFound {
  const { text, span } = reason;
  return {
    catalog,
    reason: span === undefined ? reason : { text, span: { start: span.start + by, end: span.end + by } },
  };
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

type Place = Pick<Segment, "start" | "scope">;

/** What groups have in common that are one; `undefined` for a construct, which is one by itself. */
function keyOf({ role, subject, scope, place }: GroupFacts, { start, scope: outside }: Place): string | undefined {
  if (scope === undefined) {
    return undefined;
  }
  return `${role} ${scope === "outside" ? outside : scope + start} ${subject?.text ?? ""} ${place ?? ""}`;
}

function addMembers(group: MutableGroup, members: readonly LiteralFacts[], start: number): void {
  for (const { literal, defines, partial, entries } of members) {
    const { value, quote } = literal;
    const span = { start: literal.span.start + start, end: literal.span.end + start };
    group.members.push({ literal: { value, span, quote }, role: group.role, group, defines, partial, entries });
  }
}

function byPlace(a: Occurrence, b: Occurrence): number {
  return a.literal.span.start - b.literal.span.start;
}
