import type { RuleId, Settings } from "../../../shared/src/settings";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Binding, EvidenceFound, Occurrence } from "../occurrences/occurrence";
import type { Finding } from "./finding";

/** One kind of mistake. A rule looks at one occurrence in a bound group at a time. */
export interface Rule {
  readonly id: RuleId;
  /** What is wrong with the occurrence, or `undefined` where it is right or nobody can tell. */
  check(occurrence: Occurrence, context: RuleContext): Finding | undefined;
}

export interface RuleContext {
  readonly index: CatalogIndex;
  readonly settings: Settings;
  readonly evidence: readonly EvidenceFound[];
  /** Of the occurrence's group. */
  readonly binding: Binding;
  /** Whether the document itself states the value to be a code of the project's own. */
  isOwnCode(value: string): boolean;
}
