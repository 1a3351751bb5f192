import * as vscode from "vscode";
import { assertEqual, assertIncludes, assertPresent } from "./assertions";
import { activateErrdex, hoverText, positionIn, waitForProblems } from "./support";

describe("a notebook", () => {
  before(activateErrdex);

  it("has hovers and problems in its cells, for reasons in other cells", async () => {
    const cell = (source: string): vscode.NotebookCellData =>
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, source, "python");
    const notebook = await vscode.workspace.openNotebookDocument(
      "jupyter-notebook",
      new vscode.NotebookData([
        cell('client = Client("https://api.ratio.me/v1")'),
        cell('if error.code == "INSUFICENT_BALANCE":\n    top_up()\nelif error.code == "INVALID_OTP":\n    ask()'),
      ]),
    );
    await vscode.window.showNotebookDocument(notebook);
    const { document } = assertPresent(notebook.getCells()[1], "second cell");
    assertIncludes(await hoverText(document, positionIn(document, "INVALID_OTP")), "api.ratio.me");
    const [problem] = await waitForProblems(document, 1);
    assertEqual(problem && document.getText(problem.range), "INSUFICENT_BALANCE");
  });

  it("is opened at the cell that a page names", async () => {
    const cells = ["a", "b", "c"].map(
      (source) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, source, "python"),
    );
    const { uri } = await vscode.workspace.openNotebookDocument("jupyter-notebook", new vscode.NotebookData(cells));
    const place = { uri: uri.toString(), cell: 2, line: 0, start: 0, end: 1 };
    await vscode.commands.executeCommand("errdex.openPlace", place);
    const editor = assertPresent(vscode.window.activeNotebookEditor, "notebook editor");
    assertEqual(editor.notebook.uri.toString(), uri.toString());
    assertEqual(editor.selections[0]?.start, 1);
  });
});
