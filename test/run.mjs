/**
 * Runs the checks and tests, on a fresh clone too, with nothing but Node.
 *
 *   node test/run.mjs                  everything: build, lint, types, and all levels of tests
 *   node test/run.mjs unit protocol    these only, after a build where they need one
 *
 * The last line is `N passed, M failed`; the exit code is 1 when anything failed.
 */

import { availableParallelism } from "node:os";
import { ensureDependencies } from "./support/install.mjs";
import { root } from "./support/paths.mjs";
import { run } from "./support/processes.mjs";

/** What runs before the tests; a failure counts as a failed test. */
const checks = {
  build: ["node", ["esbuild.mjs"]],
  lint: ["npm", ["run", "--silent", "lint"]],
  types: ["npm", ["run", "--silent", "types"]],
};

/**
 * From what is quick to what is slow, each a folder of `test`: the engine in memory; what it has agreed with others
 * (compilers, schemas, grammars, the manifest, translations); what holds for any text, tried at random and at length; the
 * built server; the bundles; a real VS Code. Each returns `{ passed, failed }`. They are loaded late: they need the
 * dependencies.
 */
const levels = {
  unit: () => runMochaLevel("unit", Math.min(availableParallelism(), 2)),
  contract: () => runMochaLevel("contract"),
  property: () => runMochaLevel("property"),
  protocol: () => runMochaLevel("protocol"),
  bundle: () => runMochaLevel("bundle"),
  editor: async () => (await import("./editor/run.mjs")).runEditorLevel(),
};
const levelsWithoutBuild = ["unit", "contract", "property"];

/** Certificates of the machine at hand are for npm; in tests, Node would only warn where it cannot read them. */
const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS;

const asked = process.argv.slice(2);
const known = [...Object.keys(checks), ...Object.keys(levels)];
const unknown = asked.find((name) => !known.includes(name));
if (unknown) {
  console.error(`There is no "${unknown}". Known are: ${known.join(", ")}.`);
  process.exit(2);
}
const isAsked = (name) => asked.length === 0 || asked.includes(name);
const askedLevels = Object.keys(levels).filter(isAsked);
const needsBuild = askedLevels.some((name) => !levelsWithoutBuild.includes(name));
const askedChecks = Object.keys(checks).filter((name) => isAsked(name) || (name === "build" && needsBuild));

const install = await measure("install", ensureDependencies);
report(install.failed ? [install] : await runAll());

async function runAll() {
  if (askedChecks.length > 0) console.log(`Running ${askedChecks.join(", ")}`);
  const results = await Promise.all(askedChecks.map((name) => measure(name, () => runCheck(name))));
  for (const name of askedLevels) {
    console.log(`\n${name} tests`);
    results.push(await measure(name, levels[name]));
  }
  return results;
}

async function runMochaLevel(level, processes = 1) {
  const { runMocha } = await import("./support/mochaLevel.mjs");
  return runMocha(level, { env, reporter: asked.length === 1 ? "spec" : "dot", processes });
}

async function runCheck(name) {
  const [command, args] = checks[name];
  await run(command === "node" ? process.execPath : command, args, { cwd: root, env });
}

/** A step that comes to no result has failed, and the others go on. */
async function measure(name, step) {
  const start = performance.now();
  let counts = { passed: 0, failed: 0 };
  try {
    counts = (await step()) ?? counts;
  } catch (error) {
    console.error(`\n${name} failed: ${error.message}`);
    counts = { passed: 0, failed: 1 };
  }
  return { name, ...counts, seconds: (performance.now() - start) / 1000 };
}

function report(results) {
  console.log("");
  const sum = { passed: 0, failed: 0 };
  for (const { name, passed, failed, skipped = 0, seconds } of results) {
    sum.passed += passed;
    sum.failed += failed;
    const isCheck = !(name in levels);
    const counts = isCheck ? (failed ? "failed" : "ok") : `${passed} passed, ${failed} failed`;
    console.log(
      `${name.padEnd(9)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${counts}${skipped ? `, ${skipped} skipped` : ""}`,
    );
  }
  process.exitCode = sum.failed === 0 ? 0 : 1;
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
}
