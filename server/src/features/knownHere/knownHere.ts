import * as l10n from "@vscode/l10n";
import { defaultSettings, ruleIds, settingsSection, type Settings } from "../../../../shared/src/settings";
import { isCatalogFile } from "../../catalogs/catalogFiles";
import type { CatalogIndex } from "../../catalogs/catalogIndex";
import { showOrigin } from "../../catalogs/showOrigin";
import { noCatalog } from "../../catalogs/model";
import type { Group, Occurrence } from "../../occurrences/occurrence";
import type { KnownFact } from "../../../../shared/src/protocol";
import type { KnownHere, KnownLiteral, KnownSetting } from "../../render/knownHere";
import { roleName } from "../../render/roleName";
import type { Analysis, LiteralContext } from "../../service";
import type { Tally } from "../../util/times";
import { confidenceNames, describeSilence } from "./silenceTexts";
import { skippedText } from "./skippedText";

/** What is told of a place in a document. */
export interface Asked {
  readonly uri: string;
  /** As people know the place: `src/pay.ts:12:8`. */
  readonly place: string;
  readonly languageId: string;
  /** Name of the language that the document is read in; `undefined` where that is none. */
  readonly language: string | undefined;
  readonly index: CatalogIndex;
  readonly settings: Settings;
  /** What the editor says without the configs of the project. */
  readonly own: Settings;
  readonly context: LiteralContext | undefined;
  readonly analysis: Analysis | undefined;
  /** How many files of the workspace were read. */
  readonly files: number;
  /** Whether all around this one were. */
  readonly isIndexed: boolean;
  /** What time went by on the document's text; `undefined` where that is not known. */
  readonly spent: Tally | undefined;
  /** Whether another file defines the value as a code of the project's own. */
  readonly definesCode: (value: string) => boolean;
}

/** Members of a group that are shown. */
const mostMembers = 20;

/** All that is known of the literal at a place, or of the file, and why no more. */
export function describeKnown(asked: Asked): KnownHere {
  const { place, analysis, index } = asked;
  const context = asked.context && asJudged(asked.context, analysis);
  const evidence = [...(context?.evidence ?? []), ...(analysis?.evidence ?? [])].map(({ reason }) => reason.text);
  return {
    place,
    file: describeFile(asked),
    literal: context === undefined ? undefined : describeLiteral(context, asked),
    evidence: [...new Set(evidence)],
    catalogs: index.catalogs.map(({ id, name, entries, from }) =>
      l10n.t("{0} ({1}): {2} codes, {3}", name, id, entries.size, showOrigin(from)),
    ),
    settings: describeSettings(asked),
  };
}

/**
 * With the binding that the rules went by. That of the context leaves the literal itself out, as completion needs it, and
 * two numbers for one thing would explain nothing.
 */
function asJudged(context: LiteralContext, analysis: Analysis | undefined): LiteralContext {
  const { start } = context.occurrence.literal.span;
  const group = analysis?.groups.find(({ members }) => members.some(({ literal }) => literal.span.start === start));
  return analysis === undefined || group === undefined ? context : { ...context, binding: analysis.bindingOf(group) };
}

