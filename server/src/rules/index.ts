import type { Settings } from "../../../shared/src/settings";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import { definesCodes } from "../occurrences/bindings";
import type { OwnCode } from "../occurrences/textCodes";
import type { Binding, Evidence, Group } from "../occurrences/occurrence";
import { deprecatedCode } from "./deprecatedCode";
import { duplicateCode } from "./duplicateCode";
import type { Finding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import { unhandledCodes } from "./unhandledCodes";
import { unknownCode } from "./unknownCode";
import { wrongCatalog } from "./wrongCatalog";
import { wrongField } from "./wrongField";

/** NEW RULE: import it above and add it here; the first that speaks of an occurrence is the only one to do so. */
const rules: readonly Rule[] = [unknownCode, wrongCatalog, deprecatedCode, wrongField, duplicateCode, unhandledCodes];

export interface CheckContext {
  readonly index: CatalogIndex;
  readonly settings: Settings;
  /** What shows which APIs a group may be about. */
  evidenceOf(group: Group): readonly Evidence[];
  /** Of the document. */
  readonly text: string;
  bindingOf(group: Group): Binding | undefined;
  /** What the document states to be codes of the project's own, in groups other than those that are checked. */
  listOwnCodes(): readonly OwnCode[];
  /** Whether something else of the project states the value to be a code of its own: a companion, or another file. */
  isOwnCodeElsewhere(value: string): boolean;
  readonly placeOf: RuleContext["placeOf"];
  readonly hasRest: RuleContext["hasRest"];
}

/** Asks every rule that is not off about every bound group and every occurrence in it. Sorted by place. */
export function checkGroups(groups: readonly Group[], context: CheckContext): readonly Finding[] {
  const { index, settings, text, placeOf, hasRest } = context;
  const active = rules.filter(({ id }) => settings.rules[id] !== "off");
  // Most documents have nothing to ask it about.
  let ownCodes: ReadonlySet<string> | undefined;
  const isOwnCode = (value: string): boolean =>
    (ownCodes ??= new Set(findOwnCodes(groups, context).map((own) => own.value))).has(value) ||
    context.isOwnCodeElsewhere(value);
  const findings: Finding[] = [];
  for (const group of groups) {
    const binding = group.role === "other" && group.stated === undefined ? undefined : context.bindingOf(group);
    if (binding === undefined) {
      continue;
    }
    const evidence = context.evidenceOf(group);
    // Written out, for it is made for every group at every keystroke, and a spread takes ten times as long.
    const ruleContext: RuleContext = { index, settings, text, evidence, binding, isOwnCode, placeOf, hasRest };
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

/** All that the document states to be codes of the project's own, outside a catalog. */
export function findOwnCodes(
  groups: readonly Group[],
  { listOwnCodes, bindingOf }: Pick<CheckContext, "listOwnCodes" | "bindingOf">,
): readonly OwnCode[] {
  const ownCodes = [...listOwnCodes()];
  for (const group of groups) {
    if (definesCodes(group) && isUnbound(bindingOf(group))) {
      ownCodes.push(...group.members.map(({ literal: { value, span } }) => ({ value, span })));
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
