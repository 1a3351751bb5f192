import type { Node } from "web-tree-sitter";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { TreeIdentity } from "../documents/syntaxTrees";
import type { Candidate, ScanCandidates } from "./candidates";
import type { EvidenceFound, Group, Occurrence } from "./occurrence";
import type { FindEvidence } from "./evidence";
import { findGroups, type FactsContext, type GroupFacts } from "./segmentFacts";
import { findSegments, nodeOf, type Segment } from "./segments";
import { tallyValues } from "./tally";

/** The codes of one version of a document, and what of them holds for the next. */
export interface DocumentCodes {
  /** Sorted by place. */
  readonly occurrences: readonly Occurrence[];
  readonly groups: readonly Group[];
  readonly evidence: readonly EvidenceFound[];
  readonly tree: TreeIdentity;
  readonly known: ReadonlyMap<number, SegmentCodes>;
}

/** Of a document that holds none. */
export const noCodes: DocumentCodes = {
  occurrences: [],
  groups: [],
  evidence: [],
  tree: { id: -1, basedOn: undefined },
  known: new Map(),
};

/** What is known of a segment; offsets count from its start. */
interface SegmentCodes {
  readonly length: number;
  readonly groups: readonly GroupFacts[];
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
  const groups = new GroupCollector(context.index);
  for (const segment of findSegments(root, context.constructs)) {
    const taken = reusable ? before.known.get(segment.nodeId) : undefined;
    const isWhole = segment.own.length === 1;
    const codes =
      isWhole && taken?.length === segment.end - segment.start ? taken : readSegment(root, segment, text, context);
    if (isWhole) {
      known.set(segment.nodeId, codes);
    }
    groups.add(codes.groups, segment);
    for (const found of codes.evidence) {
      if (!evidence.has(found.catalog)) {
        evidence.set(found.catalog, moveEvidence(found, segment.start));
      }
    }
  }
  return { ...groups.collect(), evidence: [...evidence.values()], tree, known };
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
  return { length: segment.end - segment.start, groups, evidence };
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

/** Turns the facts of segments into occurrences, and joins what several segments say of one subject in one scope. */
export class GroupCollector {
  readonly #index: CatalogIndex;
  readonly #occurrences: Occurrence[] = [];
  readonly #groups: MutableGroup[] = [];
  readonly #shared = new Map<string, MutableGroup>();
  readonly #joined = new Set<MutableGroup>();

  constructor(index: CatalogIndex) {
    this.#index = index;
  }

  /** @param segment where the offsets of the facts count from, and the scope that it is in. */
  add(groups: readonly GroupFacts[], segment: Pick<Segment, "start" | "scope">): void {
    for (const facts of groups) {
      const { role, subject, members, tallies } = facts;
      const group = this.#groupFor({ role, subject, members: [], tallies }, facts, segment);
      for (const { literal, defines, partial, entries } of members) {
        const { value, quote } = literal;
        const span = { start: literal.span.start + segment.start, end: literal.span.end + segment.start };
        const occurrence: Occurrence = { literal: { value, span, quote }, role, group, defines, partial, entries };
        group.members.push(occurrence);
        this.#occurrences.push(occurrence);
      }
    }
  }

  collect(): Pick<DocumentCodes, "occurrences" | "groups"> {
    for (const group of this.#joined) {
      group.members.sort(byPlace);
      group.tallies = tallyValues(new Set(group.members.map(({ literal }) => literal.value)), this.#index);
    }
    return { occurrences: this.#occurrences.sort(byPlace), groups: this.#groups };
  }

  #groupFor(
    fresh: MutableGroup,
    { scope, place }: GroupFacts,
    segment: Pick<Segment, "start" | "scope">,
  ): MutableGroup {
    const scopeStart = scope === "outside" ? segment.scope : (scope ?? 0) + segment.start;
    const key =
      scope === undefined ? undefined : `${fresh.role} ${scopeStart} ${fresh.subject?.text ?? ""} ${place ?? ""}`;
    const shared = key === undefined ? undefined : this.#shared.get(key);
    if (shared !== undefined) {
      this.#joined.add(shared);
      return shared;
    }
    this.#groups.push(fresh);
    if (key !== undefined) {
      this.#shared.set(key, fresh);
    }
    return fresh;
  }
}

function byPlace(a: Occurrence, b: Occurrence): number {
  return a.literal.span.start - b.literal.span.start;
}
