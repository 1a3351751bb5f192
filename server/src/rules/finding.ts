import type { RuleId } from "../../../shared/src/settings";
import type { Catalog, Entry } from "../catalogs/model";
import type { Occurrence, Reason } from "../occurrences/occurrence";

/** What a rule says of an occurrence. */
export interface Finding {
  readonly rule: RuleId;
  readonly occurrence: Occurrence;
  /** The catalog that the occurrence's group is about. */
  readonly catalog: Catalog;
  /** A sentence or two for a person: what is wrong, what was probably meant, why Errdex believes so. */
  readonly message: string;
  /** Codes that it could be replaced by, the likeliest first, three at most. */
  readonly suggestions: readonly Entry[];
  /** The first suggestion is all but certainly what was meant, so that it may be applied without a question. */
  readonly sure: boolean;
  readonly reasons: readonly Reason[];
}
