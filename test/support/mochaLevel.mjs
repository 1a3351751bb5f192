/** A level of tests that run in Node: all `test/<level>/**` test files, in a bundle for each process that runs some. */

import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { text } from "node:stream/consumers";
import { build } from "esbuild";
import { bundleOptions } from "./bundleOptions.mjs";
import { root } from "./paths.mjs";

/** Time after its last test in which a process must end by itself: what still runs was left by a test. */
const timeToEnd = 5_000;

/** As in the mains: the optimizing compiler takes longer over a grammar than the tests take. */
const flags = ["--enable-source-maps", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering"];
/** No core is left for the optimizing compiler, which has hardly begun when such tests end. */
const flagsBesideOthers = ["--no-opt"];

/**
 * @param {string} level a folder of `test`
 * @param {{ env: NodeJS.ProcessEnv, reporter: string, processes?: number }} options `reporter` is one of Mocha's. Of
 *   several processes each runs its part of the files, and what they report is shown one after the other.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runMocha(level, { env, reporter, processes = 1 }) {
  const bundles = await bundleLevel(level, processes);
  const sum = { passed: 0, failed: 0, skipped: 0 };
  let shown = Promise.resolve();
  await Promise.all(
    bundles.map(async (bundle) => {
      const { counts, output } = await runBundle(bundle, { env, reporter, isAlone: bundles.length === 1 });
      shown = shown.then(() => process.stdout.write(output));
      for (const name of Object.keys(sum)) sum[name] += counts[name];
    }),
  );
  return sum;
}

async function runBundle(bundle, { env, reporter, isAlone }) {
  // Paths in stack traces are those of the sources.
  const child = fork(join(import.meta.dirname, "mochaProcess.mjs"), [bundle, reporter], {
    cwd: root,
    env: process.stdout.isTTY ? { MOCHA_COLORS: "1", ...env } : env,
    execArgv: isAlone ? flags : [...flags, ...flagsBesideOthers],
    stdio: ["inherit", isAlone ? "inherit" : "pipe", "inherit", "ipc"],
  });
  const output = child.stdout === null ? "" : text(child.stdout);
  let counts;
  let limit;
  child.once("message", (message) => {
    counts = message;
    limit = setTimeout(() => child.kill("SIGKILL"), timeToEnd);
  });
  // A message may arrive after the exit, but not after the end of the channel.
  const [[code, signal]] = await Promise.all([once(child, "exit"), once(child, "disconnect")]);
  clearTimeout(limit);
  if (!counts) {
    console.log(await output);
    throw new Error(`the test process ended without a result (${signal ?? `exit code ${code}`})`);
  }
  if (signal === "SIGKILL") {
    console.error("The tests left something running: a process, a server or a timer.");
    counts.failed++;
  }
  return { counts, output: await output };
}

/** Neighbours come into one bundle: they have most in common of what takes its time to load. */
async function bundleLevel(level, processes) {
  const folder = join(root, "test", level);
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((name) => name.endsWith(".test.ts")).sort();
  if (files.length === 0) throw new Error(`there is no test in ${relative(root, folder)}`);
  const outdir = join(root, "out", level);
  await mkdir(outdir, { recursive: true });
  const size = Math.ceil(files.length / processes);
  const parts = Array.from({ length: processes }, (_, i) => files.slice(i * size, (i + 1) * size));
  const entryPoints = await Promise.all(
    parts.map(async (part, i) => {
      const path = join(outdir, `part${i + 1}.ts`);
      const paths = part.map((file) => `../../test/${level}/${file.split(sep).join("/")}`);
      await writeFile(path, paths.map((path) => `import ${JSON.stringify(path)};\n`).join(""));
      return path;
    }),
  );
  await build({
    ...bundleOptions,
    entryPoints,
    outdir,
    outExtension: { ".js": ".cjs" },
    // Outside an editor there is no such module; the stub has the little that the tested code asks of it.
    alias: { vscode: join(import.meta.dirname, "vscode.ts") },
  });
  return entryPoints.map((path) => path.replace(/\.ts$/, ".cjs"));
}
