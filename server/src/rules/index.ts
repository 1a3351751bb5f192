import type { Settings } from "../../../shared/src/settings";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Binding, EvidenceFound, Group, Occurrence } from "../occurrences/occurrence";
import type { Place } from "../occurrences/places";
import { deprecatedCode } from "./deprecatedCode";
import { duplicateCode } from "./duplicateCode";
import type { Finding } from "./finding";
import type { Rule } from "./rule";
import { unhandledCodes } from "./unhandledCodes";
import { unknownCode } from "./unknownCode";
import { wrongCatalog } from "./wrongCatalog";
import { wrongField } from "./wrongField";

/** NEW RULE: import it above and add it here; the first that speaks of an occurrence is the only one to do so. */
const rules: readonly Rule[] = [unknownCode, wrongCatalog, deprecatedCode, wrongField, duplicateCode, unhandledCodes];

export interface CheckContext {
  readonly index: CatalogIndex;
  readonly settings: Settings;
  readonly evidence: readonly EvidenceFound[];
  /** Of the document. */
  readonly text: string;
  bindingOf(group: Group): Binding | undefined;
  /** Values that are stated to be codes of the project's own, in groups other than those that are checked. */
  listOwnValues(): readonly string[];
  placeOf(occurrence: Occurrence): Place | undefined;
}

/** Asks every rule that is not off about every bound group and every occurrence in it. Sorted by place. */
export function checkGroups(groups: readonly Group[], context: CheckContext): readonly Finding[] {
  const active = rules.filter(({ id }) => context.settings.rules[id] !== "off");
  // Most documents have nothing to ask it about.
  let ownCodes: ReadonlySet<string> | undefined;
  const isOwnCode = (value: string): boolean => (ownCodes ??= findOwnCodes(groups, context)).has(value);
  const findings: Finding[] = [];
  for (const group of groups) {
    const binding = group.role === "other" ? undefined : context.bindingOf(group);
    if (binding === undefined) {
      continue;
    }
    const ruleContext = { ...context, binding, isOwnCode };
    for (const occurrence of group.members) {
      const finding = firstOf(active, (rule) => rule.check?.(occurrence, ruleContext));
      if (finding !== undefined) {
        findings.push(finding);
      }
    }
    for (const rule of active) {
      findings.push(...(rule.checkGroup?.(group, ruleContext) ?? []));
    }
  }
  return findings.sort((a, b) => a.span.start - b.span.start);
}

/** The values that a document states to be codes of the project's own. */
export function findOwnCodes(
  groups: readonly Group[],
  context: Pick<CheckContext, "bindingOf" | "listOwnValues">,
): ReadonlySet<string> {
  const ownCodes = new Set(context.listOwnValues());
  for (const group of groups) {
    // A group defines all of its values or none.
    if (group.members[0]?.defines === true && isUnbound(context.bindingOf(group))) {
      for (const { literal } of group.members) {
        ownCodes.add(literal.value);
      }
    }
  }
  return ownCodes;
}

function isUnbound(binding: Binding | undefined): boolean {
  return binding === undefined || binding.confidence === "possible";
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
