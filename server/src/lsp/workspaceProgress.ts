import * as l10n from "@vscode/l10n";
import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver";
import { errorMessage, type Logger } from "../util/logger";
import type { Indexer } from "../workspace/indexer";

/** Milliseconds after which work is worth showing. */
const worthShowing = 1_000;
/** Milliseconds between two reports. */
const interval = 250;

export interface Progress {
  report(done: number, left: number): void;
  end(): void;
}

/** Shows what the indexer does, with a way to end it, if it takes long. */
export function showProgress(
  connection: Connection,
  indexer: Pick<Indexer, "cancel">,
  logger: Logger,
  delay = worthShowing,
): Progress {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let isEnded = false;
  let reported = 0;
  const timer = setTimeout(() => {
    connection.window
      .createWorkDoneProgress()
      .then((created) => {
        if (isEnded) {
          return;
        }
        reporter = created;
        created.begin("Errdex", 0, l10n.t("Reading the workspace"), true);
        created.token.onCancellationRequested(() => {
          indexer.cancel();
        });
      })
      .catch((error: unknown) => {
        logger.info("The client shows no progress.", { error: errorMessage(error) });
      });
  }, delay);
  return {
    report: (done, left) => {
      const now = performance.now();
      if (reporter !== undefined && now - reported > interval) {
        reported = now;
        reporter.report(
          Math.round((100 * done) / (done + left)),
          l10n.t("Reading the workspace: {0} of {1} files", done, done + left),
        );
      }
    },
    end: () => {
      isEnded = true;
      clearTimeout(timer);
      reporter?.done();
    },
  };
}
