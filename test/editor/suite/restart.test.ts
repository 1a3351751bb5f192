/** Only for the extension host of the desktop: on the web the server is a worker, which nobody can kill. */

import * as vscode from "vscode";
import type { ErrdexApi } from "../../../client/src/common/client";
import { assertEqual, assertIncludes, assertPresent } from "./assertions";
import { poll } from "./eventually";
import { activateErrdex, hoverText, openSource, type OpenSource } from "./support";

describe("the server", () => {
  let errdex: ErrdexApi;
  let source: OpenSource;
  before(async () => {
    errdex = await activateErrdex();
    source = await openSource("restart.ts", "export const isWrong = (code: string) => code === 'INVALID_‸OTP';\n");
  });

  const hoverAnswers = async (): Promise<void> => {
    await errdex.whenReady();
    assertIncludes(await hoverText(source.document, source.cursor), "Ratio");
  };

  it("comes back after it was killed", async () => {
    await hoverAnswers();
    const killed = assertPresent(errdex.serverPid(), "server process");
    process.kill(killed, "SIGKILL");
    await poll(
      () => errdex.serverPid(),
      (pid) => pid !== undefined && pid !== killed,
      "another server process",
    );
    await hoverAnswers();
  });

  it("is replaced by the restart command", async () => {
    await hoverAnswers();
    const replaced = assertPresent(errdex.serverPid(), "server process");
    await vscode.commands.executeCommand("errdex.restartServer");
    await hoverAnswers();
    assertEqual(errdex.serverPid() === replaced, false, "The old process still runs");
  });
});
