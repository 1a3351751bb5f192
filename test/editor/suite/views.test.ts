import * as vscode from "vscode";
import { assertEqual, assertIncludes } from "./assertions";
import { poll } from "./eventually";
import { activateErrdex, openSource, type OpenSource } from "./support";

/** Of the page of a code that is shown; `undefined` where something else is. */
function shownPage(): string | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  return tab?.input instanceof vscode.TabInputWebview && tab.input.viewType.includes("errdex.codePage")
    ? tab.label
    : undefined;
}

const run = async (command: string, ...args: readonly unknown[]): Promise<void> => {
  await vscode.commands.executeCommand(command, ...args);
};

async function waitForPage(code: string): Promise<void> {
  await poll(shownPage, (label) => label === code, `the page of ${code}`);
}

/** Does it again until the page is there: trees and lists ask the server, and say nothing when it has answered. */
async function actUntilPage(code: string, act: () => Promise<void>): Promise<void> {
  await poll(
    async () => {
      await act();
      return shownPage();
    },
    (label) => label === code,
    `the page of ${code}`,
  );
}

function putCursor({ document, cursor }: OpenSource): void {
  const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
  if (!editor) throw new Error(`${document.uri.path} is in no editor`);
  editor.selection = new vscode.Selection(cursor, cursor);
}

describe("views", () => {
  before(activateErrdex);
  afterEach(async () => {
    await run("workbench.action.closeAllEditors");
    await run("errdex.catalogs.clearFilter");
  });

  it("explain the code at the cursor on a page, and go back and forth between pages", async () => {
    const source = "export const isWrong = (code: string) => code === 'INVALID_‸OTP';\n";
    putCursor(await openSource("page.ts", source));
    await run("errdex.explainCodeAtCursor");
    await waitForPage("INVALID_OTP");
    await run("errdex.explainCode", { catalog: "sphere", code: "customer/duplicate" });
    await waitForPage("customer/duplicate");
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assertEqual(
      tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).length,
      1,
      "One page is used again",
    );
    await run("errdex.page.back");
    await waitForPage("INVALID_OTP");
    await run("errdex.page.forward");
    await waitForPage("customer/duplicate");
  });

  it("find a code by words of its summary", async () => {
    const searched = vscode.commands.executeCommand("errdex.searchCodes", "one-time password acceptable");
    await actUntilPage("INVALID_OTP", () => run("workbench.action.acceptSelectedQuickOpenItem"));
    await searched;
  });

  it("list catalogs, families and codes for the keyboard", async () => {
    await actUntilPage("EXPIRED_AUTHORIZATION", async () => {
      await run("errdex.catalogs.filter", "expired authorization");
      await run("list.focusFirst");
      await run("list.focusDown");
      await run("list.focusDown");
      await run("list.select");
    });
  });

  it("insert a code at the cursor", async () => {
    const source = await openSource("insert.ts", "export const code = '‸';\n");
    const { document } = source;
    putCursor(source);
    await run("errdex.explainCode", { catalog: "ratio", code: "INVALID_OTP" });
    await waitForPage("INVALID_OTP");
    await run("errdex.insertCode", { catalog: "ratio", code: "MISSING_OTP" });
    assertIncludes(document.getText(), "'MISSING_OTP'");
    assertEqual(vscode.window.activeTextEditor?.document.uri.path, document.uri.path, "The editor is shown again");
    await run("workbench.action.files.revert");
  });
});
