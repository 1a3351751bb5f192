import type { ServerCapabilities } from "vscode-languageserver";
import { isRecord } from "../../../shared/src/isRecord";

/** All capabilities in one: several features may add to one object (`workspace`) or list (`executeCommandProvider.commands`). */
export function joinCapabilities(parts: readonly Partial<ServerCapabilities>[]): ServerCapabilities {
  return parts.reduce<unknown>(join, {}) as ServerCapabilities;
}

function join(known: unknown, added: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(added)) {
    return [...new Set<unknown>([...(known as readonly unknown[]), ...(added as readonly unknown[])])];
  }
  if (!isRecord(known) || !isRecord(added)) {
    return added;
  }
  const joined: Record<string, unknown> = { ...known };
  for (const [key, value] of Object.entries(added)) {
    joined[key] = key in joined ? join(joined[key], value) : value;
  }
  return joined;
}
