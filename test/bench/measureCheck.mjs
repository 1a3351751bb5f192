import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createCleanup } from "../support/cleanup.mjs";
import { writeProject } from "./projects.mjs";
import { timeRow, valueRow } from "./table.mjs";

/** `errdex check` of a project, beside a script that reads the same files and runs one regular expression. */
export async function measureCheck({ dist, env: ownEnv, execArgv }, { files = 1000, runs = 7 } = {}) {
  const cleanup = createCleanup();
  try {
    const temporary = mkdtempSync(join(tmpdir(), "errdex-bench-"));
    cleanup.add(() => rmSync(temporary, { recursive: true, force: true }));
    const folder = join(temporary, "project");
    const cache = join(temporary, "cache");
    const env = { ...ownEnv, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, HOME: cache };
    writeProject(folder, files);
    // What changed within the grain of a file system's clock is read again.
    await setTimeout(2500);
    const time = (args, expectedStatus) => {
      const start = performance.now();
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
      const taken = performance.now() - start;
      if (!expectedStatus.includes(status))
        throw new Error(`${args.join(" ")} ended with ${status}\n${stdout}${stderr}`);
      return taken;
    };
    const cli = join(dist, "cli.js");
    const check = (...options) => time([...execArgv, cli, "check", folder, ...options], [0, 1]);
    let edits = 0;
    const programs = {
      baseline: () => time([join(import.meta.dirname, "scanBaseline.mjs"), folder], [0]),
      first: () => check("--no-cache"),
      again: () => check(),
      edited: () => {
        writeFileSync(join(folder, "edited.ts"), `export const edits = ${edits++};\n`);
        const taken = check();
        rmSync(join(folder, "edited.ts"));
        // Keeps what is found without that file, for the next round.
        check();
        return taken;
      },
      explain: () => time([...execArgv, cli, "explain", "INVALID_OTP"], [0]),
      version: () => time([...execArgv, cli, "--version"], [0]),
    };
    const samples = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
    // In turns, so that whatever else the machine does meets them all alike; the first round warms the file cache.
    for (let i = 0; i <= runs; i++) {
      for (const [name, run] of Object.entries(programs)) {
        const taken = run();
        if (i > 0) samples[name].push(taken);
      }
    }
    const baseline = timeRow(`read ${files} files, one regular expression`, samples.baseline);
    const checks = [
      timeRow(`errdex check of ${files} files, the first one`, samples.first),
      timeRow("the next one, nothing changed", samples.again),
      timeRow("the next one, a file more", samples.edited),
    ];
    return [
      baseline,
      ...checks.flatMap((row) => [
        row,
        valueRow("  in relation to reading them", row.median / baseline.median, "times", 3),
      ]),
      timeRow("errdex explain", samples.explain),
      timeRow("errdex --version", samples.version),
    ];
  } finally {
    await cleanup.dispose();
  }
}
