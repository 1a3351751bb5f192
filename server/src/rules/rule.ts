import type { RuleId, Settings } from "../../../shared/src/settings";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Binding, Evidence, Group, Occurrence } from "../occurrences/occurrence";
import type { Place } from "../occurrences/places";
import type { Text } from "../util/text";
import type { Finding } from "./finding";

/** One kind of mistake. A rule looks at bound groups: at one occurrence at a time, or at all of a group together. */
export interface Rule {
  readonly id: RuleId;
  /** What is wrong with the occurrence, or `undefined` where it is right or nobody can tell. */
  check?(occurrence: Occurrence, context: RuleContext): Finding | undefined;
  /** What is wrong with the group as a whole. */
  checkGroup?(group: Group, context: RuleContext): readonly Finding[];
}

export interface RuleContext {
  readonly index: CatalogIndex;
  readonly settings: Settings;
  /** What shows which APIs the group may be about. */
  readonly evidence: readonly Evidence[];
  /** Of the document. */
  readonly text: Text;
  /** Of the occurrence's group. */
  readonly binding: Binding;
  /** Whether this document or another file of the project states the value to be a code of its own. */
  isOwnCode(value: string): boolean;
  /** What stands around the occurrence. It costs a walk through the tree, so ask last. */
  readonly placeOf: (occurrence: Occurrence) => Place | undefined;
  /** Whether the occurrence's construct has a place for all other values, as `default:` is. It costs even more. */
  readonly hasRest: (occurrence: Occurrence) => boolean;
}
