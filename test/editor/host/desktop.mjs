/**
 * Which editor to use: VS Code on the desktop where there is a display and a VS Code to be had, and otherwise the one
 * in a browser, which works everywhere. ERRDEX_EDITOR=desktop or ERRDEX_EDITOR=browser asks for one of them.
 */

import { execFileSync } from "node:child_process";
import { cacheDirectory } from "../../support/paths.mjs";
import { installHost } from "./installHost.mjs";

/** A download that gets no data for this long has no network. */
const downloadPatience = 10_000;

/**
 * Finds an editor, installs it if need be, and says in one line which one it is.
 * @param {{ installed?: boolean }} options `installed` accepts the user's own VS Code as well: good for trying things
 * out, but not for tests, which need an editor that no window of the user's shares
 */
export async function chooseEditor({ installed = false } = {}) {
  const asked = process.env.ERRDEX_EDITOR ?? "";
  if (!["", "desktop", "browser"].includes(asked)) {
    throw new Error(`ERRDEX_EDITOR is "${asked}"; it can be "desktop" or "browser".`);
  }
  const desktop = asked === "browser" ? { reason: "ERRDEX_EDITOR=browser" } : await findDesktop(installed);
  if (desktop.executable) {
    console.log(`Editor: VS Code ${desktop.version} on the desktop (${desktop.executable})`);
    return { where: "desktop", ...desktop };
  }
  if (asked === "desktop")
    throw new Error(`ERRDEX_EDITOR=desktop, but there is no desktop VS Code: ${desktop.reason}.`);
  const host = await installHost();
  console.log(`Editor: VS Code ${host.version} in a browser (${desktop.reason})`);
  return { where: "browser", version: host.version, host };
}

/** @returns {Promise<{ executable: string, version: string } | { reason: string }>} */
async function findDesktop(installed) {
  if (!hasDisplay()) return { reason: "no display for a desktop VS Code" };
  return (installed && findInstalled()) || download();
}

function hasDisplay() {
  if (process.platform === "darwin" || process.platform === "win32") return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The `code` command of the user's own VS Code, if there is one. */
function findInstalled() {
  const executable = process.platform === "win32" ? "code.cmd" : "code";
  try {
    const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], shell: process.platform === "win32" };
    const [version] = execFileSync(executable, ["--version"], options).split("\n");
    return { executable, version };
  } catch (error) {
    // ENOENT, or what a shell says for it: not installed. Anything else is an installation that does not work.
    if (error.code !== "ENOENT") console.log(`The "code" command does not work, so it is not used: ${error.message}`);
    return undefined;
  }
}

/** VS Code as `@vscode/test-electron` downloads it, or the copy of an earlier download. */
async function download() {
  const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
  let version = process.env.ERRDEX_VSCODE_VERSION ?? "stable";
  const reporter = {
    report({ stage, version: resolved }) {
      version = resolved ?? version;
      if (stage === "resolvingCDNLocation") console.log(`Downloading VS Code ${version}`);
    },
    // The error is thrown as well.
    error: () => undefined,
  };
  try {
    const options = { version, cachePath: cacheDirectory, timeout: downloadPatience, reporter };
    const executable = await downloadAndUnzipVSCode(options);
    return { executable, version };
  } catch (error) {
    return { reason: `no desktop VS Code can be downloaded: ${error.message}` };
  }
}
