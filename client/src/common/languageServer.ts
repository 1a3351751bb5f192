import { type CancellationToken, l10n, type LogOutputChannel } from "vscode";
import { type BaseLanguageClient, CloseAction, ErrorAction, type LanguageClientOptions } from "vscode-languageclient";
import { errorMessage } from "../../../shared/src/errorMessage";
import {
  catalogsNotification,
  type CatalogsParams,
  statusNotification,
  type StatusParams,
  usesNotification,
} from "../../../shared/src/protocol";
import { ServerDown } from "./failure";
import type { ProvidedCatalogs } from "./providedCatalogs";
import type { ServerRun } from "./supervisor";
import { answerFileRequests } from "./workspaceFiles";

/** A language client that was not started yet, with what only its main knows of the server behind it. */
export interface LanguageServer {
  readonly client: BaseLanguageClient;
  /** The server's process while it runs; always `undefined` in a browser. */
  processId(): number | undefined;
  /** Ends the server at once. Called when it was asked to stop, whether or not it did. */
  kill(): void;
}

/** Made by the mains: over IPC on the desktop, with a worker in a browser. */
export type CreateLanguageServer = (options: LanguageClientOptions) => Promise<LanguageServer>;

export interface LanguageServerRun extends ServerRun {
  processId(): number | undefined;
  /** Of a run that was started; rejects where it has ended or the server refuses. */
  request<R>(method: string, params: unknown, token?: CancellationToken): Promise<R>;
}

export interface RunOptions {
  readonly createServer: CreateLanguageServer;
  readonly clientOptions: LanguageClientOptions;
  readonly log: LogOutputChannel;
  /** For the server, from other extensions. */
  readonly catalogs: ProvidedCatalogs;
  readonly onStatus: (status: StatusParams) => void;
  readonly onUses: () => void;
  readonly onCrash: () => void;
}

/**
 * One run of the language server. Each run has a client of its own, for a client whose start has failed can be neither
 * stopped nor started again.
 */
export function createRun({
  createServer,
  clientOptions,
  log,
  catalogs,
  onStatus,
  onUses,
  onCrash,
}: RunOptions): LanguageServerRun {
  let server: LanguageServer | undefined;
  let state: "new" | "up" | "ended" = "new";
  let closedEarly = false;
  const options: LanguageClientOptions = {
    ...clientOptions,
    // The reason is in the error that `start` rejects with; the client would show it a second time.
    initializationFailedHandler: () => false,
    errorHandler: {
      error: (error) => ({ action: ErrorAction.Continue, message: error.message, handled: true }),
      closed: () => {
        const crashed = state === "up";
        closedEarly = state === "new";
        state = "ended";
        if (crashed) {
          // After this callback the client cleans up, and must have done so before it is replaced.
          setTimeout(onCrash, 0);
        }
        return { action: CloseAction.DoNotRestart, message: "The connection to the server was closed.", handled: true };
      },
    },
  };
  const sendCatalogs = async (): Promise<void> => {
    const provided = await catalogs.list();
    // The server waits for them, if there are none, too.
    if (state === "up") {
      await server?.client.sendNotification(catalogsNotification, { catalogs: provided } satisfies CatalogsParams);
    }
  };
  const listener = catalogs.onDidChange(() => void sendCatalogs());
  return {
    async start() {
      server = await createServer(options);
      if (state === "ended") {
        server.kill();
        throw new Error("The server was stopped before it had started.");
      }
      server.client.onNotification(statusNotification, onStatus);
      server.client.onNotification(usesNotification, onUses);
      answerFileRequests(server.client);
      try {
        await server.client.start();
      } catch (error) {
        // What the client says then is about its connection, not about the server.
        throw closedEarly ? new Error(l10n.t("it ended before it answered")) : error;
      }
      state = "up";
      void sendCatalogs();
    },
    async stop() {
      state = "ended";
      listener.dispose();
      try {
        await server?.client.dispose();
      } catch (error) {
        log.debug("The server did not stop by itself.", errorMessage(error));
      }
      server?.kill();
    },
    processId: () => server?.processId(),
    request: (method, params, token) => {
      if (server === undefined || state !== "up") {
        return Promise.reject(new ServerDown(undefined));
      }
      // A token that is undefined would be sent as a second parameter.
      return token === undefined
        ? server.client.sendRequest(method, params)
        : server.client.sendRequest(method, params, token);
    },
  };
}
