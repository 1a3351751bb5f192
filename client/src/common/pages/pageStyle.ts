/** Looks of the pages about codes, in the colors and fonts of the editor's theme. Borders are what high contrast shows. */
export const pageStyle = `
html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background); }
body {
  margin: 0; padding: 0 28px 40px; line-height: 1.5; color: var(--vscode-editor-foreground);
  font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); font-weight: var(--vscode-font-weight);
}
main { max-width: 780px; margin: 0 auto; }
code, pre, .code { font-family: var(--vscode-editor-font-family, monospace); }
code { font-size: 0.95em; padding: 0; background: none; color: inherit; }
a { color: var(--vscode-textLink-foreground); text-decoration: var(--text-link-decoration, none); }
a:hover { color: var(--vscode-textLink-activeForeground); text-decoration: underline; }
a:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; border-radius: 2px; }
header { padding: 24px 0 4px; }
.trail { margin: 0; color: var(--vscode-descriptionForeground); }
h1 { margin: 4px 0 10px; font-size: 1.9em; font-weight: 600; line-height: 1.25; overflow-wrap: anywhere; }
h1 s { opacity: 0.75; }
h2 { margin: 0 0 10px; font-size: 1.08em; font-weight: 600; }
h2.found { margin: 2px 0 6px; font-size: 1.35em; overflow-wrap: anywhere; }
h3 { margin: 0; font-size: 1em; font-weight: 400; overflow-wrap: anywhere; }
.summary { margin: 0 0 8px; font-size: 1.15em; }
.quiet { color: var(--vscode-descriptionForeground); }
p { margin: 0 0 8px; }
section { margin-top: 28px; }
ul { margin: 0; padding: 0; list-style: none; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 16px; }
.actions a {
  text-decoration: none; padding: 3px 11px; border-radius: 3px; border: 1px solid var(--vscode-contrastBorder, var(--vscode-button-border, transparent));
  color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground);
}
.actions a:hover { text-decoration: none; background: var(--vscode-button-secondaryHoverBackground); }
.badges { display: flex; flex-wrap: wrap; gap: 6px; margin: 0 0 12px; }
.badges li {
  padding: 0 9px; border-radius: 10px; font-size: 0.88em; line-height: 1.6;
  color: var(--vscode-badge-foreground); background: var(--vscode-badge-background);
  border: 1px solid var(--vscode-contrastBorder, transparent);
}
.card {
  padding: 14px 18px; border-radius: 5px; border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, transparent));
  background: var(--vscode-textBlockQuote-background);
}
.advice { border-left: 4px solid var(--vscode-textLink-foreground); }
.summary ~ .card { margin-top: 14px; }
.meant { margin: 14px 0 0 18px; }
.advice h3 { margin: 0 0 10px; font-size: 1.08em; font-weight: 600; }
.advice small { font-weight: 400; color: var(--vscode-descriptionForeground); }
.warning {
  padding: 8px 14px; border-radius: 4px; color: var(--vscode-inputValidation-warningForeground, inherit);
  background: var(--vscode-inputValidation-warningBackground); border: 1px solid var(--vscode-inputValidation-warningBorder);
}
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 0; }
dt { color: var(--vscode-descriptionForeground); }
dd { margin: 0; overflow-wrap: anywhere; }
pre {
  margin: 0; padding: 12px 16px; border-radius: 5px; overflow-x: auto; font-size: var(--vscode-editor-font-size);
  background: var(--vscode-textCodeBlock-background); border: 1px solid var(--vscode-contrastBorder, transparent);
}
pre mark {
  padding: 1px 0; border-radius: 2px; color: inherit; background: var(--vscode-editor-findMatchHighlightBackground);
  outline: 1px solid var(--vscode-contrastActiveBorder, transparent);
}
.codes { display: grid; grid-template-columns: minmax(0, max-content) minmax(0, 1fr); gap: 4px 18px; }
.codes li { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; }
.codes .code { overflow-wrap: anywhere; }
.codes .mark { color: var(--vscode-testing-iconPassed, inherit); }
.file { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 18px; padding: 3px 0; }
.places li { display: flex; gap: 12px; }
.places a { min-width: 5em; }
footer { margin-top: 32px; padding-top: 12px; border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); }
@media (max-width: 560px) {
  body { padding: 0 16px 24px; }
  .codes, .file { grid-template-columns: minmax(0, 1fr); gap: 2px; }
  .codes li { margin-bottom: 4px; }
}
`;
