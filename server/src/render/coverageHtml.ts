import * as l10n from "@vscode/l10n";
import { html, type HtmlPart, type SafeHtml } from "../../../shared/src/html";
import type { CodeSpot, CoverageCommands, EntryName } from "../../../shared/src/protocol";
import type {
  CatalogReport,
  CodePlace,
  CodeReport,
  Concern,
  Counts,
  CoverageReport,
  FamilyReport,
  Sign,
} from "../workspace/coverageReport";
import { bar, patterns, swatch } from "./coverageBars";
import { coverageStyle, coverageStyleHash } from "./coverageStyle";
import { htmlPage } from "./htmlPage";
import { roleName } from "./roleName";

export interface CoveragePageOptions {
  /** As people know the file: `src/client.ts`. */
  readonly showPath: (uri: string) => string;
  /** Commands that links call, where somebody runs them: in an editor. */
  readonly commands?: CoverageCommands;
}

/** Places of a code that are shown; the rest is counted. */
const mostPlaces = 4;
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

function proposals({ catalog, left }: CatalogReport, options: CoveragePageOptions): HtmlPart {
  const worthwhile = left.filter(({ concern }) => concern === "user" || concern === "retry").slice(0, mostProposed);
  if (worthwhile.length === 0) {
    return undefined;
  }
  const items = worthwhile.map(({ entry, concern }) => {
    const { code, summary, guidance } = entry;
    return html`<li data-user="${concern === "user" ? "yes" : "no"}">
      ${codeName(catalog.id, code, options)} <span class="quiet">${guidance?.action ?? summary}</span>
    </li>`;
  });
  return html`<div class="first-left">
    <h4>${l10n.t("Worth handling first")}</h4>
    <ul class="first">
      ${items}
    </ul>
  </div>`;
}

function familySection(report: FamilyReport, id: string, widest: number, options: CoveragePageOptions): SafeHtml {
  const { family, codes, handled, total, userTotal, userHandled } = report;
  const left = userTotal - userHandled;
  const marks = [
    "family",
    ...(handled === 0 ? ["none-handled"] : []),
    ...(handled === total ? ["none-left"] : []),
    ...(userTotal === 0 ? ["no-users"] : []),
  ];
  const columns = [l10n.t("Code"), l10n.t("State"), l10n.t("Meaning"), l10n.t("Where")];
  return html`<details class="${marks.join(" ")}" id="${id}">
    <summary>
      <h3>${familyName(report)} ${family !== undefined && html`<span class="quiet">${family.title}</span>`}</h3>
      ${bar({ done: handled, user: left, rest: total - handled - left }, widest)}
      <span class="numbers">
        ${l10n.t("{0} of {1} handled", handled, total)}
        ${left > 0 && html`<span class="quiet">${l10n.t("{0} left that users can act on", left)}</span>`}
      </span>
    </summary>
    <table>
      <thead>
        <tr>
          ${columns.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${codes.map((code) => codeRow(code, options))}
      </tbody>
    </table>
  </details>`;
}

function familyName({ family }: FamilyReport): SafeHtml {
  return family === undefined ? html`<span>${l10n.t("no family")}</span>` : html`<code>${family.prefix}</code>`;
}

function codeRow({ entry, state, concern, places }: CodeReport, options: CoveragePageOptions): SafeHtml {
  const { code, catalog, summary, deprecated, httpStatus = [] } = entry;
  const notes = [
    ...(deprecated === undefined ? [] : [l10n.t("deprecated")]),
    ...(concern === "unknown" ? [] : [concernText(concern)]),
    ...(httpStatus.length === 0 ? [] : [`HTTP ${httpStatus.join(", ")}`]),
  ];
  // Those that handle it come first.
  const sorted = [...places].sort((a, b) => Number(b.handles) - Number(a.handles));
  const more = Math.max(0, places.length - mostPlaces);
  return html`<tr data-state="${state}" data-user="${concern === "user" ? "yes" : "no"}">
    <th scope="row">${codeName(catalog.id, code, options)}</th>
    <td class="state"><span class="mark" aria-hidden="true">${stateMarks[state]}</span>${stateText(state)}</td>
    <td>${summary} ${notes.length > 0 && html`<span class="quiet">${notes.join(" · ")}</span>`}</td>
    <td>
      ${
        places.length > 0 &&
        html`<ul>
          ${sorted.slice(0, mostPlaces).map((item) => placeItem(item, options))}
          ${more > 0 && html`<li class="quiet">${l10n.t("and {0} more", more)}</li>`}
        </ul>`
      }
    </td>
  </tr>`;
}

