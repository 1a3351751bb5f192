/** VS Code's server on a free loopback port, with a profile of its own that is gone afterwards. */

import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCleanup } from "../../support/cleanup.mjs";
import { editorEnvironment, excerpt, killTree, startGroup } from "../../support/processes.mjs";

const startLimit = 60_000;

/** What every editor of ours starts with: quiet, and nothing that asks the network. */
const quietSettings = {
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "typescript.disableAutomaticTypeAcquisition": true,
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/**
 * Starts the server and waits until it listens.
 * @param {{ serverMain: string }} host an installed host
 * @param {object} options
 * @param {Record<string, unknown>} [options.settings] user settings besides the quiet ones
 * @param {number} [options.port] 0 for any free one
 * @returns where it listens, the token that it asks for, its profile, what it has logged, how it ended (a promise,
 * pending unless it ends by itself), and how to end it
 */
export async function startServer({ serverMain }, { settings = {}, port = 0 } = {}) {
  const cleanup = createCleanup();
  try {
    const profile = await mkdtemp(join(tmpdir(), "errdex-vscode-"));
    cleanup.add(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
    await writeSettings(profile, { ...quietSettings, ...settings });
    // Whoever reaches the server can run programs, and every user and web page of this machine reaches the port.
    const token = randomBytes(16).toString("hex");
    const options = { env: { ...editorEnvironment(), ...(await ownFolders(profile)) } };
    const child = startGroup(process.execPath, [serverMain, ...serverArguments(profile, port, token)], options);
    const ended = new Promise((resolve) => {
      const onExit = (code, signal) => resolve(signal ?? `exit code ${code}`);
      child.once("exit", onExit);
      cleanup.add(() => {
        child.off("exit", onExit);
        killTree(child);
      });
    });
    const output = collectOutput(child);
    const origin = `http://127.0.0.1:${await listening(child, output)}`;
    return { origin, token, profile, log: () => output.text, ended, dispose: cleanup.dispose };
  } catch (error) {
    await cleanup.dispose();
    throw error;
  }
}

/** VS Code leaves sockets and an id of the device behind: in folders of its own they go with the profile. */
async function ownFolders(profile) {
  const scratch = join(profile, "tmp");
  await mkdir(scratch);
  return { TMPDIR: scratch, XDG_CACHE_HOME: scratch, XDG_RUNTIME_DIR: scratch };
}

function serverArguments(profile, port, token) {
  return [
    ...["--host", "127.0.0.1", "--port", String(port), "--connection-token", token],
    ...["--user-data-dir", profile, "--extensions-dir", join(profile, "extensions")],
    "--accept-server-license-terms",
    // Newer versions accept an extension under development in the address only with this.
    "--enable-smoke-test-driver",
  ];
}

/** The browser reads user settings, the extension host reads those of the machine; here they are one. */
async function writeSettings(profile, settings) {
  for (const scope of ["User", "Machine"]) {
    await mkdir(join(profile, scope), { recursive: true });
    await writeFile(join(profile, scope, "settings.json"), JSON.stringify(settings, undefined, 2));
  }
}

function collectOutput(child) {
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => (output.text += chunk));
  }
  return output;
}

/** Resolves with the port, which the server prints when it is ready to answer. */
function listening(child, output) {
  return new Promise((resolve, reject) => {
    const fail = (reason) => settle(reject, new Error(`VS Code's server ${reason}:\n${excerpt(output.text)}`));
    const limit = setTimeout(() => fail(`did not listen within ${startLimit / 1000} s`), startLimit);
    const onData = () => {
      const port = /Extension host agent listening on (\d+)/.exec(output.text)?.[1];
      if (port) settle(resolve, Number(port));
    };
    const onError = (error) => fail(`could not be started (${error.message})`);
    const onExit = (code, signal) => fail(`ended at once (${signal ?? `exit code ${code}`})`);
    const settle = (act, value) => {
      clearTimeout(limit);
      child.stdout.off("data", onData);
      child.off("error", onError).off("exit", onExit);
      act(value);
    };
    child.stdout.on("data", onData);
    child.on("error", onError).on("exit", onExit);
  });
}
