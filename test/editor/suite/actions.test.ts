import * as vscode from "vscode";
import { assertEqual, assertIncludes, assertPresent } from "./assertions";
import { poll } from "./eventually";
import { ratioSwitch } from "./sources";
import { activateErrdex, applyFix, openSource, quickFixes, waitForProblems } from "./support";

/** The fix of the only problem whose title begins so. */
async function takeFix(document: vscode.TextDocument, title: string): Promise<void> {
  const [problem] = await waitForProblems(document, 1);
  const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    assertPresent(problem, "problem").range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
  await applyFix(
    assertPresent(
      fixes.find((fix) => fix.title.startsWith(title)),
      `fix "${title}" among ${fixes.map((fix) => fix.title).join(", ")}`,
    ),
  );
}

describe("code actions in the editor", () => {
  before(activateErrdex);

  it("ignore a problem on its line, in the language's own comment", async () => {
    const { document } = await openSource(
      "ignored.py",
      "URL = 'https://api.ratio.me/v1'\nok = err.code == 'INVALID_EMIAL'\n",
    );
    await takeFix(document, "Ignore unknown-code on this line");
    await waitForProblems(document, 0);
    assertIncludes(document.getText(), "\n# errdex-disable-next-line unknown-code\nok");
  });

  it("add an unknown code to a catalog of the project's own, which they make", async () => {
    const { document } = await openSource(
      "unknown.ts",
      `fetch("https://api.ratio.me/v1");\n${ratioSwitch("'INVALID_SHOE_SIZE'")}`,
    );
    await takeFix(document, "Add 'INVALID_SHOE_SIZE' to the Ratio codes");
    const { document: shown, selection } = assertPresent(vscode.window.activeTextEditor, "editor");
    assertEqual(
      [shown.uri.path.split("/").at(-1), shown.getText(selection)],
      ["ratio.errdex.json", "TODO: say what it means."],
    );
    await waitForProblems(document, 0);
    const [file] = await vscode.workspace.findFiles(".errdex/ratio.errdex.json");
    // An unsaved document would outlive its file, and count.
    const catalog = await vscode.workspace.openTextDocument(assertPresent(file, "catalog"));
    await catalog.save();
    await vscode.workspace.fs.delete(catalog.uri);
  });

  it("fix on save what is sure", async () => {
    const { document } = await openSource("onSave.ts", ratioSwitch("'INVALID_EMIAL'"));
    await waitForProblems(document, 1);
    const config = vscode.workspace.getConfiguration("editor", document.uri);
    await config.update(
      "codeActionsOnSave",
      { "source.fixAll.errdex": "explicit" },
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      await vscode.commands.executeCommand("workbench.action.files.saveWithoutFormatting");
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), "\n");
      await vscode.workspace.applyEdit(edit);
      await vscode.commands.executeCommand("workbench.action.files.save");
      await poll(
        () => document.getText(),
        (text) => text.includes("'INVALID_EMAIL'"),
        "the fix on save",
      );
    } finally {
      await config.update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it("add missing codes from the lens on a switch", async () => {
    const { document } = await openSource("lens.ts", ratioSwitch("'INVALID_EMAIL'"));
    const lenses = await poll(
      async () => vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 10),
      (found) => found.some(({ command }) => command?.command === "errdex.addMissingCodes"),
      "a lens on the switch",
    );
    const { command } = assertPresent(
      lenses.find((lens) => lens.command?.command === "errdex.addMissingCodes"),
      "lens",
    );
    assertIncludes(command?.title ?? "", "handles 4 of ");
    let isAsking = false;
    let [attempts, looks] = [0, 0];
    // The first line of the list stands for all of its codes. A list that is not open yet takes no keys, and one that has
    // just opened only the last of them, which closes it: each attempt gives it more looks to open before the keys.
    await poll(
      async () => {
        if (!isAsking) {
          isAsking = true;
          [attempts, looks] = [attempts + 1, 0];
          const asked = (command?.arguments as unknown[] | undefined) ?? [];
          void vscode.commands.executeCommand("errdex.addMissingCodes", ...asked).then(() => (isAsking = false));
        }
        if (++looks <= attempts) return document.getText();
        for (const key of ["quickInput.first", "workbench.action.quickPickManyToggle"]) {
          await vscode.commands.executeCommand(key);
        }
        await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
        return document.getText();
      },
      (text) => text.includes("case 'EXPIRED_AUTHORIZATION':"),
      "the missing cases",
    );
    const [problem] = await waitForProblems(document, 0);
    assertEqual(problem, undefined);
  });

  it("offer the change to what was meant first", async () => {
    const { document } = await openSource("first.ts", ratioSwitch("'INVALID_EMIAL'"));
    const [problem] = await waitForProblems(document, 1);
    const [fix] = await quickFixes(document, assertPresent(problem, "problem"));
    assertEqual([fix?.title, fix?.isPreferred], ["Change to 'INVALID_EMAIL'", true]);
  });
});
