import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import { createOverlapTest, moveSpan } from "../util/span";
import { movePlacedDirective, type PlacedDirective } from "./directiveReach";
import { moveEvidence } from "./evidence";
import { GroupCollector } from "./groupCollector";
import type { EvidenceFound, Group, Statement } from "./occurrence";
import type { GroupFacts, GroupPlace } from "./segmentFacts";
import type { Segment } from "./segments";
import { listStatedConstructs, stateGroups, stateText, type StatableGroup, type StatedConstruct } from "./statements";
import type { OwnCode, TextCodes } from "./textCodes";

/** The codes of one version of a document, and what of them holds for the next. */
export interface DocumentCodes<T extends PlacedText = PlacedText> {
  /** Groups that may be about some catalog; all others are of no interest to anybody. */
  readonly groups: readonly Group[];
  readonly evidence: readonly EvidenceFound[];
  /** In the order of the document. */
  readonly directives: readonly PlacedDirective[];
  /** What comments say of all texts of a scope, by its number. */
  readonly ofScopes: ReadonlyMap<number, Statement>;
  /** What comments say of constructs, outer ones first. */
  readonly stated: readonly StatedConstruct[];
  readonly texts: readonly T[];
}

/** A text's place in its document. */
export interface TextPlace {
  /** What makes an offset in the text one in the document. */
  readonly shift: number;
  /**
   * Number of the scope around the text: what is said of a subject in texts of the same scope belongs together, and what a
   * comment says of all of one of them holds for the others.
   */
  readonly scope: number;
}

export interface PlacedText extends TextPlace {
  readonly codes: TextCodes;
}

/** Of a text that is its document's only one. */
export const wholeDocument: TextPlace = { shift: 0, scope: -1 };

/** Of a document that holds none. */
export const noCodes: DocumentCodes<never> = {
  groups: [],
  evidence: [],
  directives: [],
  ofScopes: new Map(),
  stated: [],
  texts: [],
};

/** Puts together what the texts of a document say: what shows in one of them holds for all. */
export function joinTexts<T extends PlacedText>(texts: readonly T[], index: CatalogIndex): DocumentCodes<T> {
  const said = joinDirectives(texts, index);
  const groups = collectGroups(texts, said, index);
  return { ...said, groups, evidence: joinEvidence(texts), stated: stateGroups(groups, said.stated), texts };
}

/** What the document states to be codes of the project's own, in groups that are about no catalog for sure. */
export function listOwnCodes({ texts }: DocumentCodes): readonly OwnCode[] {
  return texts.flatMap((text) =>
    text.codes.segments.flatMap(({ segment, codes }) =>
      codes.own.map(({ value, span }) => ({ value, span: moveSpan(span, segment.start + text.shift) })),
    ),
  );
}

/** The values of {@link listOwnCodes}, which are asked for at most keystrokes. */
export function collectOwnValues({ texts }: DocumentCodes): Set<string> {
  const values = new Set<string>();
  for (const { codes } of texts) {
    for (const { codes: ofSegment } of codes.segments) {
      for (const { value } of ofSegment.own) {
        values.add(value);
      }
    }
  }
  return values;
}

function joinEvidence(texts: readonly PlacedText[]): readonly EvidenceFound[] {
  const evidence = new Map<Catalog, EvidenceFound>();
  for (const { codes, shift } of texts) {
    for (const { segment, codes: ofSegment } of codes.segments) {
      for (const shown of ofSegment.evidence) {
        if (!evidence.has(shown.catalog)) {
          evidence.set(shown.catalog, moveEvidence(shown, segment.start + shift));
        }
      }
    }
  }
  return [...evidence.values()];
}

type Said = Pick<DocumentCodes, "directives" | "ofScopes" | "stated">;

function joinDirectives(texts: readonly PlacedText[], index: CatalogIndex): Said {
  const placed = texts
    .filter(({ codes }) => codes.directives.length > 0)
    .map((text) => ({ scope: text.scope, directives: placeInDocument(text) }));
  if (placed.length === 0) {
    const { directives, ofScopes, stated } = noCodes;
    return { directives, ofScopes, stated };
  }
  const ofScopes = new Map<number, Statement>();
  for (const scope of new Set(placed.map((text) => text.scope))) {
    const ofScope = placed.flatMap((text) => (text.scope === scope ? text.directives : []));
    const statement = stateText(ofScope, scope === wholeDocument.scope ? "file" : "example", index);
    if (statement !== undefined) {
      ofScopes.set(scope, statement);
    }
  }
  return {
    directives: placed.flatMap(({ directives }) => directives).sort((a, b) => a.span.start - b.span.start),
    ofScopes,
    stated: placed.flatMap(({ directives }) => listStatedConstructs(directives, index)),
  };
}

function placeInDocument({ codes, shift, scope }: PlacedText): readonly PlacedDirective[] {
  const within = { start: shift, end: shift + codes.text.length };
  return codes.directives.map((directive) => ({
    ...movePlacedDirective(directive, shift),
    ...(scope === wholeDocument.scope ? {} : { within }),
  }));
}

function collectGroups(
  texts: readonly PlacedText[],
  { ofScopes, stated }: Said,
  index: CatalogIndex,
): readonly StatableGroup[] {
  const groups = new GroupCollector(index);
  const added = new Set<GroupFacts>();
  const isStated = createOverlapTest(stated.flatMap(({ span, line }) => [span, line]));
  for (const text of texts) {
    const around = ofScopes.get(text.scope);
    for (const { segment, codes } of text.codes.segments) {
      const plain = stated.length === 0 ? undefined : codes.plain;
      if (codes.telling.length === 0 && plain === undefined) {
        continue;
      }
      const place = placeOf(segment, text);
      groups.add(codes.telling, place, around);
      for (const group of plain ?? []) {
        const [first] = group.members;
        if (first !== undefined && isStated(moveSpan(first.literal.span, place.start))) {
          groups.add([group], place, around);
          added.add(group);
        }
      }
    }
  }
  for (const text of texts) {
    for (const { segment, codes } of text.codes.segments) {
      if (codes.shared.length > 0) {
        const left = added.size === 0 ? codes.shared : codes.shared.filter((group) => !added.has(group));
        groups.join(left, placeOf(segment, text));
      }
    }
  }
  return groups.collect();
}

function placeOf({ start, scope, parent }: Segment, text: TextPlace): GroupPlace {
  const move = (at: number): number => (at === -1 ? text.scope : at + text.shift);
  return { start: start + text.shift, scope: move(scope), parent: move(parent) };
}
