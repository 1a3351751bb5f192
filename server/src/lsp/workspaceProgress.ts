import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver";
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
export function showProgress(connection: Connection, indexer: Indexer): Progress {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let isEnded = false;
  let reported = 0;
  const timer = setTimeout(() => {
    void connection.window.createWorkDoneProgress().then((created) => {
      if (isEnded) {
        return;
      }
      reporter = created;
      created.begin("Errdex", 0, "Reading the workspace", true);
      created.token.onCancellationRequested(() => {
        indexer.cancel();
      });
    });
  }, worthShowing);
  return {
    report: (done, left) => {
      const now = performance.now();
      if (reporter !== undefined && now - reported > interval) {
        reported = now;
        reporter.report(
          Math.round((100 * done) / (done + left)),
          `Reading the workspace: ${done} of ${done + left} files`,
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
