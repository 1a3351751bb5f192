import type { Settings } from "../../../shared/src/settings";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import { definesCodes } from "../occurrences/bindings";
import type { OwnCode } from "../occurrences/textCodes";
import type { Binding, Evidence, Group, Occurrence } from "../occurrences/occurrence";
import type { Text } from "../util/text";
import { deprecatedCode } from "./deprecatedCode";
import { duplicateCode } from "./duplicateCode";
import type { Finding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import type { Silence } from "./silence";
import { unhandledCodes } from "./unhandledCodes";
import { unknownCode, whySilent } from "./unknownCode";
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
  readonly text: Text;
  bindingOf(group: Group): Binding | undefined;
  /** What the document states to be codes of the project's own, in groups other than those that are checked. */
  collectOwnValues(): Set<string>;
  /** Whether something else of the project states the value to be a code of its own: a companion, or another file. */
  isOwnCodeElsewhere(value: string): boolean;
  readonly placeOf: RuleContext["placeOf"];
  readonly hasRest: RuleContext["hasRest"];
}

/** Asks every rule that is not off about every bound group and every occurrence in it. Sorted by place. */
export function checkGroups(groups: readonly Group[], context: CheckContext): readonly Finding[] {
  const active = rules.filter(({ id }) => context.settings.rules[id] !== "off");
  const contextOf = createContexts(groups, context);
  const findings: Finding[] = [];
  for (const group of groups) {
    const ruleContext = contextOf(group);
    if (ruleContext === undefined) {
      continue;
    }
    for (const occurrence of group.members) {
      const finding = firstFinding(active, occurrence, ruleContext);
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

/** Why `unknown-code` says nothing of an occurrence, whether it is on or not; `undefined` where it speaks. */
export function whyUnknownCodeIsSilent(
  occurrence: Occurrence,
  groups: readonly Group[],
  context: CheckContext,
): Silence | undefined {
  const { start } = occurrence.literal.span;
  const contextOf = createContexts(groups, context);
  for (const group of groups) {
    // The occurrence may come from elsewhere, with a group that was read for it alone.
    const member = group.members.find(({ literal }) => literal.span.start === start);
    const ruleContext = member && contextOf(group);
    if (member !== undefined && ruleContext !== undefined) {
      return whySilent(member, ruleContext);
    }
  }
  return { because: occurrence.entries.length > 0 ? "known" : "not asked" };
}

/** What rules go by in a group; `undefined` where none is asked. */
function createContexts(groups: readonly Group[], context: CheckContext): (group: Group) => RuleContext | undefined {
  const { index, settings, text, placeOf, hasRest } = context;
  // Most documents have nothing to ask it about.
  let ownCodes: ReadonlySet<string> | undefined;
  const isOwnCode = (value: string): boolean =>
    (ownCodes ??= findOwnValues(groups, context)).has(value) || context.isOwnCodeElsewhere(value);
  return (group) => {
    const binding = group.role === "other" && group.stated === undefined ? undefined : context.bindingOf(group);
    if (binding === undefined) {
      return undefined;
    }
    const evidence = context.evidenceOf(group);
    // Written out, for it is made for every group at every keystroke, and a spread takes ten times as long.
    return { index, settings, text, evidence, binding, isOwnCode, placeOf, hasRest };
  };
}

/** All values that the document states to be codes of the project's own, outside a catalog. */
export function findOwnValues(
  groups: readonly Group[],
  { collectOwnValues, bindingOf }: Pick<CheckContext, "collectOwnValues" | "bindingOf">,
): ReadonlySet<string> {
  const values = collectOwnValues();
  for (const { value } of findOwnCodes(groups, bindingOf)) {
    values.add(value);
  }
  return values;
}

/** The codes of the project's own among the groups. */
export function findOwnCodes(
  groups: readonly Group[],
  bindingOf: (group: Group) => Binding | undefined,
): readonly OwnCode[] {
  return groups
    .filter((group) => definesCodes(group) && isUnbound(bindingOf(group)))
    .flatMap(({ members }) => members.map(({ literal: { value, span } }) => ({ value, span })));
}

function isUnbound(binding: Binding | undefined): boolean {
  return binding === undefined || binding.confidence === "possible";
}

function firstFinding(active: readonly Rule[], occurrence: Occurrence, context: RuleContext): Finding | undefined {
  for (const rule of active) {
    const finding = rule.check?.(occurrence, context);
    if (finding !== undefined) {
      return finding;
    }
  }
  return undefined;
}
