import { commands, Disposable } from "vscode";
import { catalogTreeRequest, type CatalogTreeParams, type CatalogTreeResult } from "../../../../../shared/src/protocol";
import { errorMessage } from "../../../../../shared/src/errorMessage";
import type { ClientFeature } from "../clientFeature";
import { type UsedApis, usedApisContexts } from "./usedApisContexts";

/** Catalogs that are asked about: a workspace has a handful. */
const mostCatalogs = 200;

/**
 * Tells the editor which APIs the workspace uses, in context keys that `when` clauses of `package.json` name: without any,
 * views and keys of ours take no room; and the walkthrough has a step for each.
 */
export const usedApisFeature: ClientFeature = {
  register: ({ server, log }) => {
    let last: UsedApis = {};
    let isDisposed = false;
    const tell = async (): Promise<void> => {
      // A server that nobody has needed yet is not started for this.
      if (server.status === undefined) {
        return;
      }
      const params: CatalogTreeParams = { filter: "", from: 0, limit: mostCatalogs };
      try {
        const { nodes } = await server.request<CatalogTreeResult>(catalogTreeRequest, params);
        const used = usedApisContexts(nodes, last);
        for (const [key, isUsed] of isDisposed ? [] : Object.entries(used.changed)) {
          await commands.executeCommand("setContext", key, isUsed);
        }
        last = used.contexts;
      } catch (error) {
        log.debug("The APIs in use are not known.", errorMessage(error));
      }
    };
    return Disposable.from(
      server.onDidChangeStatus(() => void tell()),
      server.onDidChangeUses(() => void tell()),
      { dispose: () => (isDisposed = true) },
    );
  },
};
