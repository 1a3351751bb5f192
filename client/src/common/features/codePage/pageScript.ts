/**
 * Remembers the code for the window's next start, and begins a page of another code at its top: VS Code keeps the place
 * at which the page before was looked at, which is right for the same code only.
 */
export const pageScript = `
const vscode = acquireVsCodeApi();
const name = JSON.parse(document.body.dataset.name);
const before = vscode.getState();
vscode.setState(name);
if (before && (before.catalog !== name.catalog || before.code !== name.code)) {
  const toTop = () => scrollTo(0, 0);
  addEventListener("scroll", toTop, { once: true });
  for (const act of ["wheel", "keydown", "pointerdown"]) {
    addEventListener(act, () => removeEventListener("scroll", toTop), { once: true });
  }
}
`;
