/** Where the engine says what it did. `data` is shown after the message as JSON. */
export interface Logger {
  error(message: string, data?: Readonly<Record<string, unknown>>): void;
  warn(message: string, data?: Readonly<Record<string, unknown>>): void;
  info(message: string, data?: Readonly<Record<string, unknown>>): void;
  debug(message: string, data?: Readonly<Record<string, unknown>>): void;
}

export { errorMessage } from "../../../shared/src/errorMessage";
