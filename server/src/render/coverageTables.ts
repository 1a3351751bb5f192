import * as l10n from "@vscode/l10n";
import { html, type HtmlPart, type SafeHtml } from "../../../shared/src/html";
import type { CatalogReport, CodePlace, CodeReport, Concern, Counts, FamilyReport } from "../workspace/coverageReport";
import { bar } from "./coverageBars";
import { codeName, type CoveragePageOptions, place } from "./coverageLinks";
import { roleName } from "./roleName";

/** Places of a code that are shown; the rest is counted. */
const mostPlaces = 4;

/**
 * A family's codes: how many are handled, and below, each with where it stands.
 *
 * @param widest the most codes that a family of the catalog has.
 */
export function familySection(
  report: FamilyReport,
  id: string,
  widest: number,
  options: CoveragePageOptions,
): SafeHtml {
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

/** What the bars show, for whoever would rather read it or copy it. */
export function figures({ catalog, families, ...counts }: CatalogReport): SafeHtml {
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
