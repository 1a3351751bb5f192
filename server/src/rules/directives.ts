import * as l10n from "@vscode/l10n";
import { ruleIds, type Settings } from "../../../shared/src/settings";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import { editDistance } from "../catalogs/similarity";
import type { PlacedDirective } from "../occurrences/directiveReach";
import { noCatalog } from "../catalogs/model";
import { directiveKinds, type DirectiveName } from "../occurrences/directives";
import { textOfRemoval } from "../occurrences/directiveRemoval";
import type { Span } from "../util/span";
import type { Text } from "../util/text";
import type { Finding, Fix } from "./finding";
import { joinMessage, quoteNames } from "./message";
import { suppressFindings } from "./suppressions";

export interface DirectivesContext {
  readonly index: CatalogIndex;
  readonly settings: Settings;
  readonly text: Text;
}

/**
 * Does what comments say about the findings, and finds what is wrong with these comments: `invalid-directive`, they name
 * what is not there; `unused-directive`, they have no effect. Sorted by place.
 */
export function applyDirectives(
  findings: readonly Finding[],
  directives: readonly PlacedDirective[],
  context: DirectivesContext,
): readonly Finding[] {
  if (directives.length === 0) {
    return findings;
  }
  const { settings } = context;
  const invalid =
    settings.rules["invalid-directive"] === "off"
      ? []
      : directives.flatMap((directive) => validate(directive, context));
  const suppressed = suppressFindings([...findings, ...invalid], directives, settings);
  const unused = settings.rules["unused-directive"] === "off" ? [] : reportUnused(suppressed, directives, context);
  return [...suppressed.findings, ...unused].sort((a, b) => a.span.start - b.span.start);
}

/** What the directive names that is not there. */
function validate(directive: PlacedDirective, { index, text }: DirectivesContext): readonly Finding[] {
  const { kind, kindSpan, names } = directive;
  if (kind === undefined) {
    const written = text.slice(kindSpan.start, kindSpan.end);
    const known = directiveKinds.filter((candidate) => candidate !== "bind").map((candidate) => `errdex-${candidate}`);
    return [reportUnknown(written, kindSpan, "directive", known)];
  }
  if (kind === "bind") {
    const known = [...index.catalogs.map(({ id }) => id), noCatalog];
    return names.length === 0
      ? [
          report(
            "invalid-directive",
            kindSpan,
            "errdex:",
            l10n.t("Name the catalog that this is about: {0}.", quoteNames(known)),
          ),
        ]
      : reportUnknownNames(names, "catalog", known);
  }
  return reportUnknownNames(names, "rule", ruleIds);
}

function reportUnknownNames(
  names: readonly DirectiveName[],
  what: Nameable,
  known: readonly string[],
): readonly Finding[] {
  return names
    .filter(({ text }) => !known.includes(text))
    .map(({ text, span }) => reportUnknown(text, span, what, known));
}

/** Edits within which another name was probably meant. */
const furthest = 3;

/** What a comment can name, and the sentence that there is none of this name. */
const refusals = {
  directive: (name: string) => l10n.t("'{0}' is not a directive of Errdex.", name),
  catalog: (name: string) => l10n.t("'{0}' is not a catalog.", name),
  rule: (name: string) => l10n.t("'{0}' is not a rule.", name),
};
type Nameable = keyof typeof refusals;

function reportUnknown(written: string, span: Span, what: Nameable, known: readonly string[]): Finding {
  const nearest = known
    .map((name) => ({ name, edits: editDistance(written, name, furthest) }))
    .filter(({ name, edits }) => edits <= Math.min(furthest, name.length / 2))
    .sort((a, b) => a.edits - b.edits)[0];
  const hint =
    nearest === undefined ? l10n.t("There are {0}.", quoteNames(known)) : l10n.t("Did you mean '{0}'?", nearest.name);
  return {
    ...report("invalid-directive", span, written, joinMessage([refusals[what](written), hint])),
    sure: nearest?.edits === 1,
    fixes:
      nearest === undefined ? [] : [{ title: l10n.t("Change to '{0}'", nearest.name), span, newText: nearest.name }],
  };
}

function reportUnused(
  { unused, unusedNames }: ReturnType<typeof suppressFindings>,
  directives: readonly PlacedDirective[],
  { text }: DirectivesContext,
): readonly Finding[] {
  const idle = directives
    .filter((directive) => unused.includes(directive) || bindsNothing(directive))
    .map((directive) => {
      const { span, kind } = directive;
      const written = text.slice(span.start, span.end);
      const message = idleSentences[kind ?? "disable"](written);
      const fix: Fix = {
        title: l10n.t("Remove the comment"),
        span: textOfRemoval(text.toString(), directive),
        newText: "",
      };
      return reportNeedless(span, written, message, fix);
    });
  const names = Array.from(unusedNames).flatMap(([directive, rules]) =>
    rules.map((name): Finding => {
      const message = l10n.t("'{0}' has no effect here: there is no such problem.", name.text);
      const fix = { title: l10n.t("Remove '{0}'", name.text), span: textOfName(directive, name), newText: "" };
      return reportNeedless(name.span, name.text, message, fix);
    }),
  );
  return [...idle, ...names];
}

const idleSentences = {
  bind: (written: string) => l10n.t("'{0}' has no effect: no code follows that it could be about.", written),
  "disable-line": (written: string) => l10n.t("'{0}' has no effect: there is no such problem on this line.", written),
  "disable-next-line": (written: string) =>
    l10n.t("'{0}' has no effect: there is no such problem on the next line.", written),
  disable: (written: string) => l10n.t("'{0}' has no effect: there is no such problem below.", written),
  enable: (written: string) => l10n.t("'{0}' has no effect: nothing is disabled here.", written),
};

function bindsNothing({ kind, bindsFile, reach }: PlacedDirective): boolean {
  return kind === "bind" && !bindsFile && reach === undefined;
}

/** A name in a list, with the comma that its going would leave. */
function textOfName({ names }: PlacedDirective, name: DirectiveName): Span {
  const i = names.indexOf(name);
  const before = names[i - 1];
  const after = names[i + 1];
  return before === undefined
    ? { start: name.span.start, end: after?.span.start ?? name.span.end }
    : { start: before.span.end, end: name.span.end };
}

function reportNeedless(span: Span, value: string, message: string, fix: Fix): Finding {
  return { ...report("unused-directive", span, value, message), sure: true, tag: "unnecessary", fixes: [fix] };
}

function report(rule: "unused-directive" | "invalid-directive", span: Span, value: string, message: string): Finding {
  return {
    rule,
    span,
    value,
    occurrence: undefined,
    catalog: undefined,
    message,
    suggestions: [],
    sure: false,
    reasons: [],
  };
}
