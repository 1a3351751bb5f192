#!/usr/bin/env node
import * as nodeModule from "node:module";
import { useQuickWasm } from "./quickWasm";

// The language server runs for long, and chooses its flags itself.
if (process.argv[2] !== "lsp") {
  // Before anything is compiled: V8 takes no code from the cache that was compiled under other flags.
  useQuickWasm();
  // From Node 22 on, what was compiled is kept for the next run, which saves a tenth of a check.
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
}

void import("./cliMain");
