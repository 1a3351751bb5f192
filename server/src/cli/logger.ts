import { printable } from "../render/terminalText";
import type { Logger } from "../util/logger";
import type { Output } from "./host";

/** Shows what the engine warns of on stderr, a line each, and remembers whether something failed. */
export class CliLogger implements Logger {
  readonly #stderr: Output;
  #failed = false;
  #isSilent = true;

  constructor(stderr: Output) {
    this.#stderr = stderr;
  }

  /** Whether an error was logged, after which the answer may be incomplete. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Whether nothing was logged that people see. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  error(message: string, data?: Readonly<Record<string, unknown>>): void {
    this.#failed = true;
    this.#write(message, data);
  }

  warn(message: string, data?: Readonly<Record<string, unknown>>): void {
    this.#write(message, data);
  }

  info(): void {
    // The report tells what matters.
  }

  debug(): void {
    // Of use in an editor's log only.
  }

  #write(message: string, data: Readonly<Record<string, unknown>> = {}): void {
    this.#isSilent = false;
    const details = Object.entries(data).map(([key, value]) => `${key}: ${String(value)}`);
    this.#stderr.write(`errdex: ${printable([message, ...details].join("; "))}\n`);
  }
}
