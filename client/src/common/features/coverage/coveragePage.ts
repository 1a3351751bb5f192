import { html } from "../../../../../shared/src/html";
import type { CoverageResult } from "../../../../../shared/src/protocol";

export interface CoveragePageOptions {
  readonly title: string;
  /** Language of our own texts: `en`. */
  readonly lang: string;
  /** Made anew for each page, so that no script of another origin counts. */
  readonly nonce: string;
}

/** The report, which the server has escaped, as a whole document for a webview. */
export function renderCoverageDocument(report: CoverageResult, { title, lang, nonce }: CoveragePageOptions): string {
  const policy = `default-src 'none'; style-src 'sha256-${report.styleHash}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
${html`<html lang="${lang}"></html>`.text}
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${html`<title>${title}</title>`.text}
<style>${report.style}</style>
</head>
<body>
${report.html}
<script nonce="${nonce}">${keepState}</script>
</body>
</html>
`;
}

/** What the page shows while the workspace is being read. */
export function renderWaitingDocument(text: string, { title, lang }: CoveragePageOptions): string {
  const page = html`<html lang="${lang}">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'" />
      <title>${title}</title>
    </head>
    <body>
      <p role="status">${text}</p>
    </body>
  </html>`;
  return `<!DOCTYPE html>\n${page.text}\n`;
}

/**
 * Remembers what is open and which codes are shown: for the same page with new figures, and for the window's next start.
 * VS Code itself keeps the place to which it was scrolled.
 */
const keepState = `
const vscode = acquireVsCodeApi();
const all = (selector) => Array.from(document.querySelectorAll(selector));
const state = vscode.getState() ?? {};
for (const details of all("details[id]")) {
  const isOpen = state.open?.[details.id];
  if (isOpen !== undefined) details.open = isOpen;
}
for (const input of all("input")) {
  const isChecked = state.checked?.[input.id];
  if (isChecked !== undefined) input.checked = isChecked;
}
const save = () => vscode.setState({
  open: Object.fromEntries(all("details[id]").map(({ id, open }) => [id, open])),
  checked: Object.fromEntries(all("input").map(({ id, checked }) => [id, checked])),
});
addEventListener("toggle", save, true);
addEventListener("change", save);
`;
