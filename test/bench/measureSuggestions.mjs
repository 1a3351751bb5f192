import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../support/paths.mjs";
import { timeRow } from "./table.mjs";

/**
 * The codes nearest to a misspelt one, in a catalog of any size and in the built-in ones: the engine's own code, for a
 * process would measure the way to it.
 */
export async function measureSuggestions(catalogs) {
  const outfile = join(root, "out", "measureNearest.cjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["test/bench/measureNearest.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    logLevel: "warning",
  });
  const { measureNearest } = createRequire(import.meta.url)(outfile);
  const { large, builtIn } = measureNearest(catalogs);
  const codes = catalogs.reduce((sum, catalog) => sum + Object.keys(catalog.codes).length, 0).toLocaleString("en");
  return [
    timeRow(`nearest of ${codes} codes of one catalog`, large, 1),
    timeRow("nearest of the built-in codes", builtIn, 1),
  ];
}
