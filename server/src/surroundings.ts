import type { EvidenceFound } from "./occurrences/occurrence";

/** What the documents around one say that holds in it, too. */
export interface Surroundings {
  /** Without places, which are in other documents. */
  readonly evidence: readonly EvidenceFound[];
  readonly ownValues: readonly string[];
}

export const alone: Surroundings = { evidence: [], ownValues: [] };

/** One of each catalog; what the document itself shows comes first. */
export function joinEvidence(
  own: readonly EvidenceFound[],
  around: readonly EvidenceFound[],
): readonly EvidenceFound[] {
  const added = around.filter(({ catalog }, i) => ![...own, ...around.slice(0, i)].some((e) => e.catalog === catalog));
  return added.length === 0 ? own : [...own, ...added];
}

/** Whether two ways to look around came to the same, so that what was judged then still holds. */
export function isSame(a: Surroundings, b: Surroundings): boolean {
  return (
    a === b ||
    (a.ownValues.join("\n") === b.ownValues.join("\n") &&
      a.evidence.map(({ catalog, reason }) => catalog.id + reason.text).join("\n") ===
        b.evidence.map(({ catalog, reason }) => catalog.id + reason.text).join("\n"))
  );
}