function describeFile(asked: Asked): readonly KnownFact[] {
  const { languageId, language, index, settings, analysis, spent } = asked;
  const denied = whyNotRead(asked);
  const ids: ReadonlySet<string> = new Set([noCatalog, ...index.catalogs.map(({ id }) => id)]);
  const unknown = [...new Set(Object.values(settings.bind).flat())].filter((id) => !ids.has(id));
  const codes = analysis?.groups.flatMap(({ members }) => members.filter(({ entries }) => entries.length > 0)).length;
  return [
    {
      name: l10n.t("Language"),
      value: language === undefined || language === languageId ? languageId : `${languageId} (${language})`,
    },
    { name: l10n.t("Is read"), value: denied ?? l10n.t("yes") },
    { name: l10n.t("Known codes in it"), value: String(codes ?? 0) },
    ...(denied === undefined && analysis !== undefined
      ? [{ name: l10n.t("Is checked"), value: describeChecks(analysis) }]
      : []),
    ...(unknown.length === 0
      ? []
      : [{ name: l10n.t("In errdex.bind, but no catalog's id"), value: unknown.join(", ") }]),
    { name: l10n.t("Problems in it"), value: String(analysis?.findings.length ?? 0) },
    { name: l10n.t("Other files of the workspace"), value: describeOthers(asked) },
    ...(spent === undefined
      ? []
      : [
          {
            name: l10n.t("Time spent on it"),
            value: l10n.t(
              "{0} ms since it was opened, {1} ms at most at once",
              ...[spent.ms, spent.slowest].map(Math.ceil),
            ),
          },
        ]),
  ];
}
/** That a file is left alone, and why; `undefined` where it is read. */
function whyNotRead({ uri, language, settings, analysis }: Asked): string | undefined {
  if (!settings.enable) {
    return l10n.t("no: the setting errdex.enable switches Errdex off");
  }
  if (isCatalogFile(uri)) {
    return l10n.t("no: it is a catalog, which states codes instead of using them");
  }
  if (language === undefined) {
    return l10n.t("no: Errdex does not read this language, and errdex.includeLanguages does not name it");
  }
  return analysis?.skipped === undefined ? undefined : l10n.t("no: {0}", skippedText(analysis.skipped));
}

function describeOthers({ files, isIndexed }: Asked): string {
  if (isIndexed) {
    return l10n.t("all {0} were read", files);
  }
  return files === 0
    ? l10n.t("none was read: it is in no folder of the window, or reading has just begun")
    : l10n.t("{0} were read, not all: what the others show is not known", files);
}

/** Whether rules speak of anything in a file that is read, and if they do not, why. */
function describeChecks(analysis: Analysis): string {
  const { groups } = analysis;
  const bound = groups.flatMap((group) => analysis.bindingOf(group)?.catalog.name ?? []);
  if (bound.length > 0) {
    const names = [...new Set(bound)].join(", ");
    return bound.length === 1
      ? l10n.t("1 place, about {0}", names)
      : l10n.t("{0} places, about {1}", bound.length, names);
  }
  const denied = groups.map(whyNone(analysis)).find((reason) => reason !== undefined);
  if (denied !== undefined) {
    return l10n.t("nothing: {0}", denied);
  }
  return groups.length === 0
    ? l10n.t("nothing: no string in it is a known code, or nearly one, in a place for codes")
    : l10n.t("nothing: nothing in it, or in the rest of its package, tells which API its strings are about");
}

/** Who says that the codes of a group are those of no catalog. */
function whyNone(analysis: Analysis | undefined): (group: Group) => string | undefined {
  return (group) => {
    const statement = analysis?.statementOf(group);
    return statement?.catalogs.length === 0 ? statement.reason.text : undefined;
  };
}

function describeLiteral(context: LiteralContext, asked: Asked): KnownLiteral {
  const { occurrence, binding } = context;
  const { literal, role, group, entries } = occurrence;
  const { value } = literal;
  const near = entries.length > 0 ? [] : asked.index.nearMisses(value).slice(0, 3);
  const members = group.members.slice(0, mostMembers);
  return {
    value,
    facts: [
      {
        name: l10n.t("Is a code of"),
        value: entries.length === 0 ? l10n.t("no catalog") : entries.map(({ catalog }) => catalog.name).join(", "),
      },
      ...(near.length === 0
        ? []
        : [
            {
              name: l10n.t("Is near"),
              value: near.map(({ entry }) => `${entry.code} (${entry.catalog.name})`).join(", "),
            },
          ]),
      { name: l10n.t("Role"), value: roleName(role) },
      { name: l10n.t("Compared with or assigned to"), value: group.subject?.text ?? l10n.t("nothing that has a name") },
      {
        name: l10n.t("Its group is about"),
        value:
          binding === undefined
            ? l10n.t("no catalog")
            : l10n.t("{0}, {1}", binding.catalog.name, confidenceNames[binding.confidence]()),
      },
      ...(binding === undefined ? [] : [{ name: l10n.t("Values in its group"), value: describeTally(binding.tally) }]),
    ],
    members: members.map((member) => ({ name: member.literal.value, value: describeMember(member) })),
    moreMembers: group.members.length - members.length,
    reasons:
      binding?.reasons.map(({ text }) => text) ??
      [whyNone(asked.analysis)(group)].filter((reason) => reason !== undefined),
    rules: ruleIds
      .filter((id) => !id.endsWith("-directive"))
      .map((id) => ({ name: id, value: describeRule(id, context, asked) })),
  };
}

