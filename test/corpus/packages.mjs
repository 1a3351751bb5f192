/** The packages of the corpus: which, and how they come into the cache. */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "./paths.mjs";
import { run } from "../support/processes.mjs";

const listFile = join(import.meta.dirname, "packages.json");

/**
 * @typedef {object} Package
 * @property {string} spec `name@version`
 * @property {string} integrity of its tarball: `sha512-…`; empty while it is not pinned yet
 * @property {string} group why it is in the corpus
 */

/** @returns {Package[]} in the list's order */
export function readPackages() {
  const groups = JSON.parse(readFileSync(listFile, "utf8"));
  return Object.entries(groups).flatMap(([group, packages]) =>
    Object.entries(packages).map(([spec, integrity]) => ({ spec, integrity, group })),
  );
}

/** @param {Package[]} packages */
export function writePackages(packages) {
  const groups = {};
  for (const { spec, integrity, group } of packages) (groups[group] ??= {})[spec] = integrity;
  writeFileSync(listFile, `${JSON.stringify(groups, undefined, 2)}\n`);
}

/**
 * The folder of a package's unpacked files. What is not in the cache is downloaded by npm, and nothing of it is run.
 * Raises an `Error` where the registry's tarball is not the one that was pinned.
 *
 * @param {Package} wanted
 * @returns {Promise<{ folder: string, integrity: string }>}
 */
export async function fetchPackage({ spec, integrity }) {
  const name = spec.replace(/^@/, "").replaceAll("/", "__");
  const folder = join(cacheDirectory, name);
  const pinned = join(folder, "integrity.txt");
  const files = join(folder, "files");
  if (existsSync(pinned)) {
    const found = readFileSync(pinned, "utf8");
    if (integrity === "" || found === integrity) return { folder: files, integrity: found };
  }
  const work = join(cacheDirectory, `${name}.part`);
  rmSync(work, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(work, "files"), { recursive: true });
  const packed = await run("npm", ["pack", spec, "--silent", "--ignore-scripts", "--pack-destination", work], {
    cwd: work,
  });
  const tarball = join(work, packed.trim().split(/\r?\n/).at(-1));
  const found = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  if (integrity !== "" && found !== integrity) {
    rmSync(work, { recursive: true, force: true });
    throw new Error(`${spec} is not what it was: its tarball is ${found}, and packages.json says ${integrity}`);
  }
  // The tarball's one folder has no fixed name; links in it are none of the package's sources.
  await run("tar", ["-xzf", tarball, "--strip-components=1", "-C", join(work, "files")], { cwd: work });
  rmSync(tarball);
  writeFileSync(join(work, "integrity.txt"), found);
  renameSync(work, folder);
  return { folder: files, integrity: found };
}
