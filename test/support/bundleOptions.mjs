import { root } from "./paths.mjs";

/** How a source in TypeScript becomes a file that Node runs; packages stay where they are. Paths are those of the root. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20.19",
  packages: "external",
  sourcemap: "linked",
  logLevel: "warning",
};
