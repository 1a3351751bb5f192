/**
 * The look of the coverage page, in the editor and as a file. In the editor its theme's colours count; a file goes by what
 * its reader's system prefers. What a bar says it says with a pattern as well as with a colour.
 */
export const coverageStyle = `
:root {
  --fg: var(--vscode-foreground, #1f2328);
  --bg: var(--vscode-editor-background, #ffffff);
  --quiet: var(--vscode-descriptionForeground, #59636e);
  --line: var(--vscode-contrastBorder, var(--vscode-panel-border, #d1d9e0));
  --card: var(--vscode-editorWidget-background, #f6f8fa);
  --link: var(--vscode-textLink-foreground, #0969da);
  --focus: var(--vscode-focusBorder, #0969da);
  --done: var(--vscode-charts-green, #2da44e);
  --user: var(--vscode-charts-orange, #bc4c00);
  --rest: var(--vscode-descriptionForeground, #818b98);
  font: var(--vscode-font-size, 14px)/1.5 var(--vscode-font-family, system-ui, sans-serif);
}
@media (prefers-color-scheme: dark) {
  :root {
    --fg: var(--vscode-foreground, #e6edf3);
    --bg: var(--vscode-editor-background, #0d1117);
    --quiet: var(--vscode-descriptionForeground, #9198a1);
    --line: var(--vscode-contrastBorder, var(--vscode-panel-border, #3d444d));
    --card: var(--vscode-editorWidget-background, #151b23);
    --link: var(--vscode-textLink-foreground, #4493f8);
    --focus: var(--vscode-focusBorder, #4493f8);
    --done: var(--vscode-charts-green, #3fb950);
    --user: var(--vscode-charts-orange, #f0883e);
    --rest: var(--vscode-descriptionForeground, #7d8590);
  }
}
html { color-scheme: light dark; }
html:has(> .vscode-light, > .vscode-high-contrast-light) { color-scheme: light; }
html:has(> .vscode-dark, > .vscode-high-contrast:not(.vscode-high-contrast-light)) { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; padding: 0 24px 48px; color: var(--fg); background: var(--bg); }
main { max-width: 1000px; margin: 0 auto; }
h1 { margin: 24px 0 4px; font-size: 1.7em; font-weight: 600; }
h2, h3 { display: inline; margin: 0; font-size: 1em; font-weight: 600; }
h2 { font-size: 1.3em; }
h4 { margin: 20px 0 6px; font-size: 1em; font-weight: 600; }
p { margin: 4px 0 12px; }
a { color: var(--link); text-decoration: var(--text-link-decoration, none); }
a:hover { text-decoration: underline; }
:focus-visible { outline: 1px solid var(--focus); outline-offset: 2px; }
code, .place { font-family: var(--vscode-editor-font-family, ui-monospace, monospace); font-size: .93em; }
code { padding: 0; color: inherit; background: none; }
.quiet { color: var(--quiet); }
.note { padding: 8px 12px; border-inline-start: 3px solid var(--user); background: var(--card); }
fieldset { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 12px 0 20px; padding: 0; border: 0; }
legend { float: inline-start; padding: 0; font-weight: 600; }
label { display: inline-flex; gap: 6px; align-items: center; cursor: pointer; }
input { accent-color: var(--focus); margin: 0; }
.catalog { margin: 0 0 20px; border: 1px solid var(--line); border-radius: 6px; }
.catalog > summary { padding: 10px 14px; }
.catalog > div { padding: 0 14px 14px; }
summary { cursor: pointer; }
.totals { display: flex; flex-wrap: wrap; gap: 12px; margin: 0 0 14px; }
.total { flex: 1 1 220px; padding: 10px 14px; border: 1px solid var(--line); border-radius: 6px; background: var(--card); }
.total b { font-size: 1.7em; font-weight: 600; }
.total p { margin: 0 0 6px; }
.bar { display: block; width: 100%; height: 12px; overflow: visible; }
.bar .frame { fill: none; stroke: var(--quiet); stroke-width: 1; }
.done { fill: var(--done); }
.stripes { stroke: var(--user); stroke-width: 4; }
.user { fill: url(#stripes); stroke: var(--user); stroke-width: 1; }
.dots { fill: var(--rest); }
.rest { fill: url(#dots); stroke: var(--rest); stroke-width: 1; }
.defs { position: absolute; width: 0; height: 0; }
.key { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 0 0 8px; padding: 0; list-style: none; }
.key li { display: inline-flex; gap: 6px; align-items: center; }
.key svg { width: 24px; height: 12px; overflow: visible; }
.family { border-top: 1px solid var(--line); }
.family > summary { display: grid; grid-template-columns: 14px minmax(190px, 5fr) 6fr minmax(150px, 3fr); gap: 0 12px; align-items: center; padding: 3px 0; list-style: none; }
.family > summary::-webkit-details-marker { display: none; }
.family > summary::before { content: ""; justify-self: center; width: 6px; height: 6px; border: solid var(--quiet); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); }
.family[open] > summary::before { transform: rotate(45deg); }
.family > summary:hover { background: var(--card); }
.family h3 { display: block; font-weight: 400; }
.family h3 .quiet { display: block; font-size: .87em; line-height: 1.3; }
.numbers { font-variant-numeric: tabular-nums; line-height: 1.3; }
.numbers .quiet { display: block; font-size: .87em; }
table { width: 100%; border-collapse: collapse; }
.family table { margin: 0 0 12px; font-size: .93em; }
th, td { padding: 4px 10px 4px 0; border-top: 1px solid var(--line); text-align: start; vertical-align: top; font-weight: 400; }
thead th { border-top: 0; color: var(--quiet); }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums; }
td.state { white-space: nowrap; }
td ul, .first { margin: 0; padding: 0; list-style: none; }
.first li { padding: 1px 0; }
.first .quiet { margin-inline-start: 4px; }
.mark { display: inline-block; width: 1.2em; }
[data-state="handled"] .mark { color: var(--done); }
.more { margin: 12px 0 0; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
main:has(#show-handled:checked) :is([data-state="absent"], [data-state="mentioned"], .none-handled, .first-left) { display: none; }
main:has(#show-left:checked) :is([data-state="handled"], .none-left) { display: none; }
main:has(#only-users:checked) :is([data-user="no"], .no-users) { display: none; }
@media (max-width: 700px) {
  .family > summary { grid-template-columns: 14px 1fr auto; }
  .family > summary .bar { grid-column: 2 / 4; grid-row: 2; margin-bottom: 4px; }
}
@media (forced-colors: active) {
  .done { fill: CanvasText; }
  .stripes, .user, .rest, .bar .frame { stroke: CanvasText; }
  .dots { fill: CanvasText; }
}
@media print {
  body { padding: 0; }
  fieldset { display: none; }
}
`;

/** Base64 of the style's SHA-256, which a test holds equal: the page's policy lets no other style in. */
export const coverageStyleHash = "IfG6ZEpWpTidWzOoDa+dLC4qcBDgT9xIyL1Lk8HZbbk=";
