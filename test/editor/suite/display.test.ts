import * as vscode from "vscode";
import { assertEqual, assertIncludes, assertPresent } from "./assertions";
import { onEvent, poll } from "./eventually";
import { ratioSwitch } from "./sources";
import { activateErrdex, hoverText, openSource, writeSource } from "./support";

const codesIn = (uri: vscode.Uri): unknown[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === "errdex")
    .map(({ code }) => (typeof code === "object" ? code.value : code));

describe("what is shown", () => {
  before(activateErrdex);

  it("is the problem of a file that is not open, until it is mended", async () => {
    await openSource("otherThanClosed.ts", ratioSwitch("'INVALID_EMAIL'"));
    // In a folder that is there already: of what is written into a new one at once, the editor may not be told.
    const uri = await writeSource("closed.ts", ratioSwitch("'INVALID_EMIAL'"));
    const wait = (count: number): Promise<unknown[]> =>
      onEvent(
        vscode.languages.onDidChangeDiagnostics,
        () => codesIn(uri),
        (codes) => codes.length === count,
        `${count} problem(s) of a file that is not open`,
      );
    assertEqual(await wait(1), ["unknown-code"]);
    await writeSource("closed.ts", ratioSwitch("'INVALID_EMAIL'"));
    await wait(0);
  });

  it("is what a code means, where inlay hints are on", async () => {
    const { document } = await openSource("hints.ts", ratioSwitch("'INVALID_EMAIL'"));
    const settings = vscode.workspace.getConfiguration("errdex", document.uri);
    await settings.update("inlayHints", "all", vscode.ConfigurationTarget.Global);
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await poll(
      async () =>
        (await vscode.commands.executeCommand<vscode.InlayHint[] | undefined>(
          "vscode.executeInlayHintProvider",
          document.uri,
          range,
        )) ?? [],
      (found) => found.length === 4,
      "four hints",
    );
    assertEqual(hints.map(({ position }) => position.line).sort(), [2, 4, 6, 8]);
    await settings.update("inlayHints", undefined, vscode.ConfigurationTarget.Global);
  });

  it("is why a group is bound to its catalog", async () => {
    const { document, cursor } = await openSource("known.ts", ratioSwitch("'INVALID_‸EMAIL'"));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(cursor, cursor);
    const page = await vscode.commands.executeCommand<string | undefined>("errdex.showKnownHere");
    assertIncludes(assertPresent(page, "page").replaceAll("\\", ""), "all 4 cases in this switch are Ratio codes");
  });

  it("is where the time went", async () => {
    const { document, cursor } = await openSource("status.ts", ratioSwitch("'INVALID_‸EMAIL'"));
    assertIncludes(await hoverText(document, cursor), "INVALID_EMAIL");
    const page = assertPresent(await vscode.commands.executeCommand<string | undefined>("errdex.showTimes"), "page");
    assertIncludes(page, "textDocument/");
    assertIncludes(page, "reading syntax");
  });
});
