import { commands, Disposable, type LogOutputChannel } from "vscode";
import { activeContext, commandIds } from "./commandIds";
import type { Supervisor } from "./supervisor";

/** Registers all commands of the extension. */
export function registerCommands(supervisor: Supervisor, log: LogOutputChannel): Disposable {
  void commands.executeCommand("setContext", activeContext, true);
  return Disposable.from(
    commands.registerCommand(commandIds.restartServer, async () => {
      log.info("Restarting the server on request.");
      await supervisor.restart();
    }),
    commands.registerCommand(commandIds.showLog, () => {
      log.show();
    }),
  );
}
