import { commands, type Disposable, l10n, type LogOutputChannel, window } from "vscode";
import { commandIds } from "./commandIds";
import { describeFailure } from "./failure";

/**
 * Registers a command. Where it fails, the user is told why and offered what may help, and the log knows, too; whoever
 * called the command goes on without a result.
 */
export type RegisterCommand = (id: string, run: (...given: readonly unknown[]) => unknown) => Disposable;

export function createCommandRegistry(log: LogOutputChannel): RegisterCommand {
  return (id, run) =>
    commands.registerCommand(id, async (...given: readonly unknown[]): Promise<unknown> => {
      try {
        return await run(...given);
      } catch (error) {
        // The command has ended, whether or not anybody reads this.
        void tellFailure(id, error, log);
        return undefined;
      }
    });
}

async function tellFailure(id: string, error: unknown, log: LogOutputChannel): Promise<void> {
  const { message, logged, mayRestart } = describeFailure(error);
  log.error(`${id}: ${logged}`);
  const restart = l10n.t("Restart");
  const showLog = l10n.t("Show Log");
  const chosen = await window.showErrorMessage(message, ...(mayRestart ? [restart] : []), showLog);
  if (chosen === showLog) {
    log.show();
  } else if (chosen === restart) {
    await commands.executeCommand(commandIds.restartServer);
  }
}
