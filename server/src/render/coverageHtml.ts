import { html, type HtmlPart, type SafeHtml } from "../../../shared/src/html";
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
import { coverageStyle, coverageStyleHash } from "./coverageStyle";
import { htmlPage } from "./htmlPage";

export interface CoveragePageOptions {
  /** As people know the file: `src/client.ts`. */
  readonly showPath: (uri: string) => string;
  /**
   * Whether somebody listens to the page: then places and codes are buttons, with what they stand for in `data-uri`,
   * `data-line`, `data-start` and `data-end`, or in `data-catalog` and `data-code`.
   */
  readonly isLive: boolean;
}

/** Places of a code that are shown; the rest is counted. */
const mostPlaces = 4;
/** Codes that are proposed to be handled next. */
const mostProposed = 5;

/** The report as one file that needs nothing else: for a browser, an artefact of a CI job, a message to colleagues. */
export function renderCoverageHtml(report: CoverageReport, showPath: CoveragePageOptions["showPath"]): string {
  const body = coveragePage(report, { showPath, isLive: false });
  return htmlPage({ title: pageTitle, style: coverageStyle, styleHash: coverageStyleHash, body });
}

const pageTitle = "Coverage of error codes";

/** What is inside of the page's body. */
export function renderCoverageBody(report: CoverageReport, options: CoveragePageOptions): string {
  return coveragePage(report, options).text;
}

function coveragePage(report: CoverageReport, options: CoveragePageOptions): SafeHtml {
  const { catalogs } = report;
  return html`<main>
    <h1>${pageTitle}</h1>
    <p class="quiet">Which codes of its APIs this project handles, and which it leaves to chance.</p>
    ${noteOf(report)} ${catalogs.length > 0 && filters} ${patterns}
    ${catalogs.map((catalog, i) => catalogSection(catalog, i, options))} ${explanation}
  </main>`;
}

function noteOf({ catalogs, isComplete, files }: CoverageReport): HtmlPart {
  if (catalogs.length === 0) {
    return html`<p class="note">There is no catalog to report on.</p>`;
  }
  if (!isComplete) {
    return html`<p class="note">Not all files were read, so codes may be handled where this page does not know.</p>`;
  }
  if (files === 0) {
    return html`<p class="note">
      No file here holds a code of these catalogs, and none shows that it speaks to their APIs.
    </p>`;
  }
  return (
    catalogs.every(({ signs }) => signs.length === 0) &&
    html`<p class="note">No file shows that this project speaks to one of these APIs.</p>`
  );
}

const filters = html`<fieldset>
  <legend>Show</legend>
  <label><input type="radio" name="show" id="show-all" checked />all codes</label>
  <label><input type="radio" name="show" id="show-left" />not handled</label>
  <label><input type="radio" name="show" id="show-handled" />handled</label>
  <label><input type="checkbox" id="only-users" />only what users can act on</label>
</fieldset>`;

/** What fills the parts of a bar, so that they differ without colours, too. */
const patterns = html`<svg class="defs" aria-hidden="true">
  <defs>
    <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class="stripes" x1="0" y1="0" x2="0" y2="6" />
    </pattern>
    <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">
      <circle class="dots" cx="1.5" cy="1.5" r=".8" />
    </pattern>
  </defs>
</svg>`;

const explanation = html`<p class="quiet more">
  A code counts as handled where a case, a comparison, a list that is searched or a key of a map tells it from others,
  tests left aside. Nobody need handle every code: a default branch meets the rest. What users can act on, and what to
  do about a code, is Errdex’s advice; the rest is what the vendors document.
</p>`;

function catalogSection(report: CatalogReport, index: number, options: CoveragePageOptions): SafeHtml {
  const { catalog, signs, handled, total, families } = report;
  const folded = signs.length === 0;
  return html`<details class="catalog" id="catalog-${index}" ${!folded && html` open`}>
    <summary>
      <h2>${catalog.name}</h2>
      <span class="quiet">${handled} of ${total} codes handled${folded && " · no sign that this project uses it"}</span>
    </summary>
    <div>
      ${signs.length > 0 && signList(signs, options)} ${totals(report)} ${proposals(report, options)}
      <h4>By family</h4>
      <ul class="key">
        <li>${swatch("done")}handled</li>
        <li>${swatch("user")}not handled, users can act</li>
        <li>${swatch("rest")}not handled, others</li>
      </ul>
      ${families.map((family, i) => familySection(family, `family-${index}-${i}`, widestOf(families), options))}
      ${figures(report)}
    </div>
  </details> `;
}

function signList(signs: readonly Sign[], options: CoveragePageOptions): SafeHtml {
  const [first] = signs;
  const others = signs.length - 1;
  return html`<p class="quiet">
    In use:
    ${first && place(first, first.text, options)}${others > 0 && `, and ${others} more ${others === 1 ? "sign" : "signs"}`}.
  </p>`;
}

