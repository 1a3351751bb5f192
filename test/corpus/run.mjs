/**
 * Runs `errdex check` over real source that uses neither of the built-in APIs: the packages in `packages.json`. Whatever
 * it finds there is a false alarm.
 *
 *   npm run corpus -- [--only TEXT] [--dist FOLDER] [--update]
 *
 * --only    these packages only, by a part of their name
 * --dist    run this build, instead of making a production build in dist first
 * --update  write the result to test/corpus/result.md, and pin packages that are not pinned yet
 *
 * The exit code is 1 when a rule that speaks of unknown codes found something, at any strictness.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../support/paths.mjs";
import { fetchPackage, readPackages, writePackages } from "./packages.mjs";
import { renderResult, renderRow, renderTotal } from "./result.mjs";

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    dist: { type: "string" },
    update: { type: "boolean", default: false },
  },
});

/** From the loosest to the one that says most; `bound` is the default, and the one that is timed. */
const strictnesses = ["typos", "bound", "strict"];
/** A finding of these is a false alarm for sure: no package here knows the APIs. */
const counted = new Set(["unknown-code", "wrong-catalog", "wrong-field"]);

if (options.dist === undefined) execFileSync(process.execPath, ["esbuild.mjs", "--production"], { cwd: root });
const cli = join(resolve(root, options.dist ?? "dist"), "cli.js");
const extensions = readExtensions();
const packages = readPackages();
const rows = [];
const alarms = [];
for (const wanted of packages.filter(({ spec }) => spec.includes(options.only))) {
  const { folder, integrity } = await fetchPackage(wanted);
  wanted.integrity = integrity;
  const row = checkPackage(wanted, folder);
  rows.push(row);
  console.log(renderRow(row));
}
const total = sumUp(rows);
console.log(`\n${renderTotal(total)}`);
for (const { strictness, file, line, message } of alarms) console.log(`\n${strictness} ${file}:${line}\n  ${message}`);
if (options.update) {
  if (options.only !== "") throw new Error("--update wants all packages");
  writePackages(packages);
  writeFileSync(join(import.meta.dirname, "result.md"), renderResult(rows, total));
}
if (alarms.length > 0) process.exitCode = 1;

function checkPackage({ spec, group }, folder) {
  const findings = {};
  let row;
  for (const strictness of strictnesses) {
    const start = performance.now();
    const report = check(folder, strictness);
    const seconds = (performance.now() - start) / 1000;
    const wrong = report.findings.filter(({ rule }) => counted.has(rule));
    findings[strictness] = wrong.length;
    for (const { file, range, message } of wrong) {
      alarms.push({ strictness, file: join(folder, file), line: range.start.line + 1, message });
    }
    if (strictness === "bound") {
      const others = report.findings.length - wrong.length;
      const codes = report.occurrences - report.findings.filter(({ rule }) => rule === "unknown-code").length;
      const skipped = report.problems.length;
      row = { spec, group, files: report.files, skipped, bytes: sizeOf(folder), codes, others, seconds };
    }
  }
  return { ...row, findings };
}

/** The report of `errdex check --format json` in the package's folder, as in a project of its own. */
function check(folder, strictness) {
  const args = [cli, "check", ".", "--format", "json", "--strictness", strictness, "--no-cache"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if ((status !== 0 && status !== 1) || stdout === "")
    throw new Error(`errdex check in ${folder} ended with ${status}\n${stderr}`);
  return JSON.parse(stdout);
}

/** Of the files that Errdex serves, whether it reads or skips them. */
function sizeOf(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") bytes += sizeOf(path);
    if (entry.isFile() && extensions.has(extname(entry.name).toLowerCase())) bytes += statSync(path).size;
  }
  return bytes;
}

function readExtensions() {
  const folder = join(root, "server", "src", "languages");
  const definitions = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => JSON.parse(readFileSync(join(folder, name, "language.json"), "utf8")));
  return new Set(definitions.flatMap((definition) => definition.extensions));
}

function sumUp(rows) {
  const sum = (valueOf) => rows.reduce((all, row) => all + valueOf(row), 0);
  return {
    packages: rows.length,
    files: sum(({ files }) => files),
    skipped: sum(({ skipped }) => skipped),
    bytes: sum(({ bytes }) => bytes),
    codes: sum(({ codes }) => codes),
    others: sum(({ others }) => others),
    seconds: sum(({ seconds }) => seconds),
    findings: Object.fromEntries(strictnesses.map((name) => [name, sum(({ findings }) => findings[name])])),
  };
}
