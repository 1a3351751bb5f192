import assert from "node:assert/strict";
import type { Connection } from "vscode-languageserver";
import { showProgress } from "../../../server/src/lsp/workspaceProgress";
import { quietLogger } from "../../support/check";

describe("progress that the client refuses to show", () => {
  it("is told to the log, and nothing ends for it", async () => {
    const refusal = new Error("no progress here");
    const window = { createWorkDoneProgress: () => Promise.reject(refusal) };
    const told = await new Promise<unknown>((resolve) => {
      const logger = {
        ...quietLogger,
        info: (_: string, data?: Readonly<Record<string, unknown>>) => {
          resolve(data?.["error"]);
        },
      };
      showProgress({ window } as unknown as Connection, { cancel: () => undefined }, logger, 0);
    });
    assert.equal(told, refusal.message);
  });
});
