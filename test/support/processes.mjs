/** Starting, watching and ending child processes. */

import { spawn, spawnSync } from "node:child_process";
import { createCleanup, isEnding } from "./cleanup.mjs";

const isWindows = process.platform === "win32";

/**
 * The environment for an editor: ours, less what would steer it. A terminal inside VS Code sets variables that make
 * a second VS Code attach to the first, and options meant for our own Node do not suit another program's.
 */
export function editorEnvironment() {
  const steers = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_EXTRA_CA_CERTS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !steers.test(name)));
}

/**
 * Runs a command to its end. Its output is shown when `show` is set, and otherwise kept for the error of a failure.
 * @returns {Promise<string>} what the command wrote, if it was not shown
 */
export async function run(command, args, { cwd, env = process.env, show = false } = {}) {
  // On Windows npm is a .cmd file, which only a shell can start, and Node does not quote for a shell.
  const [program, ...rest] = isWindows ? [command, ...args].map((part) => `"${part}"`) : [command, ...args];
  const options = { cwd, env, shell: isWindows };
  if (show) {
    // In the terminal's own group, so that it may ask there, and Ctrl-C ends it.
    await completion(spawn(program, rest, { ...options, stdio: "inherit" }), [command, ...args]);
    return "";
  }
  const cleanup = createCleanup();
  const child = startGroup(program, rest, options);
  cleanup.add(() => isRunning(child) && killTree(child));
  try {
    return await completion(child, [command, ...args]);
  } finally {
    await cleanup.dispose();
  }
}

function isRunning(child) {
  return child.exitCode === null && child.signalCode === null;
}

function completion(child, command) {
  const shown = command.join(" ");
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk) => (output += chunk));
  }
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`Cannot run "${shown}": ${error.message}`, { cause: error })));
    child.once("close", (code, signal) => {
      // Whoever waits while the script is being ended waits in vain, rather than go on with a failure that is none.
      if (isEnding()) return;
      if (code === 0) resolve(output);
      else reject(new Error(`"${shown}" failed (${signal ?? `exit code ${code}`})\n${excerpt(output)}`.trim()));
    });
  });
}

/** Starts a process that leads a group of its own, so that `killTree` reaches all that it starts in turn. */
export function startGroup(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options, detached: !isWindows });
  const kill = () => killTree(child);
  process.once("exit", kill);
  child.once("exit", () => process.removeListener("exit", kill));
  return child;
}

/** Ends a process of `startGroup` and all that it started. Synchronous, so that it works while this process exits. */
export function killTree(child) {
  if (child.pid === undefined) return;
  if (isWindows) {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"]);
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    // The whole group has ended already, which is what was asked for.
    if (error.code !== "ESRCH") throw error;
  }
}

/** The two ends of a long output: npm says at the beginning what is wrong, most other programs at the end. */
export function excerpt(text, linesOfEachEnd = 20) {
  const lines = text.trim().split("\n");
  const left = lines.length - 2 * linesOfEachEnd;
  if (left <= 0) return lines.join("\n");
  return [...lines.slice(0, linesOfEachEnd), `… ${left} lines …`, ...lines.slice(-linesOfEachEnd)].join("\n");
}
