import type { FileProblem } from "../render/report";
import { printable } from "../render/terminalText";

/**
 * Those that make a command fail, whatever else it finds: what could not be read was not looked at, and by a config with
 * something wrong in it nobody knows what was wanted.
 */
export function selectFailures(problems: readonly FileProblem[]): readonly FileProblem[] {
  return problems.filter(({ kind }) => kind === "unreadable" || kind === "misconfigured");
}

/**
 * For stderr, without a line's end: `cannot read a.ts: permission denied (and 1 more)`, `errdex.json, line 3: …`.
 *
 * @param others how many more there are.
 */
export function failureText({ file, message, kind }: FileProblem, others = 0): string {
  const path = printable(file);
  const text = `${printable(message)}${others === 0 ? "" : ` (and ${others} more)`}`;
  return kind === "unreadable" ? `cannot read ${path}: ${text}` : `${path}, ${text}`;
}
