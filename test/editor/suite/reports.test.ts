import * as vscode from "vscode";
import { assertEqual, assertIncludes, assertPresent } from "./assertions";
import { onEvent, poll } from "./eventually";
import { activateErrdex, openSource, writeSource } from "./support";

/** The tab of a page that is open, by the type of its view. */
function pageTab(viewType: string): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType));
}

async function waitForPage(viewType: string): Promise<vscode.Tab | undefined> {
  return onEvent(
    vscode.window.tabGroups.onDidChangeTabs,
    () => pageTab(viewType),
    (tab) => tab !== undefined,
    `a page ${viewType}`,
  );
}

describe("reports", () => {
  before(activateErrdex);
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("show the coverage of error codes as a page", async () => {
    await vscode.commands.executeCommand("errdex.showCoverage");
    assertEqual((await waitForPage("errdex.coverage"))?.label, "Coverage of error codes");
  });

  it("write the coverage to a file of its own", async () => {
    const target = await writeSource("coverage.html", "");
    const page = await poll(
      async () => {
        await vscode.commands.executeCommand("errdex.exportCoverage", target);
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      },
      // VS Code may still hold the document of a catalog that another test has deleted.
      (text) => text.includes("of 159 codes handled"),
      "the coverage of Ratio's own codes",
    );
    await vscode.workspace.fs.delete(target);
    assertIncludes(page, "<!DOCTYPE html>");
    assertIncludes(page, "src/ratioErrors.ts:");
  });

  it("explain the answer that is selected", async () => {
    const { document } = await openSource(
      "answer.txt",
      '{ "createTime": "2023-01-01", "message": "No", "code": "EXCEEDS_LIMIT_ACH" }\n',
    );
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 1, 0);
    await vscode.commands.executeCommand("errdex.explainResponse");
    assertEqual((await waitForPage("errdex.response"))?.label, "Error Response");
  });

  it("lead through what Errdex does, with commands that there are", async () => {
    const manifest = vscode.extensions.getExtension("errdex.errdex")?.packageJSON as {
      contributes: { walkthroughs: { steps: { description: string; completionEvents: string[] }[] }[] };
    };
    const [walkthrough] = manifest.contributes.walkthroughs;
    // What the buttons call, and what ticks the steps.
    const called = (walkthrough?.steps ?? []).flatMap(({ description, completionEvents }) => [
      ...Array.from(description.matchAll(/\(command:([\w.]+)\)/g), ([, command = ""]) => command),
      ...completionEvents.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.slice(1) ?? []),
    ]);
    const known = await vscode.commands.getCommands(true);
    assertEqual(called.filter((command) => !known.includes(command)).join(), "");
    await vscode.commands.executeCommand("errdex.openWalkthrough");
    await onEvent(
      vscode.window.tabGroups.onDidChangeTabs,
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? "",
      (label) => /walkthrough/i.test(label),
      "the walkthrough",
    );
    await vscode.commands.executeCommand("errdex.openExample");
    const example = assertPresent(vscode.window.activeTextEditor, "example").document;
    assertIncludes(example.getText(), "INVALID_EMIAL");
    await vscode.commands.executeCommand("errdex.openExample");
    assertEqual(vscode.window.activeTextEditor?.document.uri.toString(), example.uri.toString());
  });
});
