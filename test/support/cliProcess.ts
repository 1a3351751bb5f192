import assert from "node:assert/strict";
import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Readable } from "node:stream";

export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the command line that was built, in a process of its own, to its end.
 *
 * @param cacheFolder where it keeps what it found: not where whoever runs the tests has theirs.
 */
export function runBuiltCli(
  args: readonly string[],
  { cacheFolder, ...options }: { readonly cwd?: string; readonly input?: string; readonly cacheFolder?: string } = {},
): CliResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath(), ...args], {
    encoding: "utf8",
    maxBuffer: 1_000_000_000,
    env: quietEnvironment(cacheFolder),
    ...options,
  });
  return { exitCode: status, stdout, stderr };
}

/** Starts the command line that was built, its output in pipes. */
export function startBuiltCli(args: readonly string[], cwd: string): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [cliPath(), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    cwd,
    env: quietEnvironment(),
  });
}

function cliPath(): string {
  const path = resolve("dist/cli.js");
  assert.ok(existsSync(path), "There is no dist/cli.js: run `npm run build`.");
  return path;
}

/** Whoever runs the tests may want colours; the tests read plain text. */
function quietEnvironment(cacheFolder = resolve("out/cache")): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    // On each system another one counts.
    XDG_CACHE_HOME: cacheFolder,
    LOCALAPPDATA: cacheFolder,
    HOME: cacheFolder,
  };
  delete env["FORCE_COLOR"];
  delete env["NO_COLOR"];
  return env;
}
