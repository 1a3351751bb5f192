import * as l10n from "@vscode/l10n";
import type { Audience, Guidance, Retry } from "../../../shared/src/catalog";
import type { Entry } from "../catalogs/model";

/**
 * How a page is marked up: as Markdown, or as plain text for editors that show no Markdown. Every text that comes from
 * a catalog or a document goes through one of these, so that it is shown and never obeyed.
 */
export interface Markup {
  /** The name that LSP has for it. */
  readonly kind: "markdown" | "plaintext";
  /** A text as it stands, on one line. */
  readonly text: (text: string) => string;
  /** A name to be read letter by letter: a code, a field. */
  readonly code: (name: string) => string;
  /** The rest of these take text that is marked up already. */
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly struck: (text: string) => string;
  /** Gives the label alone where the address is none of http or https. */
  readonly link: (label: string, address: string) => string;
  readonly lineBreak: string;
  /** Stands between two pages, as a block of its own. */
  readonly rule: string;
}

/** Markup of GitHub's kind, as editors and pages show it. Nothing in a text can become markup. */
export const markdown: Markup = {
  kind: "markdown",
  text: escapeMarkdown,
  code: codeSpan,
  strong: (text) => `**${text}**`,
  quiet: (text) => `*${text}*`,
  struck: (text) => `~~${text}~~`,
  link: (label, address) => {
    const url = webAddress(address);
    // VS Code's renderer takes escaped brackets in a label for plain ones, but not character references.
    const safeLabel = label.replaceAll("\\[", "&#91;").replaceAll("\\]", "&#93;");
    return url === undefined ? label : `[${safeLabel}](${url})`;
  },
  lineBreak: "  \n",
  rule: "---",
};

/** No markup, for terminals and clients that show texts as they are. */
export const plainText: Markup = {
  kind: "plaintext",
  text: foldLines,
  code: foldLines,
  strong: (text) => text,
  quiet: (text) => text,
  struck: (text) => text,
  link: (label, address) => {
    const url = webAddress(address);
    return url === undefined ? label : `${label}: ${url}`;
  },
  lineBreak: "\n",
  rule: "----",
};

/** All that is known of a code, for a hover: what the vendor documents first, then Errdex's advice, marked as such. */
export function renderEntry(entry: Entry, markup: Markup): string {
  return joinBlocks([renderTitle(entry, markup), renderEntryDetails(entry, markup)]);
}

/** The same for a place that shows the code already, as a completion list does, and may show its summary. */
export function renderEntryDetails(
  entry: Entry,
  markup: Markup,
  { showsSummary = false }: { readonly showsSummary?: boolean } = {},
): string {
  return joinBlocks([
    renderDeprecation(entry, markup),
    showsSummary ? "" : markup.text(entry.summary),
    entry.detail === undefined ? "" : markup.text(entry.detail),
    renderFacts(entry, markup),
    renderGuidance(entry.guidance, markup),
    renderRelated(entry, markup),
    renderDocs(entry, markup),
  ]);
}

