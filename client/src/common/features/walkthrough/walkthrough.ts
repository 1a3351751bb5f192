import { commands, Disposable, Range, type TextDocument, window, workspace } from "vscode";
import { errorMessage } from "../../../../../shared/src/errorMessage";
import { type CatalogTreeParams, catalogTreeRequest, type CatalogTreeResult } from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import type { ClientFeature } from "../clientFeature";
import { exampleSource, offsetInExample } from "./exampleSource";
import { type UsedApis, usedApisContexts } from "./usedApis";

const walkthroughId = "errdex.errdex#start";
/** Catalogs that are asked about: a workspace has a handful. */
const mostCatalogs = 200;

/**
 * The walkthrough: opened on request only. Which of its steps are shown depends on the APIs that the workspace uses, which
 * context keys tell.
 */
export const walkthroughFeature: ClientFeature = {
  register: ({ server, log, registerCommand }) => {
    let last: UsedApis = {};
    let isDisposed = false;
    let example: TextDocument | undefined;
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
      registerCommand(commandIds.openWalkthrough, () =>
        commands.executeCommand("workbench.action.openWalkthrough", walkthroughId, false),
      ),
      registerCommand(commandIds.openExample, async (step: unknown) => {
        // Several steps lead here: one example is enough, with what was done to it.
        if (example === undefined || example.isClosed) {
          example = await workspace.openTextDocument({ language: "typescript", content: exampleSource() });
        }
        const offset = offsetInExample(example.getText(), step);
        const place = offset === undefined ? undefined : example.positionAt(offset);
        await window.showTextDocument(example, {
          preview: false,
          ...(place === undefined ? {} : { selection: new Range(place, place) }),
        });
      }),
    );
  },
};
