import type { RemoteConsole } from "vscode-languageserver";
import type { Logger } from "../util/logger";

/**
 * Writes to the client's log, one line a message.
 *
 * @param knowsDebug whether the client knows messages for debugging, which are new to the protocol: some fail at the type.
 */
export function createClientLogger(console: RemoteConsole, knowsDebug: boolean): Logger {
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
      const text = line(message, data);
      if (knowsDebug) {
        console.debug(text);
      } else {
        console.log(text);
      }
    },
  };
}

function line(message: string, data: Readonly<Record<string, unknown>> | undefined): string {
  return data === undefined ? message : `${message} ${JSON.stringify(data)}`;
}
