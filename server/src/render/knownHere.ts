import * as l10n from "@vscode/l10n";
import type { KnownFact } from "../../../shared/src/protocol";
import { joinBlocks, markdown, type Markup } from "./markdown";

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

/** The page, in Markdown or plain text. */
export function renderKnownHere(
  { place, file, literal, evidence, catalogs, settings }: KnownHere,
  markup: Markup = markdown,
): string {
  const { text, code } = markup;
  const heading = (level: string, title: string): string =>
    markup.kind === "markdown" ? `${level} ${text(title)}` : text(title);
  const sections: readonly (readonly [title: string, blocks: readonly string[]])[] = [
    ...(literal === undefined ? [] : [renderLiteral(literal, markup)]),
    [l10n.t("This file"), [listFacts(file, markup)]],
    [l10n.t("Signs of APIs, here and in the rest of the package"), [list(evidence.map(text), l10n.t("None."), markup)]],
    [l10n.t("Catalogs in force"), [list(catalogs.map(text), l10n.t("None."), markup)]],
    [
      l10n.t("Settings"),
      [
        list(
          settings.map(({ name, value, from }) => `${code(name)}: ${code(value)} (${text(from)})`),
          l10n.t("None."),
          markup,
        ),
      ],
    ],
  ];
  return `${joinBlocks([
    heading("#", l10n.t("What Errdex knows here")),
    text(place),
    ...(literal === undefined ? [text(l10n.t("No string or name that could be a code stands at the cursor."))] : []),
    ...sections.flatMap(([title, blocks]) => [heading("##", title), ...blocks]),
  ])}\n`;
}

function renderLiteral(
  { value, facts, members, moreMembers, reasons, rules }: KnownLiteral,
  markup: Markup,
): [string, string[]] {
  const { text, code, strong } = markup;
  const shown = members.map(({ name, value: what }) => `${code(name)}: ${text(what)}`);
  return [
    l10n.t("This string: {0}", value),
    [
      listFacts(facts, markup),
      strong(text(l10n.t("Why"))),
      list(reasons.map(text), l10n.t("Nothing tells which API it is about, so that no rule speaks of it."), markup),
      strong(text(l10n.t("Rules"))),
      listFacts(rules, markup),
      strong(text(l10n.t("What stands together with it"))),
      list(
        [...shown, ...(moreMembers > 0 ? [text(l10n.t("and {0} more", moreMembers))] : [])],
        l10n.t("Nothing."),
        markup,
      ),
    ],
  ];
}

function listFacts(facts: readonly KnownFact[], markup: Markup): string {
  return list(
    facts.map(({ name, value }) => `${markup.text(name)}: ${markup.text(value)}`),
    l10n.t("Nothing."),
    markup,
  );
}

function list(items: readonly string[], none: string, { text }: Markup): string {
  return items.length === 0 ? text(none) : items.map((item) => `- ${item}`).join("\n");
}
