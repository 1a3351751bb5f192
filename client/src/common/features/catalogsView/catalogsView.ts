import { commands, Disposable, l10n, window } from "vscode";
import { commandIds, innerCommandIds } from "../../commandIds";
import type { ClientFeature } from "../clientFeature";
import { CatalogsTree } from "./catalogsTree";
import type { MoreNode } from "./nodeView";

/** Id of the view in `package.json`. */
const catalogsViewId = "errdex.catalogs";

/** Keys of contexts that `when` clauses of `package.json` name. */
const filteredContext = "errdex.catalogs.isFiltered";
const failedContext = "errdex.catalogs.isDown";
/** In a workspace that uses no API, the view takes no place until somebody asks for it. */
const wantedContext = "errdex.catalogs.isWanted";

/** The view of catalogs, families and codes, with what the project does about them. */
export const catalogsViewFeature: ClientFeature = {
  register: ({ extension, log, server, registerCommand }) => {
    const { workspaceState } = extension;
    void commands.executeCommand("setContext", wantedContext, workspaceState.get(wantedContext, false));
    const reveal = async (): Promise<void> => {
      await workspaceState.update(wantedContext, true);
      await commands.executeCommand("setContext", wantedContext, true);
      await commands.executeCommand(`${catalogsViewId}.focus`);
    };
    const tree = new CatalogsTree(server, log);
    const view = window.createTreeView(catalogsViewId, { treeDataProvider: tree, showCollapseAll: true });
    const setFilter = (filter: string): void => {
      tree.setFilter(filter);
      view.description = filter === "" ? "" : `“${filter}”`;
      void commands.executeCommand("setContext", filteredContext, filter !== "");
    };
    return Disposable.from(
      tree,
      view,
      tree.onDidList(({ isFailed, nodes }) => {
        void commands.executeCommand("setContext", failedContext, isFailed);
        view.message = isFailed ? "" : tellFilter(tree.filter, nodes);
      }),
      server.onDidChangeStatus(() => {
        tree.refresh();
      }),
      server.onDidChangeUses(() => {
        tree.refresh();
      }),
      registerCommand(commandIds.showCatalogs, reveal),
      // A shortcut may bring the words with it.
      registerCommand(commandIds.filterCatalogs, async (words: unknown) => {
        await reveal();
        if (typeof words === "string") {
          setFilter(words);
        } else {
          askForFilter(tree.filter, setFilter);
        }
      }),
      registerCommand(commandIds.clearCatalogsFilter, () => {
        setFilter("");
      }),
      registerCommand(commandIds.refreshCatalogs, () => {
        tree.refresh();
      }),
      registerCommand(innerCommandIds.revealCatalog, async (catalog: unknown) => {
        await commands.executeCommand(`${catalogsViewId}.focus`);
        // A filter may hide it.
        setFilter("");
        const node = (await tree.getChildren()).find((shown) => shown.kind === "catalog" && shown.catalog === catalog);
        if (node !== undefined) {
          await view.reveal(node, { select: true, focus: true, expand: true });
        }
      }),
      registerCommand(innerCommandIds.showMore, (node: unknown) => {
        tree.showMore(node as MoreNode);
      }),
    );
  },
};

/** Above the nodes: the title of a view that is alone in its container has no room for it. */
function tellFilter(filter: string, nodes: number): string {
  if (filter === "") {
    return "";
  }
  return nodes === 0
    ? l10n.t("No code has “{0}” in its name or summary.", filter)
    : l10n.t("Only codes with “{0}” in their names or summaries.", filter);
}

/** Filters as one types, and keeps the filter that there is at the end. */
function askForFilter(before: string, setFilter: (filter: string) => void): void {
  const input = window.createInputBox();
  input.title = l10n.t("Filter Catalogs");
  input.placeholder = l10n.t("A part of the code, or words of its summary");
  input.value = before;
  input.onDidChangeValue(setFilter);
  input.onDidAccept(() => {
    input.hide();
  });
  input.onDidHide(() => {
    input.dispose();
  });
  input.show();
}
