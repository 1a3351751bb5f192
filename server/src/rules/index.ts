import type { Settings } from "../../../shared/src/settings";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Binding, EvidenceFound, Group, Occurrence } from "../occurrences/occurrence";
import type { Finding } from "./finding";
import type { Rule } from "./rule";
import { unknownCode } from "./unknownCode";
import { wrongCatalog } from "./wrongCatalog";

/** NEW RULE: import it above and add it here; the first that speaks of an occurrence is the only one. */
const rules: readonly Rule[] = [unknownCode, wrongCatalog];

export interface CheckContext {
  readonly index: CatalogIndex;
  readonly settings: Settings;
  readonly evidence: readonly EvidenceFound[];
  bindingOf(group: Group): Binding | undefined;
}

/** Asks every rule that is not off about every occurrence in a bound group. In the order of the occurrences. */
export function checkOccurrences(occurrences: readonly Occurrence[], context: CheckContext): readonly Finding[] {
  const active = rules.filter(({ id }) => context.settings.rules[id] !== "off");
  const ownCodes = new Set<string>();
  const bound: [Occurrence, Binding][] = [];
  for (const occurrence of occurrences) {
    const binding = context.bindingOf(occurrence.group);
    if (occurrence.defines && (binding === undefined || binding.confidence === "possible")) {
      ownCodes.add(occurrence.literal.value);
    }
    if (binding !== undefined && occurrence.role !== "other") {
      bound.push([occurrence, binding]);
    }
  }
  const findings: Finding[] = [];
  for (const [occurrence, binding] of bound) {
    for (const rule of active) {
      const finding = rule.check(occurrence, { ...context, binding, ownCodes });
      if (finding !== undefined) {
        findings.push(finding);
        break;
      }
    }
  }
  return findings;
}