/** Blocks with an empty line between each two; empty ones are left out. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** The address in the form in which it may stand in Markdown, or `undefined` for anything but a web page's. */
export function webAddress(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWebPage = url?.protocol === "https:" || url?.protocol === "http:";
  return isWebPage ? url.href.replace(/[()<>[\]\\|*`]/g, encodeCharacter) : undefined;
}

/**
 * Makes a text mean itself in Markdown: characters that would start a construct are escaped where they would, HTML and
 * bare links are disarmed, line breaks become blanks. Full stops and hyphens inside a sentence stay as they are, for
 * there are editors that show the source.
 *
 * @example escapeMarkdown("a *b* <c>") === "a \\*b\\* \\<c>"
 */
export function escapeMarkdown(text: string): string {
  return (
    foldLines(text)
      .replace(/[\\`*[\]<|~$]/g, "\\$&")
      // Between letters an underscore is only itself: INVALID_OTP.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
      .replace(/&(?=[#\w])/g, "\\&")
      // What a renderer would make a link of: https://…, www.…, name@host.
      .replace(/:(?=\/\/)|(?<=[\w+-])@(?=\w)|(?<=www)\./gi, "\\$&")
      .replace(/(mailto|xmpp):/gi, "$1\\:")
      // What would start a heading, a list or an underline, for the text may come first on its line.
      .replace(/^[#+\-=>]/, "\\$&")
      .replace(/^(\d+)([.)])/, "$1\\$2")
  );
}

/** A code span whatever it holds: the fence is longer than any run of back-ticks inside. */
export function codeSpan(text: string): string {
  const folded = foldLines(text);
  const runs = (folded.match(/`+/g) ?? []).map(({ length }) => length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const pad = /^`|`$|^ .* $/.test(folded) ? " " : "";
  return folded === "" ? "" : `${fence}${pad}${folded}${pad}${fence}`;
}

/** The text on one line, without marks that turn the direction of writing: these could make it look like another. */
export function foldLines(text: string): string {
  return text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\uFFFD")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

function renderTitle({ code, catalog, family, deprecated }: Entry, { code: name, text, struck }: Markup): string {
  const about = [catalog.name, ...(family === undefined ? [] : [family.title])].map(text).join(" · ");
  return `${deprecated === undefined ? name(code) : struck(name(code))} — ${about}`;
}

function renderDeprecation({ deprecated }: Entry, markup: Markup): string {
  if (deprecated === undefined) {
    return "";
  }
  const { since, replacedBy } = deprecated;
  const deprecation = markup.strong(l10n.t("Deprecated"));
  const when = since === undefined ? deprecation : l10n.t("{0} since {1}", deprecation, markup.text(since));
  return replacedBy === undefined ? when : l10n.t("{0}: use {1}", when, markup.code(replacedBy));
}

function renderFacts({ field, header, format, httpStatus = [] }: Entry, { code, text }: Markup): string {
  const facts = [
    ...(field === undefined ? [] : [l10n.t("Field {0}", code(field))]),
    ...(header === undefined ? [] : [l10n.t("Header {0}", code(header))]),
    ...(format === undefined ? [] : [l10n.t("Format {0}", text(format))]),
    ...(httpStatus.length === 0 ? [] : [l10n.t("HTTP status {0}", httpStatus.join(", "))]),
  ];
  return facts.join(" · ");
}

const audienceTexts: Readonly<Record<Audience, () => string>> = {
  developer: () => l10n.t("for the developer"),
  "end-user": () => l10n.t("for the end user"),
  operator: () => l10n.t("for the operator"),
};
const retryTexts: Readonly<Record<Retry, () => string>> = {
  never: () => l10n.t("do not retry"),
  "after-fix": () => l10n.t("retry after a fix"),
  backoff: () => l10n.t("retry with growing pauses"),
};

function renderGuidance(guidance: Guidance | undefined, { strong, text, lineBreak, quiet }: Markup): string {
  const { action, audience, retry } = guidance ?? {};
  const short = [
    ...(audience === undefined ? [] : [audienceTexts[audience]()]),
    ...(retry === undefined ? [] : [retryTexts[retry]()]),
  ];
  if (action === undefined && short.length === 0) {
    return "";
  }
  const title = `${strong(l10n.t("Suggested handling"))} ${quiet(l10n.t("(Errdex’s advice)"))}`;
  const lead = [title, ...short].join(" · ");
  return action === undefined ? lead : `${lead}${lineBreak}${text(action)}`;
}

function renderRelated({ related = [] }: Entry, { code }: Markup): string {
  return related.length === 0 ? "" : l10n.t("Related: {0}", related.map(code).join(", "));
}

function renderDocs(entry: Entry, { text, link }: Markup): string {
  const { docs, catalog } = entry;
  const address = [docs, catalog.docs].find((page) => page !== undefined && webAddress(page) !== undefined);
  if (address === undefined) {
    return "";
  }
  const page = link(text(l10n.t("{0} documentation", catalog.name)), address);
  return catalog.checked === undefined ? page : `${page} · ${l10n.t("checked {0}", text(catalog.checked))}`;
}