function totals({ total, handled, userTotal, userHandled }: Counts): SafeHtml {
  const box = (part: number, whole: number, text: string, kind: "user" | "rest"): SafeHtml =>
    html`<div class="total">
      <p><b>${part}</b> of ${whole} ${text}</p>
      ${bar({ done: part, [kind]: whole - part }, whole)}
    </div>`;
  return html`<div class="totals">
    ${userTotal > 0 && box(userHandled, userTotal, "that users can act on are handled", "user")}
    ${box(handled, total, "codes are handled", "rest")}
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
    <h4>Worth handling first</h4>
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
  return html`<details class="${marks.join(" ")}" id="${id}">
    <summary>
      <h3>
        <code>${family?.prefix ?? "no family"}</code
        >${family !== undefined && html`<span class="quiet">${family.title}</span>`}
      </h3>
      ${bar({ done: handled, user: left, rest: total - handled - left }, widest)}
      <span class="numbers"
        >${handled} of ${total}
        handled${left > 0 && html`<span class="quiet">${left} left that users can act on</span>`}</span
      >
    </summary>
    <table>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">State</th>
          <th scope="col">Meaning</th>
          <th scope="col">Where</th>
        </tr>
      </thead>
      <tbody>
        ${codes.map((code) => codeRow(code, options))}
      </tbody>
    </table>
  </details> `;
}

const concernTexts: Readonly<Record<Concern, string>> = {
  user: "users can act",
  retry: "worth a retry",
  operator: "for the operator",
  developer: "for the developer",
  unknown: "",
};
const stateTexts = { handled: "handled", mentioned: "only mentioned", absent: "not handled" } as const;
const stateMarks = { handled: "✓", mentioned: "·", absent: "✗" } as const;

function codeRow({ entry, state, concern, places }: CodeReport, options: CoveragePageOptions): SafeHtml {
  const { code, catalog, summary, deprecated, httpStatus = [] } = entry;
  const isOld = deprecated !== undefined;
  const notes = [
    ...(isOld ? ["deprecated"] : []),
    ...(concernTexts[concern] === "" ? [] : [concernTexts[concern]]),
    ...(httpStatus.length === 0 ? [] : [`HTTP ${httpStatus.join(", ")}`]),
  ];
  // Those that are handled come first.
  const sorted = [...places].sort((a, b) => Number(b.handles) - Number(a.handles));
  const shown = sorted.slice(0, mostPlaces);
  const more = places.length - shown.length;
  return html`<tr data-state="${state}" data-user="${concern === "user" ? "yes" : "no"}">
    <th scope="row">${codeName(catalog.id, code, options)}</th>
    <td class="state"><span class="mark" aria-hidden="true">${stateMarks[state]}</span>${stateTexts[state]}</td>
    <td>${summary}${notes.length > 0 && html` <span class="quiet">${notes.join(" · ")}</span>`}</td>
    <td>
      <ul>
        ${shown.map((item) => placeItem(item, options))}${more > 0 && html`<li class="quiet">and ${more} more</li>`}
      </ul>
    </td>
  </tr> `;
}

const roleTexts: Readonly<Record<CodePlace["role"], string>> = {
  case: "case",
  comparison: "comparison",
  membership: "list",
  key: "key",
  value: "value",
  argument: "argument",
  type: "type",
  definition: "definition",
  other: "text",
};

function placeItem(item: CodePlace, options: CoveragePageOptions): SafeHtml {
  const shown = `${options.showPath(item.uri)}:${item.line + 1}`;
  return html`<li>
    ${place(item, html`<span class="place">${shown}</span>`, options)}
    <span class="quiet">${roleTexts[item.role]}</span>
  </li>`;
}

function place(
  { uri, line, start, end }: Pick<Sign, "uri" | "line" | "start" | "end">,
  label: HtmlPart,
  { isLive }: CoveragePageOptions,
): HtmlPart {
  return isLive
    ? html`<button
        type="button"
        class="place"
        data-uri="${uri}"
        data-line="${line}"
        data-start="${start}"
        data-end="${end}"
      >
        ${label}
      </button>`
    : label;
}

function codeName(catalog: string, code: string, { isLive }: CoveragePageOptions): SafeHtml {
  return isLive
    ? html`<button type="button" class="code" data-catalog="${catalog}" data-code="${code}">${code}</button>`
    : html`<code>${code}</code>`;
}

interface Parts {
  readonly done?: number;
  readonly user?: number;
  readonly rest?: number;
}

/** @param whole what the bar's full width stands for. */
function bar(parts: Parts, whole: number): SafeHtml {
  const kinds = ["done", "user", "rest"] as const;
  let from = 0;
  const percent = (amount: number): string => `${Math.round((amount / Math.max(whole, 1)) * 10_000) / 100}%`;
  const pieces = kinds.map((kind) => {
    const amount = parts[kind] ?? 0;
    const piece = html`<rect class="${kind}" x="${percent(from)}" width="${percent(amount)}" height="100%" />`;
    from += amount;
    return amount > 0 && piece;
  });
  return html`<svg class="bar" aria-hidden="true">${pieces}</svg>`;
}

function swatch(kind: keyof Parts): SafeHtml {
  return html`<svg aria-hidden="true"><rect class="${kind}" width="100%" height="100%" /></svg>`;
}

function widestOf(families: readonly FamilyReport[]): number {
  return Math.max(1, ...families.map(({ total }) => total));
}

/** What the bars show, for whoever would rather read it or copy it. */
function figures({ catalog, families, ...counts }: CatalogReport): SafeHtml {
  const row = (name: HtmlPart, { total, handled, userTotal, userHandled }: Counts): SafeHtml => {
    const cells = [total, handled, userTotal - userHandled, total - handled - (userTotal - userHandled)];
    return html`<tr>
      <th scope="row">${name}</th>
      ${cells.map((cell) => html`<td class="n">${cell}</td>`)}
    </tr> `;
  };
  return html`<details class="more">
    <summary>Figures as a table</summary>
    <table>
      <caption class="hidden">
        ${catalog.name}: codes by family
      </caption>
      <thead>
        <tr>
          <th scope="col">Family</th>
          ${["Codes", "Handled", "Not handled, users can act", "Not handled, others"].map((name) => html`<th scope="col" class="n">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${families.map((report) => row(html`<code>${report.family?.prefix ?? "no family"}</code>`, report))}
      </tbody>
      <tfoot>
        ${row("All", counts)}
      </tfoot>
    </table>
  </details>`;
}
