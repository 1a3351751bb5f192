import { l10n } from "vscode";
import { errorMessage } from "../../../shared/src/errorMessage";

/** No server could be asked: it could not be started, keeps crashing, or was stopped. */
export class ServerDown extends Error {
  constructor(cause: unknown) {
    super(l10n.t("The Errdex server is not running."), { cause });
  }
}

/** What is told of something that went wrong. */
export interface Failure {
  /** For people, in their language where the words are ours. */
  readonly message: string;
  /** For the log: with what is behind it. */
  readonly logged: string;
  /** Whether to start the server again is what may help. */
  readonly mayRestart: boolean;
}

export function describeFailure(error: unknown): Failure {
  const message = errorMessage(error);
  const cause = error instanceof Error && error.cause !== undefined ? errorMessage(error.cause) : undefined;
  return {
    message,
    logged: cause === undefined || message.includes(cause) ? message : `${message} (${cause})`,
    mayRestart: error instanceof ServerDown,
  };
}
