import * as l10n from "@vscode/l10n";
import type { StatusFields } from "../../../shared/src/catalog";
import type { Catalog, Entry } from "../catalogs/model";
import { joinBlocks, type Markup, renderEntry } from "./markdown";

/** What an API's answer, or a text that holds one, says of an error. */
export interface ResponseExplanation {
  /** The APIs that it may be from, the likeliest first. */
  readonly apis: readonly ApiFound[];
  /** Those in the field for the code first, then in the order of the text. */
  readonly codes: readonly CodeFound[];
  /** In the order of the text. */
  readonly statuses: readonly StatusFound[];
  /** What the answer says in words, if it says so in a field that the likeliest API has for that. */
  readonly message: string | undefined;
}

export interface ApiFound {
  readonly catalog: Catalog;
  /** Clauses, the strongest first; at least one. */
  readonly reasons: readonly string[];
}

export interface CodeFound {
  /** As it stands in the text. */
  readonly value: string;
  /** The field that holds it: `code`; `undefined` where it stands elsewhere. */
  readonly field: string | undefined;
  /** What it means, in the likeliest API first; none for a code that no catalog has. */
  readonly entries: readonly Entry[];
  /** Codes that may be meant where no catalog has this one. */
  readonly near: readonly Entry[];
}

export interface StatusFound {
  readonly status: string;
  /** What catalogs say of it, the likeliest API first. */
  readonly known: readonly (StatusFields & { readonly catalog: Catalog })[];
}

/** The explanation as a page: which API, which codes and what to do, which HTTP status. */
export function renderResponse(explanation: ResponseExplanation, markup: Markup): string {
  const { apis, codes, statuses, message } = explanation;
  if (codes.length === 0 && apis.length === 0 && statuses.every(({ known }) => known.length === 0)) {
    return l10n.t("There is no error code in this text that a catalog knows.");
  }
  const pages = [
    ...codes.map((code) => renderCode(code, markup)),
    ...statuses.map((status) => renderStatus(status, markup)),
  ];
  return [joinBlocks([renderApi(apis, markup), renderMessage(message, markup)]), ...pages]
    .filter((page) => page !== "")
    .join(`\n\n${markup.rule}\n\n`);
}

function renderApi([first, ...others]: readonly ApiFound[], { strong, text, lineBreak }: Markup): string {
  if (first === undefined) {
    return l10n.t("Nothing in this text shows which API it is from.");
  }
  const because = text(first.reasons.join("; "));
  const lead = l10n.t("{0} answered: {1}.", strong(text(first.catalog.name)), because);
  const rest = others.map(({ catalog }) => text(catalog.name)).join(", ");
  return others.length === 0 ? lead : `${lead}${lineBreak}${l10n.t("Less likely: {0}.", rest)}`;
}

function renderMessage(message: string | undefined, { text, quiet }: Markup): string {
  return message === undefined ? "" : l10n.t("It says: {0}", quiet(text(message)));
}

function renderCode({ value, field, entries, near }: CodeFound, markup: Markup): string {
  const { code } = markup;
  if (entries.length > 0) {
    return joinBlocks([
      ...entries.map((entry) => renderEntry(entry, markup)),
      field === undefined ? "" : l10n.t("It stands in the field {0}.", code(field)),
    ]);
  }
  const unknown =
    field === undefined
      ? l10n.t("{0} is no code of any catalog.", code(value))
      : l10n.t("{0}, in the field {1}, is no code of any catalog.", code(value), code(field));
  if (near.length === 0) {
    return unknown;
  }
  const [first, ...others] = near;
  return joinBlocks([
    `${unknown} ${l10n.t("Did you mean {0}?", near.map((entry) => code(entry.code)).join(", "))}`,
    // With several to choose from, the page of one would look like an answer.
    first !== undefined && others.length === 0 ? renderEntry(first, markup) : "",
  ]);
}

function renderStatus({ status, known }: StatusFound, { strong, text }: Markup): string {
  const title = strong(`HTTP ${text(status)}`);
  return joinBlocks(
    known.length === 0
      ? [title]
      : known.flatMap(({ catalog, summary, detail, guidance }) => [
          `${title} — ${text(catalog.name)}`,
          text(summary),
          detail === undefined ? "" : text(detail),
          guidance?.action === undefined ? "" : l10n.t("Errdex’s advice: {0}", text(guidance.action)),
        ]),
  );
}
