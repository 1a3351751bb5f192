import { l10n } from "vscode";
import type { EntryFields } from "../../../../../shared/src/catalog";
import { html, type HtmlPart, type SafeHtml, trustedHtml } from "../../../../../shared/src/html";
import type { CodeItem, CodePage, EntryName, FileUses } from "../../../../../shared/src/protocol";
import { countUses, showNumber, tellHandling } from "../../codeTexts";
import { commandIds, innerCommandIds } from "../../commandIds";
import {
  adviceHeading,
  commandUri,
  joinParts,
  linkToCode,
  type PageOptions,
  renderDocument,
  renderGuidance,
  renderTable,
} from "../../pages/pageParts";
import { tellCategory } from "../../pages/pageTexts";
import { pageScript } from "./pageScript";

/** Ids of the commands that links on the page may call. */
export const pageCommands: readonly string[] = [
  commandIds.explainCode,
  commandIds.copyCode,
  commandIds.insertCode,
  innerCommandIds.openPlace,
  commandIds.findUses,
  commandIds.openEntry,
];

/** The page of a code, as a whole HTML document. */
export function renderCodePage(page: CodePage, options: PageOptions): string {
  const { code, catalogName, family, entry } = page;
  const { summary, detail } = entry;
  const title = page.kind === "status" ? l10n.t("HTTP {0}", code) : code;
  const isDeprecated = fieldsOf(page).deprecated !== undefined;
  const trail = [catalogName, ...(family === undefined ? [] : [family.title])].join(" › ");
  return renderCode(
    title,
    page,
    html`<header>
        <p class="trail">${trail}</p>
        <h1 class="code">${isDeprecated ? html`<s>${title}</s>` : title}</h1>
        ${renderBadges(page)}
        <p class="summary">${summary}</p>
        ${detail !== undefined && html`<p>${detail}</p>`} ${renderDeprecation(page)} ${renderActions(page)}
      </header>
      ${renderAdvice(page)} ${renderFacts(page)} ${renderExample(page)} ${renderUses(page)} ${renderOthers(page)}
      ${renderFooter(page)}`,
    options,
  );
}

/** A page that has nothing to say of a code but why: it is gone, or nobody can be asked. */
export function renderEmptyPage(name: EntryName, reason: string, options: PageOptions): string {
  return renderCode(
    name.code,
    name,
    html`<header>
      <h1 class="code">${name.code}</h1>
      <p class="summary">${reason}</p>
    </header>`,
    options,
  );
}

function renderCode(title: string, { catalog, code }: EntryName, content: SafeHtml, options: PageOptions): string {
  // The script holds nothing that comes from elsewhere.
  return renderDocument(
    title,
    html`<body data-name="${JSON.stringify({ catalog, code })}">
      <main>${content}</main>
      <script nonce="${options.nonce}">
        ${trustedHtml(pageScript)};
      </script>
    </body>`,
    options,
  );
}

function fieldsOf({ entry, kind }: CodePage): Partial<EntryFields> {
  return kind === "code" ? entry : {};
}

function renderBadges(page: CodePage): HtmlPart {
  const { category, httpStatus = [], deprecated } = fieldsOf(page);
  const badges = [
    ...(deprecated === undefined ? [] : [l10n.t("Deprecated")]),
    ...(category === undefined ? [] : [tellCategory(category)]),
    ...httpStatus.map((status) => l10n.t("HTTP {0}", status)),
  ];
  return (
    badges.length > 0 &&
    html`<ul class="badges" aria-label="${l10n.t("Marks")}">
      ${badges.map((badge) => html`<li>${badge}</li>`)}
    </ul>`
  );
}

function renderDeprecation(page: CodePage): HtmlPart {
  const { deprecated } = fieldsOf(page);
  if (deprecated === undefined) {
    return undefined;
  }
  const { since, replacedBy } = deprecated;
  const when = since === undefined ? l10n.t("Deprecated.") : l10n.t("Deprecated since {0}.", since);
  const instead =
    replacedBy === undefined
      ? undefined
      : html` ${l10n.t("Use instead:")}
        ${page.replacement ? linkToCode(page.replacement) : html`<code>${replacedBy}</code>`}`;
  return html`<p class="warning">${when}${instead}</p>`;
}

function renderActions(page: CodePage): HtmlPart {
  const { catalog, code, kind, docs } = page;
  const name: EntryName = { catalog, code };
  return html`<nav class="actions" aria-label="${l10n.t("Actions")}">
    ${docs !== undefined && html`<a href="${docs}">${l10n.t("{0} documentation", page.catalogName)}</a>`}
    <a href="${commandUri(commandIds.copyCode, name)}">${l10n.t("Copy code")}</a>
    ${kind === "code" && html`<a href="${commandUri(commandIds.insertCode, name)}">${l10n.t("Insert at cursor")}</a>`}
    ${page.uses.length > 0 && html`<a href="${commandUri(commandIds.findUses, name)}">${l10n.t("Find uses")}</a>`}
    ${kind === "code" && html`<a href="${commandUri(commandIds.openEntry, name)}">${l10n.t("Open in catalog")}</a>`}
  </nav>`;
}

