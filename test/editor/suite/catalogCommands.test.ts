import * as vscode from "vscode";
import { assertEqual, assertExcludes, assertIncludes, assertPresent } from "./assertions";
import { onEvent, poll } from "./eventually";
import { activateErrdex, hoverText, openSource, replaceText, writeSource } from "./support";

const page = (...rows: readonly string[]): string =>
  ["# Errors", "", "| Code | Description |", "|---|---|", ...rows.map((row) => `| ${row} |`), ""].join("\n");

function inFolder(...path: readonly string[]): vscode.Uri {
  return vscode.Uri.joinPath(assertPresent(vscode.workspace.workspaceFolders?.[0], "folder").uri, ...path);
}

const target = inFolder(".errdex", "imported.errdex.json");

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // There is no such file.
    return undefined;
  }
}

function differences(): vscode.TabInputTextDiff[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : []));
}

/** Starts an import, and returns when its difference is in view. */
async function startImport(source: vscode.Uri): Promise<{ isOver: () => boolean; shown: vscode.TabInputTextDiff }> {
  let isOver = false;
  const settle = (): void => {
    isOver = true;
  };
  const args = { source, id: "imported", name: "Imported" };
  vscode.commands.executeCommand("errdex.importCatalog", args).then(settle, settle);
  const [shown] = await onEvent(
    vscode.window.tabGroups.onDidChangeTabs,
    differences,
    ({ length }) => length === 1,
    "the difference",
  );
  return { isOver: () => isOver, shown: assertPresent(shown, "difference") };
}

/** What Enter and Escape do, until it has an effect: nothing tells that a list of choices is open. */
async function press(key: "Enter" | "Escape", isOver: () => boolean): Promise<void> {
  const command = key === "Enter" ? "workbench.action.acceptSelectedQuickOpenItem" : "workbench.action.closeQuickOpen";
  await poll(
    async () => {
      await vscode.commands.executeCommand(command);
      return isOver();
    },
    (over) => over,
    `the end of the import after ${key}`,
  );
}

describe("commands on whole catalogs", () => {
  before(activateErrdex);
  after(async () => {
    await vscode.workspace.fs.delete(inFolder(".errdex"), { recursive: true });
    await vscode.commands.executeCommand("notifications.clearAll");
  });

  it("import nothing where one leaves", async () => {
    const source = await writeSource("errors.md", page("IMPORTED_ONE | It is one."));
    const { isOver } = await startImport(source);
    await press("Escape", isOver);
    assertEqual(await textOf(target), undefined);
    assertEqual(differences().length, 0);
  });

  it("import a page once its catalog was looked at, and its codes are known at once", async () => {
    const source = await writeSource("errors.md", page("IMPORTED_ONE | It is one.", "IMPORTED_TWO | It is two."));
    const { document, cursor } = await openSource(
      "imported.ts",
      "export const isOne = (code: string) => code === 'IMPORTED_‸ONE';\n",
    );
    const { isOver, shown } = await startImport(source);
    const planned = (await vscode.workspace.openTextDocument(shown.modified)).getText();
    assertEqual((await vscode.workspace.openTextDocument(shown.original)).getText(), "");
    assertIncludes(planned, '"IMPORTED_TWO"');
    assertEqual(await textOf(target), undefined);
    await press("Enter", isOver);
    assertEqual(await textOf(target), planned);
    assertEqual(vscode.window.activeTextEditor?.document.uri.toString(), target.toString());
    await poll(
      () => hoverText(document, cursor),
      (text) => text.includes("It is one."),
      "a hover on the code",
    );
  });

  it("take codes into a catalog that is there, and keep what was written by hand", async () => {
    const own =
      '{\n  "errdexCatalog": 1,\n  "id": "imported",\n  "name": "Ours",\n  "codes": {\n    "IMPORTED_ONE": "Old.", // never seen\n    "IMPORTED_OLD": "Gone."\n  }\n}\n';
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(own));
    const open = await vscode.workspace.openTextDocument(target);
    await poll(
      () => open.getText(),
      (text) => text === own,
      "the file in its document",
    );
    const source = await writeSource("errors.md", page("IMPORTED_ONE | It is one.", "IMPORTED_TWO | It is two."));
    const { isOver, shown } = await startImport(source);
    assertEqual(shown.original.toString(), target.toString());
    assertEqual(await textOf(target), own);
    await press("Enter", isOver);
    const text = assertPresent(await textOf(target), "catalog");
    for (const part of ['"It is one.", // never seen', '"IMPORTED_OLD": "Gone."', '"IMPORTED_TWO"', '"Ours"']) {
      assertIncludes(text, part);
    }
    assertExcludes(text, "Old.");
  });

  it("begin a catalog, with the cursor in its first code", async () => {
    await vscode.commands.executeCommand("errdex.newCatalog", { id: "fresh-start", name: "Fresh", config: false });
    const editor = assertPresent(vscode.window.activeTextEditor, "editor");
    assertIncludes(editor.document.uri.path, "fresh-start.errdex.json");
    assertEqual(editor.document.getText(editor.selection), "EXAMPLE_NOT_FOUND");
    assertEqual(await textOf(inFolder("errdex.json")), undefined);
    // A second time, it is left as it is.
    const text = await textOf(editor.document.uri);
    await replaceText(editor.document, "EXAMPLE_NOT_FOUND", "FRESH_ONE");
    await vscode.commands.executeCommand("errdex.newCatalog", { id: "fresh-start", name: "Other", config: false });
    assertIncludes(editor.document.getText(), "FRESH_ONE");
    assertEqual(await textOf(editor.document.uri), text);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.workspace.fs.delete(editor.document.uri);
  });

  it("compare two files", async () => {
    const older = await writeSource("older.md", page("IMPORTED_ONE | It is one.", "IMPORTED_TWO | It is two."));
    const newer = await writeSource("newer.md", page("IMPORTED_ONE | It is one.", "SOMETHING_ELSE | It is new."));
    await vscode.commands.executeCommand("errdex.diffCatalogs", [older, newer]);
    await onEvent(
      vscode.window.tabGroups.onDidChangeTabs,
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input,
      (input) => input instanceof vscode.TabInputWebview,
      "the report as a page",
    );
    const report = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === "errdex-preview" && uri.path.endsWith(".md"),
    );
    const text = assertPresent(report, "report").getText();
    for (const part of ["# newer.md compared with older.md", "`SOMETHING_ELSE`: It is new.", "- `IMPORTED_TWO`"]) {
      assertIncludes(text, part);
    }
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("export a catalog to a document that is not saved", async () => {
    await vscode.commands.executeCommand("errdex.exportCatalog", { catalog: "ratio", form: "typescript" });
    const { document } = assertPresent(vscode.window.activeTextEditor, "editor");
    assertEqual([document.isUntitled, document.languageId], [true, "typescript"]);
    assertIncludes(document.getText(), "INVALID_OTP");
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("open the config of the folder, which is made where there is none and may hold comments", async () => {
    for (let times = 0; times < 2; times++) {
      await vscode.commands.executeCommand("errdex.openConfig");
      const { document } = assertPresent(vscode.window.activeTextEditor, "editor");
      assertEqual([document.uri.toString(), document.languageId], [inFolder("errdex.json").toString(), "jsonc"]);
      assertIncludes(document.getText(), '"strictness": "bound"');
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    }
    await vscode.workspace.fs.delete(inFolder("errdex.json"));
  });
});
