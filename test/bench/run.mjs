/**
 * Measures what ships, as its users meet it: the built server as a process with a client at the other end of its
 * channel, and the built command line.
 *
 *   npm run bench -- [--only GROUP] [--dist FOLDER] [--profile FOLDER] [--strict]
 *
 * --only     this group only, by its name in the table
 * --dist     measure this build, instead of making a production build in dist first
 * --profile  let the processes write CPU profiles into this folder (they are slower then)
 * --strict   exit with 1 when a target is missed
 */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../support/paths.mjs";
import { measureCatalogs } from "./measureCatalogs.mjs";
import { measureCheck } from "./measureCheck.mjs";
import { measureEditing } from "./measureEditing.mjs";
import { measureStart } from "./measureStart.mjs";
import { measureWorkspace } from "./measureWorkspace.mjs";
import { measureSuggestions } from "./measureSuggestions.mjs";
import { createCatalogs } from "./projects.mjs";
import { createGiantSwitch, createModule } from "./sources.mjs";
import { formatRow, header } from "./table.mjs";

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    dist: { type: "string" },
    profile: { type: "string" },
    strict: { type: "boolean", default: false },
  },
});

if (options.dist === undefined) execFileSync(process.execPath, ["esbuild.mjs", "--production"], { cwd: root });
// Extra certificates cost each Node process some 15 ms at its start, and an editor's server has none.
const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS;
const profiling = options.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${resolve(options.profile)}`];
/** As the client starts it. */
const server = JSON.parse(readFileSync(resolve(root, "shared/serverProcess.json"), "utf8"));
const bench = {
  dist: resolve(root, options.dist ?? "dist"),
  env,
  execArgv: profiling,
  serverArgv: [...server.flags, ...profiling],
  serverEnv: { ...env, ...server.env },
};

const large = createModule({ lines: 10_000, codes: 500 });
const groups = {
  start: () => measureStart(bench),
  editing: () => measureEditing(bench, { text: large }),
  "editing, 100,000 codes": () => measureEditing(bench, { text: large, catalogs: createCatalogs(10) }),
  "editing, one giant switch": () =>
    measureEditing(bench, { text: createGiantSwitch({ lines: 10_000 }), targets: false }),
  "200 catalogs, 100,000 codes": () => measureCatalogs(bench, { amount: 200, size: 500 }),
  "nearest codes": () => measureSuggestions(createCatalogs(1, 100_000)),
  check: () => measureCheck(bench),
  workspace: () => measureWorkspace(bench, { files: 1000 }),
  "workspace, 10,000 files": () => measureWorkspace(bench, { files: 10_000 }),
};

const load = loadavg()[0].toFixed(1);
console.log(`Node ${process.version}, ${cpus().length} CPUs of type ${cpus()[0].model.trim()}, load ${load}`);
let missed = 0;
for (const [name, measure] of Object.entries(groups)) {
  if (!(options.only === "" || name === options.only)) continue;
  console.log(`\n${header(name)}`);
  for (const row of await measure()) {
    console.log(formatRow(row));
    missed += row.target !== undefined && row.value > row.target ? 1 : 0;
  }
}
console.log(missed === 0 ? "\nAll targets are met." : `\nTargets missed: ${missed}`);
if (options.strict && missed > 0) process.exitCode = 1;
