import type { FileProblem } from "../render/report";
import { printable } from "../render/terminalText";
import { fileErrorText } from "./host";
import { shownPath } from "./findFiles";

/**
 * Those that make a command fail, whatever else it finds: what could not be read was not looked at, and by a config with
 * something wrong in it nobody knows what was wanted; and what could not be written is not there.
 */
export function selectFailures(problems: readonly FileProblem[]): readonly FileProblem[] {
  return problems.filter(({ kind }) => kind === "unreadable" || kind === "misconfigured" || kind === "unwritten");
}

/**
 * For stderr, without a line's end: `cannot read a.ts: permission denied (and 1 more)`, `errdex.json, line 3: …`.
 *
 * @param others how many more there are.
 */
export function failureText({ file, message, kind }: FileProblem, others = 0): string {
  const path = printable(file);
  const text = `${printable(message)}${others === 0 ? "" : ` (and ${others} more)`}`;
  const verb = kind === "unreadable" ? "read" : kind === "unwritten" ? "write" : undefined;
  return verb === undefined ? `${path}, ${text}` : `cannot ${verb} ${path}: ${text}`;
}

/**
 * What the system says of a path that it keeps from us: `cannot reach private/a.ts: permission denied`. `undefined` for an
 * error that is of no path.
 */
export function systemErrorText(error: unknown, cwd: string): string | undefined {
  return error instanceof Error && "path" in error && typeof error.path === "string" && "syscall" in error
    ? `cannot reach ${shownPath(cwd, error.path)}: ${fileErrorText(error)}`
    : undefined;
}
