import type { Command } from "commander";
import type { Host } from "./host";

/** What the process ends with. */
export const exitCodes = {
  /** Nothing at warning or above, or no more warnings than were allowed. */
  ok: 0,
  findings: 1,
  /** Wrong use, or something that could not be read: the answer is missing or incomplete. */
  failure: 2,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A command of `errdex`, for example `errdex check`. */
export interface CliCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly examples: readonly Example[];
  /** Adds arguments, options and an action; the action hands its exit code to `finish`. */
  define(command: Command, host: Host, finish: (exitCode: ExitCode) => void): void;
}

/** What to type for what: shown at the end of a command's help. */
export interface Example {
  readonly command: string;
  readonly purpose: string;
}

/** The values of `--format` that every command has. */
export const formats = ["pretty", "json"] as const;
export type Format = (typeof formats)[number];

/** The option of all commands that show colours. */
export const noColor = ["--no-color", "no colours (NO_COLOR and FORCE_COLOR are honoured as well)"] as const;
