/**
 * Makes a fresh clone ready: installs the dependencies when they are missing or older than `package-lock.json`.
 * Node built-ins only, since nothing else is there yet.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { run } from "./processes.mjs";

/** Runs `npm ci` unless `node_modules` is what `package-lock.json` asks for. */
export async function ensureDependencies() {
  const wanted = await readPackages("package-lock.json");
  if (!wanted) throw new Error(`There is no package-lock.json in ${root}: is the checkout complete?`);
  const reason = reasonToInstall(wanted, await readPackages("node_modules/.package-lock.json"));
  if (!reason) return;
  console.log(`Installing dependencies with "npm ci": ${reason}.`);
  await run("npm", ["ci"], { cwd: root, show: true });
}

/**
 * Compares the lock file with the record that npm leaves in `node_modules` when it has finished, so that an install by
 * hand counts as well and an interrupted one does not.
 */
function reasonToInstall(wanted, installed) {
  if (!installed) return "node_modules is missing or incomplete";
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "") continue;
    const found = installed[path];
    // Optional packages are for other systems, more often than not.
    if (!found && (entry.optional || entry.devOptional || entry.peer)) continue;
    const name = path.replace(/^.*node_modules\//, "");
    if (!found) return `${name} is missing`;
    if (found.version !== entry.version) return `${name} is ${found.version}, package-lock.json says ${entry.version}`;
  }
  return undefined;
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(join(root, file), "utf8")).packages;
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
