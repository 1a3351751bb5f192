/** Bundles the test suites for the two extension hosts. */

import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../support/paths.mjs";

const suites = {
  node: { platform: "node", target: "node20" },
  web: { platform: "browser", target: "es2022" },
};

/** @returns {Promise<{ node: string, web: string }>} the bundled suites */
export async function buildSuites() {
  const outputs = {};
  for (const [kind, options] of Object.entries(suites)) {
    outputs[kind] = join(root, "out", "editor", kind, "index.js");
    await build({
      ...options,
      entryPoints: [join(root, "test", "editor", "suite", `${kind}.ts`)],
      outfile: outputs[kind],
      bundle: true,
      // Mocha's build for browsers assigns `module.exports` wherever it finds one, and here that is the bundle's. So the
      // bundle is a function, and what it exports is assigned after it has run.
      format: "iife",
      globalName: "suite",
      footer: { js: "module.exports = suite;" },
      external: ["vscode"],
      sourcemap: true,
      logLevel: "warning",
    });
  }
  return outputs;
}
