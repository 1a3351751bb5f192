import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RuntimeEnvironment } from "../lsp/runtime";

/** Node's side of the server: grammars lie beside the bundle that this code is part of. */
export const nodeRuntime: RuntimeEnvironment = {
  readGrammar: (name) => readFile(join(__dirname, "grammars", name)),
  processId: process.pid,
};
