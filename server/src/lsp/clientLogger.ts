import type { RemoteConsole } from "vscode-languageserver";
import type { Logger } from "../util/logger";

/** Writes to the client's log, one line a message. */
export function createClientLogger(console: RemoteConsole): Logger {
  return {
    error: (message, data) => {
      console.error(line(message, data));
    },
    warn: (message, data) => {
      console.warn(line(message, data));
    },
    info: (message, data) => {
      console.info(line(message, data));
    },
    debug: (message, data) => {
      console.debug(line(message, data));
    },
  };
}

function line(message: string, data: Readonly<Record<string, unknown>> | undefined): string {
  return data === undefined ? message : `${message} ${JSON.stringify(data)}`;
}
