import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { readGrammarRequest, type ReadGrammarParams, type ReadGrammarResult } from "../../../shared/src/protocol";
import type { RuntimeEnvironment } from "../lsp/runtime";
import { startServer } from "../lsp/startServer";

declare const self: DedicatedWorkerGlobalScope;

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
};

startServer(connection, browserRuntime);
