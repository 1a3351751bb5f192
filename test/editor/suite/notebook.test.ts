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
});