function renderAdvice({ entry: { guidance }, catalogName }: CodePage): HtmlPart {
  const advice = renderGuidance(guidance);
  return (
    advice !== undefined &&
    html`<section class="card advice" aria-labelledby="advice">
      <h2 id="advice">${adviceHeading(catalogName)}</h2>
      ${advice}
    </section>`
  );
}

function renderFacts(page: CodePage): HtmlPart {
  const { field, header, format, heading, aliases = [], related = [] } = fieldsOf(page);
  const shown = new Set(page.related.map(({ code }) => code));
  const links = related.map((code) => {
    const item = page.related.find((candidate) => candidate.code === code);
    return item !== undefined && shown.has(code) ? linkToCode(item) : html`<code>${code}</code>`;
  });
  const table = renderTable([
    [l10n.t("Field"), field !== undefined && html`<code>${field}</code>`],
    [l10n.t("Header"), header !== undefined && html`<code>${header}</code>`],
    [l10n.t("Format"), format],
    [l10n.t("Listed under"), heading],
    [l10n.t("Other spellings"), aliases.length > 0 && joinParts(aliases.map((alias) => html`<code>${alias}</code>`))],
    [l10n.t("Related"), links.length > 0 && joinParts(links)],
  ]);
  return (
    table !== undefined &&
    html`<section aria-labelledby="facts">
      <h2 id="facts">${l10n.t("What it is about")}</h2>
      ${table}
    </section>`
  );
}

function renderExample({ example, code, codeFields }: CodePage): HtmlPart {
  if (example === undefined) {
    return undefined;
  }
  const inJson = JSON.stringify(code);
  const parts = example.split(inJson);
  const marked = parts.map((part, i) => (i === 0 ? html`${part}` : html`<mark>${inJson}</mark>${part}`));
  const fields = joinParts(codeFields.map((field) => html`<code>${field}</code>`));
  return html`<section aria-labelledby="answer">
    <h2 id="answer">${l10n.t("In an answer")}</h2>
    <p class="quiet">${l10n.t("Where the code stands:")} ${fields}</p>
    <pre tabindex="0" role="region" aria-labelledby="answer"><code>${marked}</code></pre>
  </section>`;
}

function renderUses(page: CodePage): HtmlPart {
  if (page.kind === "status") {
    return undefined;
  }
  const { uses, moreUses, isHandled, isRead } = page;
  const count = uses.reduce((sum, { places }) => sum + places.length, moreUses);
  const lead = !isRead
    ? l10n.t("The workspace is still being read.")
    : count === 0
      ? l10n.t("No file that was read has this code.")
      : isHandled
        ? l10n.t("{0}; it is handled.", countUses(count))
        : l10n.t("{0}; nothing handles it.", countUses(count));
  return html`<section aria-labelledby="uses">
    <h2 id="uses">${l10n.t("In this workspace")}</h2>
    <p class="quiet">${lead}</p>
    ${uses.map(renderFile)} ${moreUses > 0 && html`<p class="quiet">${l10n.t("{0} more", showNumber(moreUses))}</p>`}
  </section>`;
}

function renderFile({ uri, path, places }: FileUses): SafeHtml {
  return html`<div class="file">
    <h3 class="code">${path}</h3>
    <ul class="places">
      ${places.map(
        ({ line, start, end, role, cell }) =>
          html`<li>
            <a
              href="${commandUri(innerCommandIds.openPlace, { uri, line, start, end, ...(cell !== undefined && { cell }) })}"
              aria-label="${
                cell === undefined
                  ? l10n.t("{0}, line {1}", path, line + 1)
                  : l10n.t("{0}, cell {1}, line {2}", path, cell, line + 1)
              }"
              >${cell === undefined ? l10n.t("Line {0}", line + 1) : l10n.t("Cell {0}, line {1}", cell, line + 1)}</a
            >
            <span class="quiet">${role}</span>
          </li>`,
      )}
    </ul>
  </div>`;
}

function renderOthers({ kind, family, siblings, moreSiblings }: CodePage): HtmlPart {
  if (siblings.length === 0) {
    return undefined;
  }
  const title =
    kind === "status" ? l10n.t("Other HTTP statuses") : html`${l10n.t("More of")} <code>${family?.prefix}</code>`;
  return html`<section aria-labelledby="siblings">
    <h2 id="siblings">${title}</h2>
    <ul class="codes">
      ${siblings.map(renderSibling)}
    </ul>
    ${moreSiblings > 0 && html`<p class="quiet">${l10n.t("{0} more", showNumber(moreSiblings))}</p>`}
  </section>`;
}

function renderSibling(item: CodeItem): SafeHtml {
  const handling = tellHandling(item);
  return html`<li>
    <span>${linkToCode(item)}</span>
    <span class="quiet">
      ${item.isHandled && html`<span class="mark" title="${handling}" aria-label="${handling}" role="img">✓</span> `}
      ${item.summary}
    </span>
  </li>`;
}

function renderFooter({ catalogName, from, checked, docs }: CodePage): SafeHtml {
  const source = l10n.t("Catalog: {0} ({1})", catalogName, from);
  const when =
    checked === undefined || docs === undefined
      ? undefined
      : ` · ${l10n.t("compared with its documentation on {0}", checked)}`;
  return html`<footer class="quiet">${source}${when}</footer>`;
}
