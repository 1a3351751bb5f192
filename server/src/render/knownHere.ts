import * as l10n from "@vscode/l10n";
import type { KnownFact } from "../../../shared/src/protocol";
import { joinBlocks, markdown } from "./markdown";

/** All that is known of a place, and why: the answer to every "why (not)?". Texts are plain. */
export interface KnownHere {
  /** `src/pay.ts:12:8`. */
  readonly place: string;
  readonly file: readonly KnownFact[];
  /** `undefined` where no literal stands at the place. */
  readonly literal: KnownLiteral | undefined;
  readonly evidence: readonly string[];
  readonly catalogs: readonly string[];
  readonly settings: readonly KnownSetting[];
}

export interface KnownLiteral {
  readonly value: string;
  readonly facts: readonly KnownFact[];
  /** Values of its group, each with what it is. */
  readonly members: readonly KnownFact[];
  readonly moreMembers: number;
  /** Why its group is about its catalog. */
  readonly reasons: readonly string[];
  /** What each rule says of it, or why it says nothing. */
  readonly rules: readonly KnownFact[];
}

export interface KnownSetting extends KnownFact {
  readonly from: string;
}

/** The page in Markdown. */
export function renderKnownHere({ place, file, literal, evidence, catalogs, settings }: KnownHere): string {
  const { text, code } = markdown;
  const sections: readonly (readonly [title: string, blocks: readonly string[]])[] = [
    ...(literal === undefined ? [] : [renderLiteral(literal)]),
    [l10n.t("This file"), [listFacts(file)]],
    [l10n.t("Signs of APIs, here and in the rest of the package"), [list(evidence.map(text), l10n.t("None."))]],
    [l10n.t("Catalogs in force"), [list(catalogs.map(text), l10n.t("None."))]],
    [
      l10n.t("Settings"),
      [
        list(
          settings.map(({ name, value, from }) => `${code(name)}: ${code(value)} (${text(from)})`),
          l10n.t("None."),
        ),
      ],
    ],
  ];
  return `${joinBlocks([
    `# ${text(l10n.t("What Errdex knows here"))}`,
    text(place),
    ...(literal === undefined ? [text(l10n.t("No string or name that could be a code stands at the cursor."))] : []),
    ...sections.flatMap(([title, blocks]) => [`## ${text(title)}`, ...blocks]),
  ])}\n`;
}

function renderLiteral({ value, facts, members, moreMembers, reasons, rules }: KnownLiteral): [string, string[]] {
  const { text, code, strong } = markdown;
  const shown = members.map(({ name, value: what }) => `${code(name)}: ${text(what)}`);
  return [
    l10n.t("This string: {0}", value),
    [
      listFacts(facts),
      strong(text(l10n.t("Why"))),
      list(reasons.map(text), l10n.t("Nothing tells which API it is about, so that no rule speaks of it.")),
      strong(text(l10n.t("Rules"))),
      listFacts(rules),
      strong(text(l10n.t("What stands together with it"))),
      list([...shown, ...(moreMembers > 0 ? [text(l10n.t("and {0} more", moreMembers))] : [])], l10n.t("Nothing.")),
    ],
  ];
}

function listFacts(facts: readonly KnownFact[]): string {
  return list(
    facts.map(({ name, value }) => `${markdown.text(name)}: ${markdown.text(value)}`),
    l10n.t("Nothing."),
  );
}

function list(items: readonly string[], none: string): string {
  return items.length === 0 ? markdown.text(none) : items.map((item) => `- ${item}`).join("\n");
}
