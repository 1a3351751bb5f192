import * as l10n from "@vscode/l10n";
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import {
  readGrammarRequest,
  type ReadGrammarParams,
  type ReadGrammarResult,
  readScriptRequest,
  type ReadScriptParams,
  type ReadScriptResult,
} from "../../../shared/src/protocol";
import { createPause, type Importers, type RuntimeEnvironment } from "../lsp/runtime";
import { startServer } from "../lsp/startServer";

declare const self: DedicatedWorkerGlobalScope & {
  /** The bundle `importers.js` makes itself known by this name. */
  errdexImporters?: Importers;
  /** That bundle has its texts translated by what is here. */
  errdexTexts?: typeof l10n;
};

self.errdexTexts = l10n;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

/** A Worker's side of the server: grammars lie where the client says, or are read by the client. */
const browserRuntime: RuntimeEnvironment = {
  readGrammar: async (name, grammarsUri) => {
    if (grammarsUri === undefined) {
      return connection.sendRequest<ReadGrammarResult>(readGrammarRequest, { name } satisfies ReadGrammarParams);
    }
    const response = await fetch(`${grammarsUri.replace(/\/$/, "")}/${name}`);
    if (!response.ok) {
      throw new Error(`${response.url}: HTTP status ${response.status}`);
    }
    return new Uint8Array(await response.arrayBuffer());
  },
  pause: createPause(nextTurn),
  loadImporters: async (grammarsUri) => {
    if (self.errdexImporters === undefined) {
      await runScript("importers.js", grammarsUri);
    }
    return self.errdexImporters as unknown as Importers;
  },
};

/** By a message of one's own, which takes its turn behind all that have come. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Runs a script that lies beside this one, which a worker that was made of a blob cannot find by itself. */
async function runScript(name: string, grammarsUri: string | undefined): Promise<void> {
  if (grammarsUri !== undefined) {
    self.importScripts(new URL(`../web/${name}`, `${grammarsUri.replace(/\/$/, "")}/`).href);
    return;
  }
  const bytes = await connection.sendRequest<ReadScriptResult>(readScriptRequest, { name } satisfies ReadScriptParams);
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: "text/javascript" }));
  try {
    self.importScripts(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

startServer(connection, browserRuntime);
