import {
  commands,
  type Disposable,
  type ExtensionContext,
  l10n,
  type LogOutputChannel,
  window,
  workspace,
} from "vscode";
import type { CatalogFile } from "../../../shared/src/catalog";
import { createClientOptions } from "./clientOptions";
import { activeContext, commandIds } from "./commandIds";
import { createCommandRegistry } from "./commands";
import { type DocumentLike, needsServer } from "./demand";
import { ServerDown } from "./failure";
import { clientFeatures } from "./features";
import { type CreateLanguageServer, createRun, type LanguageServerRun } from "./languageServer";
import { includedLanguages } from "./includedLanguages";
import { ProvidedCatalogs } from "./providedCatalogs";
import { ServerEvents } from "./serverLink";
import { servedLanguages } from "./servedLanguages";
import { StatusItem } from "./statusItem";
import { type ServerFailure, Supervisor } from "./supervisor";

/** What `activate` returns to other extensions and to tests: `extensions.getExtension("errdex.errdex").exports`. */
export interface ErrdexApi {
  /** Id of the server's process; `undefined` in a browser and while no server runs. */
  serverPid(): number | undefined;
  /**
   * Resolves when the server answers: at once, after the start that is under way, or after the restart that follows a
   * crash; it starts a server that no document has needed yet. Rejects where the server could not be started or crashed
   * too often.
   */
  whenReady(): Promise<void>;
  /**
   * Takes in a catalog, until the result is disposed of. It extends a built-in one with its id, or takes its place with
   * `replace`; catalogs of the user's project are stronger. Extensions whose catalogs are files name them in
   * `contributes.errdexCatalogs` of their `package.json` instead.
   *
   * @param catalog as in a catalog file; what is wrong in it is told in the log.
   */
  registerCatalog(catalog: CatalogFile): Disposable;
}

export interface RunningClient {
  readonly api: ErrdexApi;
  /** Ends the server: for `deactivate`, which VS Code waits for. */
  stop(): Promise<void>;
}

/**
 * Starts everything around the server, and the server with the first document that it is of use for: a README without
 * code needs none. Does not wait until the server runs.
 */
export function startClient(context: ExtensionContext, createServer: CreateLanguageServer): RunningClient {
  const served = servedLanguages(context.extension.packageJSON);
  let languageIds = [...served, ...includedLanguages()];
  const log = window.createOutputChannel("Errdex", { log: true });
  const status = new StatusItem(languageIds);
  const catalogs = new ProvidedCatalogs(log);
  let run: LanguageServerRun | undefined;
  const events = new ServerEvents();

  const supervisor = new Supervisor({
    createRun: (onCrash) => {
      run = createRun({
        createServer,
        clientOptions: createClientOptions(languageIds, log),
        log,
        catalogs,
        onStatus: (params) => {
          status.setStatus(params);
          events.setStatus(params);
        },
        onUses: () => {
          events.noticeUses();
        },
        onCrash: () => {
          log.error("The server ended unexpectedly.");
          onCrash();
        },
      });
      return run;
    },
    onState: (state) => {
      status.setState(state);
      if (state !== "running") {
        events.setStatus(undefined);
      }
    },
    onFailure: (failure) => {
      const reason = failure.kind === "start" ? failure.error.message : `it crashed ${failure.crashes} times in a row`;
      log.error(`The server is down: ${reason}.`);
      void offerRestart(failure, supervisor, log);
    },
    now: () => Date.now(),
  });

  const whenReady = (): Promise<void> => {
    if (supervisor.state === "waiting") {
      void supervisor.restart();
    }
    return supervisor.ready();
  };
  const server = events.createLink(async (method, params, token) => {
    try {
      await whenReady();
    } catch (error) {
      throw new ServerDown(error);
    }
    return (run as LanguageServerRun).request(method, params, token);
  });
  const startFor = (document: DocumentLike): void => {
    if (supervisor.state === "waiting" && needsServer(document, languageIds)) {
      void supervisor.restart();
    }
  };
  const listeners: readonly Disposable[] = [
    workspace.onDidOpenTextDocument(startFor),
    workspace.onDidChangeTextDocument(({ document }) => {
      startFor(document);
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration("errdex.includeLanguages")) {
        return;
      }
      const before = languageIds.join();
      languageIds = [...served, ...includedLanguages()];
      if (languageIds.join() === before) {
        return;
      }
      status.setLanguages(languageIds);
      // A client's selector cannot change while it runs. It is about to send this change to its server, and must have done
      // so before it is replaced.
      if (supervisor.state !== "waiting") {
        setTimeout(() => void supervisor.restart(), 0);
      }
      workspace.textDocuments.forEach(startFor);
    }),
  ];
  const registerCommand = createCommandRegistry(log);
  const features = { extension: context, log, server, serverState: () => supervisor.state, registerCommand };
  void commands.executeCommand("setContext", activeContext, true);
  context.subscriptions.push(
    log,
    status,
    catalogs,
    events,
    registerCommand(commandIds.restartServer, async () => {
      log.info("Restarting the server on request.");
      await supervisor.restart();
    }),
    registerCommand(commandIds.showLog, () => {
      log.show();
    }),
    ...clientFeatures.map((feature) => feature.register(features)),
    ...listeners,
  );
  workspace.textDocuments.forEach(startFor);
  return {
    api: {
      serverPid: () => run?.processId(),
      whenReady,
      registerCatalog: (catalog) => catalogs.register(catalog),
    },
    stop: () => supervisor.stop(),
  };
}

async function offerRestart(failure: ServerFailure, supervisor: Supervisor, log: LogOutputChannel): Promise<void> {
  const message =
    failure.kind === "start"
      ? l10n.t("The Errdex server could not be started: {0}", failure.error.message)
      : l10n.t("The Errdex server crashed {0} times in a row and was not started again.", failure.crashes);
  const restart = l10n.t("Restart");
  const showLog = l10n.t("Show Log");
  const chosen = await window.showErrorMessage(message, restart, showLog);
  if (chosen === restart) {
    await supervisor.restart();
  } else if (chosen === showLog) {
    log.show();
  }
}
