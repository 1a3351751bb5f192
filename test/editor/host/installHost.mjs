/**
 * Installs a VS Code that needs no desktop, from npm packages alone: the VS Code server inside `code-server`, and the
 * Chromium inside `@sparticuz/chromium` to show it in. The versions are those of the package.json beside this file.
 *
 * The result is `.vscode-test/host-<hash>`; the hash changes with the versions, so an upgrade never mixes with an older
 * install. All steps work in a temporary folder that gets this name when they are done: an interrupted install leaves
 * nothing half-made behind, and of two installs at the same time one wins.
 */

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { appendFile, copyFile, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { createCleanup } from "../../support/cleanup.mjs";
import { cacheDirectory } from "../../support/paths.mjs";
import { run } from "../../support/processes.mjs";
import { unpackChromium } from "./chromium.mjs";

const source = dirname(fileURLToPath(import.meta.url));
const packageFiles = ["package.json", "package-lock.json", ".npmrc"];
/** Raise this when a step changes what it leaves on disk, so that nobody keeps the result of the old one. */
const recipe = 1;

/** Where VS Code is inside an installed host. */
const vscodeDirectory = (directory) => join(directory, "node_modules", "code-server", "lib", "vscode");

/**
 * Each step gets the folder to work in, and may return a remark for the reader. Install scripts of packages are off
 * throughout: those of VS Code download from places that a closed machine cannot reach, and what we need of them are
 * the steps below.
 */
const steps = [
  { name: "VS Code server and Chromium", work: (directory) => npm("ci", directory) },
  // Not "npm ci": the lock file that VS Code ships lacks a package, which "npm ci" refuses and "npm install" adds.
  { name: "packages of VS Code", work: (directory) => npm("install", vscodeDirectory(directory)) },
  {
    name: "TypeScript for VS Code",
    work: (directory) => npm("install", join(vscodeDirectory(directory), "extensions")),
  },
  { name: "file search", work: linkRipgrep },
  { name: "native modules", work: buildNativeModules },
  { name: "Chromium, unpacked", work: unpackChromium },
];

/**
 * Installs the host unless it is there.
 * @returns {Promise<{ directory: string, serverMain: string, version: string }>} its folder, the script that starts
 * VS Code's server, and the version of VS Code
 */
export async function installHost() {
  const directory = join(cacheDirectory, `host-${await fingerprint()}`);
  if (!existsSync(directory)) await installTo(directory);
  const vscode = vscodeDirectory(directory);
  const { version } = JSON.parse(await readFile(join(vscode, "package.json"), "utf8"));
  return { directory, serverMain: join(vscode, "out", "server-main.js"), version };
}

/** Native modules depend on the system and on Node's ABI, so these are part of an install's name. */
async function fingerprint() {
  const hash = createHash("sha256").update([recipe, process.platform, process.arch, process.versions.modules].join());
  for (const file of packageFiles) hash.update(await readFile(join(source, file)));
  return hash.digest("hex").slice(0, 12);
}

async function installTo(directory) {
  await mkdir(cacheDirectory, { recursive: true });
  await removeInterrupted();
  const unfinished = `${directory}.unfinished-${process.pid}`;
  const cleanup = createCleanup();
  cleanup.add(() => rm(unfinished, { recursive: true, force: true }));
  try {
    await mkdir(unfinished);
    for (const file of packageFiles) await copyFile(join(source, file), join(unfinished, file));
    console.log(`Installing VS Code for the browser into ${relative(process.cwd(), directory)} (once)`);
    for (const step of steps) await timed(step, unfinished);
    await publish(unfinished, directory);
  } finally {
    await cleanup.dispose();
  }
}

async function publish(unfinished, directory) {
  try {
    await rename(unfinished, directory);
  } catch (error) {
    // Another run has finished the same install in the meantime: use that one.
    if (!existsSync(directory)) throw error;
  }
}

async function timed({ name, work }, directory) {
  const start = performance.now();
  const remark = await work(directory);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`  ${name}: ${seconds} s${remark ? ` (${remark})` : ""}`);
}

/** Removes what a killed install left, told by its process id, which nobody has any more. */
async function removeInterrupted() {
  for (const name of await readdir(cacheDirectory)) {
    const pid = /\.unfinished-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) await rm(join(cacheDirectory, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

async function npm(command, directory) {
  await run("npm", [command, "--omit=dev", "--ignore-scripts"], { cwd: directory });
}

/**
 * Quick open and `workspace.findFiles` run ripgrep, which this version of VS Code wants to download. A newer version of
 * the same package has it inside, for each system.
 */
async function linkRipgrep(directory) {
  const executable = process.platform === "win32" ? "rg.exe" : "rg";
  const packaged = join(directory, "node_modules", "@vscode", `ripgrep-${process.platform}-${process.arch}`);
  const found = join(packaged, "bin", executable);
  const wanted = join(vscodeDirectory(directory), "node_modules", "@vscode", "ripgrep", "bin");
  await mkdir(wanted, { recursive: true });
  await symlink(relative(wanted, found), join(wanted, executable));
}

/**
 * VS Code runs without its native modules, but then writes no log files, shows empty output channels and has no
 * terminal. They are built with the machine's own compiler; where there is none, the editor does without.
 */
async function buildNativeModules(directory) {
  const vscode = vscodeDirectory(directory);
  const modules = { "native-watchdog": "watchdog", "@vscode/spdlog": "spdlog", "node-pty": "pty" };
  // Headers that came with Node need not be downloaded.
  const nodeDirectory = dirname(dirname(process.execPath));
  const headers = existsSync(join(nodeDirectory, "include", "node", "node.h"))
    ? { npm_config_nodedir: nodeDirectory }
    : {};
  const missing = [];
  for (const [name, file] of Object.entries(modules)) {
    const built = join(vscode, "node_modules", name, "build", "Release", `${file}.node`);
    try {
      await run("npm", ["rebuild", name], { cwd: vscode, env: { ...process.env, ...headers } });
    } catch (error) {
      // What counts is the module: the script that node-pty runs after its build fails for reasons of its own.
      if (existsSync(built)) continue;
      missing.push(name);
      await appendFile(join(directory, "native-modules.log"), `${error.message}\n\n`);
    }
  }
  if (missing.length === 0) return undefined;
  const lack = "no log files, output channels or terminal";
  return `${lack}: ${missing.join(", ")} could not be built, see native-modules.log there; the build takes python3, g++ and make`;
}