function placeItem(item: CodePlace, options: CoveragePageOptions): SafeHtml {
  const { uri, cell, line } = item;
  const path = options.showPath(uri);
  const text = cell === undefined ? `${path}:${line + 1}` : l10n.t("{0}, cell {1}:{2}", path, cell, line + 1);
  const shown = html`<span class="place">${text}</span>`;
  const notes = [roleName(item.role), ...(item.isMeant ? [] : [l10n.t("of another API")])];
  return html`<li>${place(item, shown, options)} <span class="quiet">${notes.join(" · ")}</span></li>`;
}

function place(spot: CodeSpot, label: SafeHtml | string, options: CoveragePageOptions): HtmlPart {
  const { uri, line, start, end, cell } = spot;
  return link(options.commands?.openPlace, { uri, line, start, end, ...(cell !== undefined && { cell }) }, label);
}

function codeName(catalog: string, code: string, { commands }: CoveragePageOptions): HtmlPart {
  return link(commands?.explainCode, { catalog, code }, html`<code>${code}</code>`);
}

function link(command: string | undefined, argument: CodeSpot | EntryName, label: SafeHtml | string): HtmlPart {
  return command === undefined
    ? label
    : html`<a href="command:${command}?${encodeURIComponent(JSON.stringify([argument]))}">${label}</a>`;
}

/** What the bars show, for whoever would rather read it or copy it. */
function figures({ catalog, families, ...counts }: CatalogReport): SafeHtml {
  const columns = [
    l10n.t("Codes"),
    l10n.t("Handled"),
    l10n.t("Not handled, users can act"),
    l10n.t("Not handled, others"),
  ];
  const row = (name: HtmlPart, { total, handled, userTotal, userHandled }: Counts): SafeHtml => {
    const cells = [total, handled, userTotal - userHandled, total - handled - (userTotal - userHandled)];
    return html`<tr>
      <th scope="row">${name}</th>
      ${cells.map((cell) => html`<td class="n">${cell}</td>`)}
    </tr>`;
  };
  return html`<details class="more" id="figures-${catalog.id}">
    <summary>${l10n.t("Figures as a table")}</summary>
    <table>
      <caption class="hidden">
        ${l10n.t("{0}: codes by family", catalog.name)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${l10n.t("Family")}</th>
          ${columns.map((name) => html`<th scope="col" class="n">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${families.map((family) => row(familyName(family), family))}
      </tbody>
      <tfoot>
        ${row(l10n.t("All"), counts)}
      </tfoot>
    </table>
  </details>`;
}

const stateMarks: Readonly<Record<CodeReport["state"], string>> = { handled: "✓", mentioned: "·", absent: "✗" };

function stateText(state: CodeReport["state"]): string {
  switch (state) {
    case "handled":
      return l10n.t("handled");
    case "mentioned":
      return l10n.t("only mentioned");
    case "absent":
      return l10n.t("not handled");
  }
}

function concernText(concern: Exclude<Concern, "unknown">): string {
  switch (concern) {
    case "user":
      return l10n.t("users can act");
    case "retry":
      return l10n.t("worth a retry");
    case "operator":
      return l10n.t("for the operator");
    case "developer":
      return l10n.t("for the developer");
  }
}
