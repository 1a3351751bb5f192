/**
 * Bundles a script in TypeScript and runs it, with what the command line says behind its name:
 *
 *   node test/support/runScript.mjs test/recall/main.ts --update
 */

import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { bundleOptions } from "./bundleOptions.mjs";
import { root } from "./paths.mjs";

const [script, ...args] = process.argv.slice(2);
const outfile = join(root, "out", `${basename(script, ".ts")}.cjs`);
await build({ ...bundleOptions, entryPoints: [script], outfile });
// As in the mains: the optimizing compiler takes longer over a grammar than a script's share of its work.
const flags = ["--enable-source-maps", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering"];
const { status } = spawnSync(process.execPath, [...flags, outfile, ...args], { cwd: root, stdio: "inherit" });
process.exitCode = status ?? 1;
