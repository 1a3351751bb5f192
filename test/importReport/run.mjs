/**
 * Tells for each form in which vendors publish codes how many codes our fixtures hold, and how many of them the importers
 * find, miss and invent.
 *
 *   npm run import-report
 *
 * Exits with 1 when a code or an HTTP status is missed or invented.
 */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../support/paths.mjs";

const outfile = join(root, "out", "importReport.cjs");
await build({
  absWorkingDir: root,
  entryPoints: ["test/importReport/report.ts"],
  outfile,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20.19",
  packages: "external",
  logLevel: "warning",
});
try {
  execFileSync(process.execPath, [outfile], { cwd: root, stdio: "inherit" });
} catch (error) {
  process.exitCode = error.status ?? 1;
}
