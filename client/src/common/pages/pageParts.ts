import { l10n } from "vscode";
import type { Guidance } from "../../../../shared/src/catalog";
import { html, type HtmlPart, type SafeHtml, trustedHtml } from "../../../../shared/src/html";
import type { EntryName } from "../../../../shared/src/protocol";
import { commandIds } from "../commandIds";
import { pageStyle } from "./pageStyle";
import { tellAudience, tellRetry } from "./pageTexts";

export interface PageOptions {
  /** Language of our own texts: `en`. */
  readonly lang: string;
  /** Made anew for each page, so that no style or script of another origin counts. */
  readonly nonce: string;
}

/** A whole HTML document, in the looks that all pages about codes share. */
export function renderDocument(title: string, body: SafeHtml, { lang, nonce }: PageOptions): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>\n${
    html`<html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${trustedHtml(pageStyle)}
        </style>
      </head>
      ${body}
    </html>`.text
  }\n`;
}

/** Errdex's own words, and told apart as such from what the vendor says: the rest of a section with this heading. */
export function adviceHeading(catalogName: string): SafeHtml {
  return html`${l10n.t("Suggested handling")} <small>${l10n.t("· Errdex’s advice, not {0}’s", catalogName)}</small>`;
}

/** What to do, who can, and whether another try helps; `undefined` where there is no advice. */
export function renderGuidance({ action, audience, retry }: Partial<Guidance> = {}): HtmlPart {
  if (action === undefined && audience === undefined && retry === undefined) {
    return undefined;
  }
  return html`${action !== undefined && html`<p>${action}</p>`}
  ${renderTable([
    [l10n.t("Who can act"), audience && tellAudience(audience)],
    [l10n.t("Retry"), retry && tellRetry(retry)],
  ])}`;
}

/** Names with their values, without those that have none. */
export function renderTable(rows: readonly (readonly [name: string, value: HtmlPart])[]): SafeHtml | undefined {
  const filled = rows.filter(([, value]) => value !== undefined && value !== false);
  return filled.length === 0
    ? undefined
    : html`<dl>
        ${filled.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>`;
}

/** A code that leads to its page. */
export function linkToCode({ catalog, code, isDeprecated }: EntryName & { readonly isDeprecated: boolean }): SafeHtml {
  return linkToPage({ catalog, code }, "code", isDeprecated ? html`<s>${code}</s>` : code);
}

/** A label that leads to the page of a code or a status. */
export function linkToPage({ catalog, code }: EntryName, className: string, label: HtmlPart): SafeHtml {
  return html`<a class="${className}" href="${commandUri(commandIds.explainCode, { catalog, code })}">${label}</a>`;
}

/** With commas between. */
export function joinParts(parts: readonly SafeHtml[]): SafeHtml {
  return html`${parts.map((part, i) => (i === 0 ? part : html`, ${part}`))}`;
}

/** @example commandUri("a.b", { c: 1 }) === "command:a.b?%5B%7B%22c%22%3A1%7D%5D" */
export function commandUri(command: string, argument: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}
