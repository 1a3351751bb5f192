import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCleanup } from "../support/cleanup.mjs";
import { writeProject } from "./projects.mjs";
import { timeRow, valueRow } from "./table.mjs";

/** `errdex check` of a project, beside a script that reads the same files and runs one regular expression. */
export async function measureCheck({ dist, env, execArgv }, { files = 1000, runs = 7 } = {}) {
  const cleanup = createCleanup();
  try {
    const folder = mkdtempSync(join(tmpdir(), "errdex-bench-"));
    cleanup.add(() => rmSync(folder, { recursive: true, force: true }));
    writeProject(folder, files);
    const time = (args, expectedStatus) => {
      const start = performance.now();
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
      const taken = performance.now() - start;
      if (!expectedStatus.includes(status))
        throw new Error(`${args.join(" ")} ended with ${status}\n${stdout}${stderr}`);
      return taken;
    };
    const cli = join(dist, "cli.js");
    const programs = {
      baseline: () => time([join(import.meta.dirname, "scanBaseline.mjs"), folder], [0]),
      check: () => time([...execArgv, cli, "check", folder], [0, 1]),
      explain: () => time([...execArgv, cli, "explain", "INVALID_OTP"], [0]),
      version: () => time([...execArgv, cli, "--version"], [0]),
    };
    const samples = { baseline: [], check: [], explain: [], version: [] };
    // In turns, so that whatever else the machine does meets them all alike; the first round warms the file cache.
    for (let i = 0; i <= runs; i++) {
      for (const [name, run] of Object.entries(programs)) {
        const taken = run();
        if (i > 0) samples[name].push(taken);
      }
    }
    const baseline = timeRow(`read ${files} files, one regular expression`, samples.baseline);
    const check = timeRow(`errdex check of ${files} files`, samples.check);
    return [
      baseline,
      check,
      valueRow("errdex check in relation to the former", check.median / baseline.median, "times", 3),
      timeRow("errdex explain", samples.explain),
      timeRow("errdex --version", samples.version),
    ];
  } finally {
    await cleanup.dispose();
  }
}
