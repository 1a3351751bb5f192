import { l10n } from "vscode";
import { html, type HtmlPart, type SafeHtml } from "../../../../../shared/src/html";
import type {
  AnsweredCode,
  AnsweredEntry,
  AnsweredStatus,
  ExplainResponseResult,
} from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import {
  adviceHeading,
  joinParts,
  linkToCode,
  linkToPage,
  type PageOptions,
  renderDocument,
  renderGuidance,
} from "../../pages/pageParts";

/** Ids of the commands that links on the page may call. */
export const responsePageCommands: readonly string[] = [commandIds.explainCode];

/** What an answer of an API says of an error, as a whole HTML document: each code leads to its own page. */
export function renderResponsePage(answer: ExplainResponseResult, options: PageOptions): string {
  const { codes, statuses, message } = answer;
  const title = l10n.t("Error Response");
  const headings = [...codes.map(({ value }) => value), ...statuses.map(({ status }) => l10n.t("HTTP {0}", status))];
  return renderDocument(
    title,
    html`<body>
      <main>
        <header>
          <p class="trail">${title}</p>
          ${renderApis(answer)}
          ${message !== undefined && html`<p class="quiet">${l10n.t("It says: {0}", message)}</p>`}
        </header>
        ${codes.map((code, i) => renderFound(`found-${i}`, headings[i], renderCode(code)))}
        ${statuses.map((status, i) => {
          const place = codes.length + i;
          return renderFound(`found-${place}`, headings[place], renderStatus(status));
        })}
      </main>
    </body>`,
    options,
  );
}

function renderApis({ apis: [first, ...others] }: ExplainResponseResult): SafeHtml {
  if (first === undefined) {
    return html`<h1>${l10n.t("Nothing in this text shows which API it is from.")}</h1>`;
  }
  const rest = others.map(({ name }) => name).join(", ");
  return html`<h1>${l10n.t("{0} answered", first.name)}</h1>
    <p>${l10n.t("What shows it: {0}.", first.reasons.join("; "))}</p>
    ${others.length > 0 && html`<p class="quiet">${l10n.t("Less likely: {0}.", rest)}</p>`}`;
}

/** What is said of one code or status; readers of a screen hear which one the section is about. */
function renderFound(id: string, name: string | undefined, content: HtmlPart): SafeHtml {
  return html`<section id="${id}" aria-label="${name}">${content}</section>`;
}

function renderCode({ value, field, entries, near }: AnsweredCode): HtmlPart {
  const place =
    field !== undefined && html`<p class="quiet">${l10n.t("Where the code stands:")} <code>${field}</code></p>`;
  if (entries.length > 0) {
    return entries.map((entry) => renderEntry(entry, { place }));
  }
  const [first, ...others] = near;
  return html`<h2 class="found code">${value}</h2>
    <p>${l10n.t("No catalog in force has this code.")}</p>
    ${place}
    ${
      first !== undefined &&
      // With several to choose from, the text of one would look like an answer.
      (others.length > 0
        ? html`<p>${l10n.t("What may be meant:")} ${joinParts(near.map(linkToCode))}</p>`
        : html`<p>${l10n.t("What may be meant:")}</p>
            <div class="meant">${renderEntry(first)}</div>`)
    }`;
}

function renderStatus({ status, known }: AnsweredStatus): HtmlPart {
  return known.length === 0
    ? html`<h2 class="found">${l10n.t("HTTP {0}", status)}</h2>`
    : known.map((entry) => renderEntry(entry, { title: l10n.t("HTTP {0}", status) }));
}

/** The beginning of the page of a code or a status, and the ways to the rest. */
function renderEntry(
  answered: AnsweredEntry,
  { title = answered.code, place }: { readonly title?: string; readonly place?: HtmlPart } = {},
): SafeHtml {
  const { catalogName, family, entry, docs } = answered;
  const guidance = renderGuidance(entry.guidance);
  return html`<p class="trail">${[catalogName, ...(family === undefined ? [] : [family])].join(" › ")}</p>
    <h2 class="found">${title === answered.code ? linkToCode(answered) : linkToPage(answered, "status", title)}</h2>
    <p class="summary">${entry.summary}</p>
    ${entry.detail !== undefined && html`<p>${entry.detail}</p>`} ${place}
    ${
      guidance !== undefined &&
      html`<div class="card advice">
        <h3>${adviceHeading(catalogName)}</h3>
        ${guidance}
      </div>`
    }
    <nav class="actions" aria-label="${l10n.t("Actions")}">
      ${linkToPage(answered, "page", l10n.t("All about {0}", title))}
      ${docs !== undefined && html`<a href="${docs}">${l10n.t("{0} documentation", catalogName)}</a>`}
    </nav>`;
}
