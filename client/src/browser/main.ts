import { type ExtensionContext, Uri, workspace } from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/browser";
import {
  readGrammarRequest,
  type ReadGrammarParams,
  type ReadGrammarResult,
  readScriptRequest,
  type ReadScriptParams,
} from "../../../shared/src/protocol";
import { type ErrdexApi, type RunningClient, startClient } from "../common/client";
import type { LanguageServer } from "../common/languageServer";

let running: RunningClient | undefined;

/** Called by VS Code in a browser, when a document of a served language is opened. */
export function activate(context: ExtensionContext): ErrdexApi {
  const dist = Uri.joinPath(context.extensionUri, "dist");
  running = startClient(context, (options) => createServer(dist, options));
  return running.api;
}

/** Called by VS Code when the extension is disabled. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}

async function createServer(dist: Uri, options: LanguageClientOptions): Promise<LanguageServer> {
  // The script is read rather than named to the worker: VS Code refuses workers from `vscode-remote:`, which is where a
  // browser window with a remote server has its extensions.
  const script = await readFile(Uri.joinPath(dist, "web", "server.js"));
  const source = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(source, { name: "Errdex server" });
  const client = new QuietLanguageClient("errdex", "Errdex", worker, options);
  worker.addEventListener("error", ({ message }) => {
    client.error(`The server's worker failed: ${message}`);
  });
  client.onRequest(readGrammarRequest, ({ name }: ReadGrammarParams) => readGrammar(dist, name));
  client.onRequest(readScriptRequest, ({ name }: ReadScriptParams) => readScript(dist, name));
  return {
    client,
    processId: () => undefined,
    kill: () => {
      worker.terminate();
      URL.revokeObjectURL(source);
    },
  };
}

async function readGrammar(dist: Uri, name: string): Promise<ReadGrammarResult> {
  if (!/^[\w.-]+\.wasm$/.test(name)) {
    throw new Error(`Not the name of a grammar: ${name}`);
  }
  return readFile(Uri.joinPath(dist, "grammars", name));
}

async function readScript(dist: Uri, name: string): Promise<Uint8Array> {
  if (!/^[\w-]+\.js$/.test(name)) {
    throw new Error(`Not the name of a script: ${name}`);
  }
  return readFile(Uri.joinPath(dist, "web", name));
}

/** The copy owns its memory, which `workspace.fs` does not promise of its result. */
async function readFile(uri: Uri): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await workspace.fs.readFile(uri));
}

/** Logs its own failures without a message to the user: the supervisor has one, with a button to restart. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
