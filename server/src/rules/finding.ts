import type { RuleId } from "../../../shared/src/settings";
import type { Catalog, Entry } from "../catalogs/model";
import type { Occurrence, Reason } from "../occurrences/occurrence";
import type { Span } from "../util/span";

/** What a rule says of a place in a document. */
export interface Finding {
  readonly rule: RuleId;
  /** The place: the content of the occurrence's literal, or what else the rule speaks of. */
  readonly span: Span;
  /** What stands there: the literal's value. */
  readonly value: string;
  /** The occurrence that the rule speaks of; `undefined` where it is something else, as a comment. */
  readonly occurrence: Occurrence | undefined;
  /** The catalog that the occurrence's group is about; `undefined` where it is about none. */
  readonly catalog: Catalog | undefined;
  /** A sentence or two for a person: what is wrong, what was probably meant, why Errdex believes so. */
  readonly message: string;
  /** Codes that it could be replaced by, the likeliest first, three at most. */
  readonly suggestions: readonly Entry[];
  /** The first suggestion is all but certainly what was meant, so that it may be applied without a question. */
  readonly sure: boolean;
  readonly reasons: readonly Reason[];
  /** What puts it right, beside the change to a suggestion. */
  readonly fixes?: readonly Fix[];
  /** How editors draw the place, beyond the level: struck out, or faded. */
  readonly tag?: "deprecated" | "unnecessary";
}

/** One edit that puts a finding right. */
export interface Fix {
  /** In the imperative: `Remove the comment`. */
  readonly title: string;
  readonly span: Span;
  readonly newText: string;
}
