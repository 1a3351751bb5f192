import type { EvidenceFound } from "./occurrences/occurrence";

/** What the documents that belong together with one say that holds in it, too: the other cells of a notebook. */
export interface CompanionFacts {
  /** Without places, which are in other documents. */
  readonly evidence: readonly EvidenceFound[];
  readonly ownValues: ReadonlySet<string>;
}

/** Of a document that belongs together with no other. */
export const alone: CompanionFacts = { evidence: [], ownValues: new Set() };

/** One of each catalog; what comes first counts. */
export function joinEvidence(...sources: readonly (readonly EvidenceFound[])[]): readonly EvidenceFound[] {
  const [first = [], ...others] = sources.filter((source) => source.length > 0);
  if (others.length === 0) {
    return first;
  }
  const byCatalog = new Map<EvidenceFound["catalog"], EvidenceFound>();
  for (const found of [first, ...others].flat()) {
    if (!byCatalog.has(found.catalog)) {
      byCatalog.set(found.catalog, found);
    }
  }
  return [...byCatalog.values()];
}

/** Whether the companions say the same, so that what was judged before still holds. */
export function isSame(a: CompanionFacts, b: CompanionFacts): boolean {
  return a === b || summarize(a) === summarize(b);
}

function summarize({ evidence, ownValues }: CompanionFacts): string {
  return JSON.stringify([[...ownValues], evidence.map(({ catalog, reason }) => [catalog.id, reason.text])]);
}