/** Why nothing is said of a group that is bound to no catalog, though it may have codes of one. */
function describeUnbound({ tallies }: Group): string {
  const [most] = [...tallies].sort(([, a], [, b]) => b.known - a.known);
  const [catalog, { known, slips, others, foreign }] = most ?? [
    undefined,
    { known: 0, slips: 0, others: 0, foreign: 0 },
  ];
  const rest = slips + others + foreign;
  return catalog === undefined || known === 0 || rest === 0
    ? l10n.t("silent: nothing tells which API this is about")
    : l10n.t(
        "silent: nothing tells which API this is about; codes of {0} in its group may be chance: {1}, other values: {2}",
        catalog.name,
        known,
        rest,
      );
}

function describeTally({ known, slips, others, foreign }: NonNullable<LiteralContext["binding"]>["tally"]): string {
  const counts: readonly (readonly [count: number, text: string])[] = [
    [known, l10n.t("{0} of its codes", known)],
    [slips, l10n.t("{0} one slip away from a code", slips)],
    [others, l10n.t("{0} of other catalogs", others)],
    [foreign, l10n.t("{0} no code", foreign)],
  ];
  return counts.flatMap(([count, told]) => (count > 0 ? [told] : [])).join(", ");
}

function describeMember({ entries }: Occurrence): string {
  return entries.length === 0
    ? l10n.t("no code")
    : l10n.t("a code of {0}", entries.map(({ catalog }) => catalog.name).join(", "));
}

function describeRule(
  id: (typeof ruleIds)[number],
  { occurrence, binding }: LiteralContext,
  { settings, analysis, definesCode }: Asked,
): string {
  const { literal } = occurrence;
  const level = settings.rules[id];
  if (level === "off") {
    return l10n.t("off, by the setting errdex.rules");
  }
  const found = analysis?.findings.find(({ rule, span }) => rule === id && span.start === literal.span.start);
  if (found !== undefined) {
    return `${level}: ${found.message}`;
  }
  if (binding === undefined) {
    const denied = whyNone(analysis)(occurrence.group);
    return denied === undefined ? describeUnbound(occurrence.group) : l10n.t("silent: {0}", denied);
  }
  if (id === "unknown-code" && analysis !== undefined) {
    const silence = analysis.whyUnknownCodeIsSilent(occurrence);
    return silence === undefined
      ? l10n.t("silent: a comment switches it off here")
      : describeSilence(silence, { catalog: binding.catalog, isDefinedElsewhere: definesCode(literal.value) });
  }
  return l10n.t("silent: it has nothing to say here");
}

function describeSettings({ settings, own }: Asked): readonly KnownSetting[] {
  return (Object.keys(defaultSettings) as (keyof Settings)[]).map((key) => {
    const [value, ofEditor, byDefault] = [settings[key], own[key], defaultSettings[key]].map((it) =>
      JSON.stringify(it),
    );
    const from =
      value !== ofEditor
        ? "errdex.json"
        : value === byDefault
          ? l10n.t("as is by default")
          : l10n.t("the editor's settings");
    return { name: `${settingsSection}.${key}`, value: value ?? "", from };
  });
}
