import { type RuleId, ruleIds, type Settings } from "../../../shared/src/settings";
import type { PlacedDirective } from "../occurrences/directiveReach";
import type { DirectiveName } from "../occurrences/directives";
import type { Span } from "../util/span";
import type { Finding } from "./finding";

/** What is left of the findings, and which comments did nothing about them. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  /** Directives that suppressed nothing, or begin or end nothing. */
  readonly unused: readonly PlacedDirective[];
  /** Names of rules in directives that suppressed something, but no finding of these rules. */
  readonly unusedNames: ReadonlyMap<PlacedDirective, readonly DirectiveName[]>;
}

/**
 * Takes the findings away that comments speak of. Where several do, the one that says the least counts as the one that
 * did it, so that one that is of no use beside it is found.
 *
 * @param directives in the order of the text.
 */
export function suppressFindings(
  findings: readonly Finding[],
  directives: readonly PlacedDirective[],
  settings: Settings,
): Suppressed {
  const uses = new Map<PlacedDirective, Set<RuleId>>();
  const disables = directives
    .filter(({ kind }) => kind?.startsWith("disable"))
    .sort((a, b) => breadthOf(a) - breadthOf(b));
  const left = findings.filter(({ rule, span }) => {
    const by = disables.find((directive) => covers(directive, rule, span.start, directives));
    if (by !== undefined) {
      uses.set(by, (uses.get(by) ?? new Set()).add(rule));
    }
    return by === undefined;
  });
  const unused: PlacedDirective[] = [];
  const unusedNames = new Map<PlacedDirective, readonly DirectiveName[]>();
  for (const directive of directives) {
    const used = uses.get(directive);
    if (directive.kind === "enable" ? !endsSome(directive, disables, directives) : isIdle(directive, used, settings)) {
      unused.push(directive);
    } else if (used !== undefined && directive.names.length > 0) {
      const idle = directive.names.filter(({ text }) => isOn(text, settings) && !used.has(text));
      unusedNames.set(directive, idle);
    }
  }
  return { findings: left, unused, unusedNames };
}

/** Whether a directive of this kind could have suppressed something, for its rules are on, and has not. */
function isIdle({ kind, names }: PlacedDirective, used: unknown, settings: Settings): boolean {
  const rules: readonly string[] = names.length === 0 ? ruleIds : names.map(({ text }) => text);
  return kind?.startsWith("disable") === true && used === undefined && rules.some((rule) => isOn(rule, settings));
}

function isOn(rule: string, { rules }: Settings): rule is RuleId {
  return ruleIds.some((id) => id === rule && rules[id] !== "off");
}

function covers(
  directive: PlacedDirective,
  rule: RuleId,
  offset: number,
  directives: readonly PlacedDirective[],
): boolean {
  const reach = directive.kind === "disable" ? blockOf(directive, rule, directives) : directive.reach;
  return reach !== undefined && speaksOf(directive, rule) && reach.start <= offset && offset <= reach.end;
}

/** From a `disable` to the next `enable` of the rule, or to the end of the document, or of the example that it is in. */
function blockOf(disable: PlacedDirective, rule: RuleId, directives: readonly PlacedDirective[]): Span {
  const end = findEnd(disable, rule, directives)?.span.start ?? endOf(disable);
  return { start: disable.span.end, end };
}

function findEnd(
  disable: PlacedDirective,
  rule: RuleId,
  directives: readonly PlacedDirective[],
): PlacedDirective | undefined {
  const end = endOf(disable);
  return directives.find(
    ({ kind, span, ...other }) =>
      kind === "enable" && disable.span.start < span.start && span.start < end && speaksOf(other, rule),
  );
}

function endOf({ within }: PlacedDirective): number {
  return within?.end ?? Number.POSITIVE_INFINITY;
}

function endsSome(
  enable: PlacedDirective,
  disables: readonly PlacedDirective[],
  directives: readonly PlacedDirective[],
): boolean {
  return disables.some(
    (disable) =>
      disable.kind === "disable" &&
      ruleIds.some((rule) => speaksOf(disable, rule) && findEnd(disable, rule, directives) === enable),
  );
}

function speaksOf({ names }: Pick<PlacedDirective, "names">, rule: RuleId): boolean {
  return names.length === 0 || names.some(({ text }) => text === rule);
}

function breadthOf({ kind, names }: PlacedDirective): number {
  return (kind === "disable" ? 2 : 0) + (names.length === 0 ? 1 : 0);
}
