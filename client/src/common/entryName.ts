import type { EntryName } from "../../../shared/src/protocol";
import { isRecord } from "../../../shared/src/isRecord";

/** The code that a command is called with: by a view, a link or another extension; `undefined` where it is none. */
export function readEntryName(argument: unknown): EntryName | undefined {
  if (!isRecord(argument)) {
    return undefined;
  }
  const { catalog, code } = argument;
  return typeof catalog === "string" && typeof code === "string" ? { catalog, code } : undefined;
}
