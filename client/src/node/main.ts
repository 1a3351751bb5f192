import type { ExtensionContext } from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";
// What a keystroke leaves behind is little. A small nursery, a heap that may grow by half of what is in use and not to four
// times of it, and one arena for all threads on Linux save tens of megabytes and cost no time. Shared with the benchmark.
import { flags, env } from "../../../shared/serverProcess.json";
import { type ErrdexApi, type RunningClient, startClient } from "../common/client";
import type { LanguageServer } from "../common/languageServer";

/** Where a debugger finds the server when the extension itself is debugged: `.vscode/launch.json` names it. */
const debugPort = 6009;

let running: RunningClient | undefined;

/** Called by VS Code on the desktop, when a document of a served language is opened. */
export function activate(context: ExtensionContext): ErrdexApi {
  const module = context.asAbsolutePath("dist/server.js");
  running = startClient(context, (options) => Promise.resolve(createServer(module, options)));
  return running.api;
}

/** Called by VS Code at shutdown, and when the extension is disabled. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}

function createServer(module: string, options: LanguageClientOptions): LanguageServer {
  const transport = TransportKind.ipc;
  const serverOptions: ServerOptions = {
    run: { module, transport, options: { execArgv: flags, env } },
    debug: { module, transport, options: { execArgv: [...flags, "--nolazy", `--inspect=${debugPort}`], env } },
  };
  const client = new QuietLanguageClient("errdex", "Errdex", serverOptions, options);
  return {
    client,
    processId: () => client.serverProcess?.pid,
    kill: () => client.serverProcess?.kill("SIGKILL"),
  };
}

/** Logs its own failures without a message to the user: the supervisor has one, with a button to restart. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
