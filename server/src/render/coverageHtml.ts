import * as l10n from "@vscode/l10n";
import { html, type HtmlPart, type SafeHtml } from "../../../shared/src/html";
import {
  type CatalogReport,
  type Counts,
  type CoverageReport,
  type Sign,
  listWorthwhile,
} from "../workspace/coverageReport";
import { bar, patterns, swatch } from "./coverageBars";
import { codeName, type CoveragePageOptions, place } from "./coverageLinks";
import { coverageStyle, coverageStyleHash } from "./coverageStyle";
import { familySection, figures } from "./coverageTables";
import { htmlPage } from "./htmlPage";

/** Codes that are proposed to be handled next. */
const mostProposed = 5;

/**
 * The report as one file that needs nothing else: for a browser, an artefact of a CI job, a message to colleagues.
 *
 * @param lang language of our own texts: `en`.
 */
export function renderCoverageHtml(report: CoverageReport, showPath: (uri: string) => string, lang: string): string {
  const body = coveragePage(report, { showPath });
  const title = l10n.t("Coverage of error codes");
  return htmlPage({ title, lang, style: coverageStyle, styleHash: coverageStyleHash, body });
}

/** What is inside of the page's body. */
export function renderCoverageBody(report: CoverageReport, options: CoveragePageOptions): string {
  return coveragePage(report, options).text;
}

function coveragePage(report: CoverageReport, options: CoveragePageOptions): SafeHtml {
  const { catalogs } = report;
  return html`<main>
    <h1>${l10n.t("Coverage of error codes")}</h1>
    <p class="quiet">${l10n.t("Which codes of its APIs this project handles, and which it does not.")}</p>
    ${noteOf(report)} ${catalogs.length > 0 && filters()} ${patterns}
    ${catalogs.map((catalog) => catalogSection(catalog, options))}
    <p class="quiet more">
      ${l10n.t(
        "A code counts as handled where a case, a comparison, a list that is searched or a key of a map tells it from others; tests do not count, and neither do switches and lists of another API. Nobody need handle every code: a default branch meets the rest.",
      )}
      ${l10n.t("Whether users can act on a code, and what to do about it, is Errdex’s advice.")}
    </p>
  </main>`;
}

function noteOf(report: CoverageReport): HtmlPart {
  const text = noteText(report);
  return text !== undefined && html`<p class="note">${text}</p>`;
}

function noteText({ catalogs, isComplete, files }: CoverageReport): string | undefined {
  if (catalogs.length === 0) {
    return l10n.t("There is no catalog to report on.");
  }
  if (!isComplete) {
    return l10n.t("Not all files were read, so codes may be handled where this page does not know.");
  }
  if (files === 0) {
    return l10n.t("No file here holds a code of these catalogs, and none shows that it speaks to their APIs.");
  }
  return catalogs.every(({ signs }) => signs.length === 0)
    ? l10n.t("No file shows that this project speaks to one of these APIs.")
    : undefined;
}

function filters(): SafeHtml {
  return html`<fieldset>
    <legend>${l10n.t("Show")}</legend>
    <label><input type="radio" name="show" id="show-all" checked />${l10n.t("all codes")}</label>
    <label><input type="radio" name="show" id="show-left" />${l10n.t("not handled")}</label>
    <label><input type="radio" name="show" id="show-handled" />${l10n.t("handled")}</label>
    <label><input type="checkbox" id="only-users" />${l10n.t("only what users can act on")}</label>
  </fieldset>`;
}

function catalogSection(report: CatalogReport, options: CoveragePageOptions): SafeHtml {
  const { catalog, signs, handled, total, families } = report;
  const isFolded = signs.length === 0;
  const widest = Math.max(1, ...families.map((family) => family.total));
  return html`<details class="catalog" id="catalog-${catalog.id}" ${!isFolded && html` open`}>
    <summary>
      <h2>${catalog.name}</h2>
      <span class="quiet">
        ${l10n.t("{0} of {1} codes handled", handled, total)}
        ${isFolded && `· ${l10n.t("no sign that this project uses it")}`}
      </span>
    </summary>
    <div>
      ${signList(signs, options)} ${totals(report)} ${proposals(report, options)}
      <h4>${l10n.t("By family")}</h4>
      <ul class="key">
        <li>${swatch("done")}${l10n.t("handled")}</li>
        <li>${swatch("user")}${l10n.t("not handled, users can act")}</li>
        <li>${swatch("rest")}${l10n.t("not handled, others")}</li>
      </ul>
      ${families.map((family) => familySection(family, `family-${catalog.id}-${family.family?.prefix ?? ""}`, widest, options))}
      ${figures(report)}
    </div>
  </details>`;
}

function signList(signs: readonly Sign[], options: CoveragePageOptions): HtmlPart {
  const [first] = signs;
  if (first === undefined) {
    return undefined;
  }
  const others = signs.length - 1;
  const more =
    others === 0 ? undefined : others === 1 ? l10n.t("and 1 more sign") : l10n.t("and {0} more signs", others);
  return html`<p class="quiet">${l10n.t("In use:")} ${place(first, first.text, options)} ${more}</p>`;
}

function totals({ total, handled, userTotal, userHandled }: Counts): SafeHtml {
  const box = (part: number, whole: number, text: string, kind: "user" | "rest"): SafeHtml =>
    html`<div class="total">
      <p><b>${l10n.t("{0} of {1}", part, whole)}</b> ${text}</p>
      ${bar({ done: part, [kind]: whole - part }, whole)}
    </div>`;
  return html`<div class="totals">
    ${userTotal > 0 && box(userHandled, userTotal, l10n.t("handled, of what users can act on"), "user")}
    ${box(handled, total, l10n.t("handled, of all codes"), "rest")}
  </div>`;
}

function proposals(report: CatalogReport, options: CoveragePageOptions): HtmlPart {
  const worthwhile = listWorthwhile(report).slice(0, mostProposed);
  if (worthwhile.length === 0) {
    return undefined;
  }
  const items = worthwhile.map(({ entry, concern }) => {
    const { code, summary, guidance } = entry;
    return html`<li data-user="${concern === "user" ? "yes" : "no"}">
      ${codeName(report.catalog.id, code, options)} <span class="quiet">${guidance?.action ?? summary}</span>
    </li>`;
  });
  return html`<div class="first-left">
    <h4>${l10n.t("Worth handling first")}</h4>
    <ul class="first">
      ${items}
    </ul>
  </div>`;
}
