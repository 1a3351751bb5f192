/** A level of tests that run in Node: all `test/<level>/**` test files, in one bundle, in one process. */

import { fork } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { build } from "esbuild";
import { bundleOptions } from "./bundleOptions.mjs";
import { root } from "./paths.mjs";

/** Time after its last test in which a process must end by itself: what still runs was left by a test. */
const timeToEnd = 5_000;

/**
 * @param {string} level a folder of `test`
 * @param {{ env: NodeJS.ProcessEnv, reporter: string }} options `reporter` is one of Mocha's
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runMocha(level, { env, reporter }) {
  const bundle = await bundleLevel(level);
  // Paths in stack traces are those of the sources.
  const child = fork(join(import.meta.dirname, "mochaProcess.mjs"), [bundle, reporter], {
    cwd: root,
    env,
    // As in the mains: the optimizing compiler takes longer over a grammar than the tests take.
    execArgv: ["--enable-source-maps", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering"],
  });
  let counts;
  let limit;
  child.once("message", (message) => {
    counts = message;
    limit = setTimeout(() => child.kill("SIGKILL"), timeToEnd);
  });
  // A message may arrive after the exit, but not after the end of the channel.
  const [[code, signal]] = await Promise.all([once(child, "exit"), once(child, "disconnect")]);
  clearTimeout(limit);
  if (!counts) throw new Error(`the test process ended without a result (${signal ?? `exit code ${code}`})`);
  if (signal === "SIGKILL") {
    console.error("The tests left something running: a process, a server or a timer.");
    return { ...counts, failed: counts.failed + 1 };
  }
  return counts;
}

async function bundleLevel(level) {
  const folder = join(root, "test", level);
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((name) => name.endsWith(".test.ts")).sort();
  if (files.length === 0) throw new Error(`there is no test in ${relative(root, folder)}`);
  const outfile = join(root, "out", `${level}.cjs`);
  await build({
    ...bundleOptions,
    stdin: {
      contents: files.map((file) => `import ${JSON.stringify(`./${file.split(sep).join("/")}`)};`).join("\n"),
      resolveDir: folder,
      sourcefile: `${level}.ts`,
    },
    outfile,
    // Outside an editor there is no such module; the stub has the little that the tested code asks of it.
    alias: { vscode: join(import.meta.dirname, "vscode.ts") },
  });
  return outfile;
}
