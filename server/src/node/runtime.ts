import * as l10n from "@vscode/l10n";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { decodeText } from "../../../shared/src/decodeText";
import { findProjectFiles } from "../cli/findFiles";
import { nodeFiles } from "../cli/nodeFiles";
import { runtimeWasm } from "../languages/grammars";
import { useQuickWasm } from "./quickWasm";
import { createPause, type RuntimeEnvironment } from "../lsp/runtime";

/** Bytes beyond which a file is no source text. */
const mostBytes = 16_000_000;

/** Node's side of the server: grammars lie beside the bundle that this code is part of. */
export const nodeRuntime: RuntimeEnvironment = {
  readGrammar: (name) => {
    // Tree-sitter is loaded before the first grammar is asked for.
    if (name !== runtimeWasm) {
      useQuickWasm();
    }
    return readFile(join(__dirname, "grammars", name));
  },
  pause: createPause(() => new Promise((resolve) => setImmediate(resolve))),
  loadImporters: () => import("../catalogs/importers/index"),
  processId: process.pid,
  files: {
    find: function* (folder) {
      for (const path of findProjectFiles(nodeFiles, fileURLToPath(folder))) {
        yield pathToFileURL(path).href;
      }
    },
    read: async (uri) => {
      const path = fileURLToPath(uri);
      const { size } = await stat(path);
      if (size > mostBytes) {
        throw new Error(l10n.t("it is too large, {0}", path));
      }
      return decodeText(await readFile(path));
    },
  },
};
