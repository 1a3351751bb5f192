import * as l10n from "@vscode/l10n";
import { ruleIds } from "../../../../shared/src/settings";
import type { CatalogIndex } from "../../catalogs/catalogIndex";
import type { DirectiveContext } from "../../occurrences/directiveAt";
import { type DirectiveKind, directiveKinds } from "../../occurrences/directives";
import { noCatalog } from "../../catalogs/model";
import { ruleText } from "../../rules/ruleTexts";
import type { Span } from "../../util/span";
import { directiveText, noneText } from "../directiveTexts";

/** What may be written next in a comment that speaks to Errdex. */
export interface DirectiveCompletion {
  readonly span: Span;
  readonly items: readonly DirectiveItem[];
}

export interface DirectiveItem {
  readonly label: string;
  readonly newText: string;
  readonly kind: "directive" | "catalog" | "rule";
  /** A few words beside the label. */
  readonly detail: string;
  /** A sentence or two. */
  readonly text: string;
}

/**
 * Directives at the beginning of a comment's line; behind one, the catalogs or rules that it does not name yet.
 *
 * @param explicit a person asked for it; it was not a character that did.
 */
export function completeDirective(
  { typed, behind, start, offset }: DirectiveContext,
  index: CatalogIndex,
  explicit: boolean,
): DirectiveCompletion | undefined {
  if (/(?:^|\s)--+(?:\s|$)/.test(typed) || (typed === "" && !explicit)) {
    return undefined;
  }
  const rest = /^[\w-]*/.exec(behind)?.[0].length ?? 0;
  const [, head, list] = /^(errdex:|errdex-(?:disable(?:-next-line|-line)?|enable)(?=\s))(.*)$/s.exec(typed) ?? [];
  if (head === undefined || list === undefined) {
    const isWord = /^[\w-]*$/.test(typed);
    const end = offset + (/^[\w:-]*/.exec(behind)?.[0].length ?? 0);
    return isWord ? { span: { start, end }, items: listDirectives(index) } : undefined;
  }
  const word = /[^\s,]*$/.exec(list)?.[0] ?? "";
  const named = new Set((list.slice(0, list.length - word.length) + behind.slice(rest)).split(/[\s,]+/));
  const items = head === "errdex:" ? listCatalogs(index) : listRules();
  const gap = list === "" ? " " : "";
  return {
    span: { start: offset - word.length, end: offset + rest },
    items: items.filter(({ label }) => !named.has(label)).map((item) => ({ ...item, newText: gap + item.newText })),
  };
}

function listDirectives(index: CatalogIndex): readonly DirectiveItem[] {
  const kinds = directiveKinds.filter((kind): kind is Exclude<DirectiveKind, "bind"> => kind !== "bind");
  return [
    ...listCatalogs(index).map((item): DirectiveItem => {
      const text = `errdex: ${item.label}`;
      return { ...item, label: text, newText: text, kind: "directive" };
    }),
    ...kinds.map((kind): DirectiveItem => {
      const text = `errdex-${kind}`;
      return { label: text, newText: text, kind: "directive", detail: "", text: directiveText(kind) };
    }),
  ];
}

function listCatalogs({ catalogs }: CatalogIndex): readonly DirectiveItem[] {
  return [
    ...catalogs.map(({ id, name, entries }): DirectiveItem => ({
      label: id,
      newText: id,
      kind: "catalog",
      detail: l10n.t("{0}, {1} codes", name, entries.size),
      text: directiveText("bind"),
    })),
    { label: noCatalog, newText: noCatalog, kind: "catalog", detail: "", text: noneText() },
  ];
}

function listRules(): readonly DirectiveItem[] {
  return ruleIds
    .filter((id) => id !== "unused-directive")
    .map((id): DirectiveItem => ({ label: id, newText: id, kind: "rule", detail: "", text: ruleText(id) }));
}
