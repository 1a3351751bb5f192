import {
  type Connection,
  type Disposable,
  type InitializeParams,
  type ServerCapabilities,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { statusNotification, type StatusParams } from "../../../shared/src/protocol";
import { createErrorCodeService } from "../createService";
import { features } from "../features";
import { errorMessage } from "../util/logger";
import { collectCatalogs } from "./collectCatalogs";
import { readClientFeatures } from "./clientFeatures";
import { createClientLogger } from "./clientLogger";
import { createClientSettings } from "./clientSettings";
import { createHandle } from "./handle";
import { readInitializationOptions } from "./initializationOptions";
import { createNotebooks, notebookDocumentSync } from "./notebooks";
import type { RuntimeEnvironment } from "./runtime";
import type { Session } from "./session";
import { pathIn, rootOf } from "./workspaceFolders";
import { WorkspaceIndexing } from "./workspaceIndexing";

export interface OpenSession {
  readonly capabilities: ServerCapabilities;
  /** The client is ready for requests and notifications. */
  start(): Promise<void>;
  /** The client wants no more answers. */
  end(): void;
}

/** Installs all handlers for a client. Grammars are loaded when a document first needs them, so this takes no time. */
export function openSession(
  connection: Connection,
  runtime: RuntimeEnvironment,
  params: InitializeParams,
): OpenSession {
  const logger = createClientLogger(connection.console);
  const client = readClientFeatures(params.capabilities);
  const options = readInitializationOptions(params.initializationOptions);
  const { catalogs, status } = collectCatalogs(options.catalogs);
  for (const { id, problems } of status) {
    for (const problem of problems) {
      logger.warn(`Catalog ${id}: ${problem}`);
    }
  }
  const workspace = new WorkspaceIndexing(params);
  const service = createErrorCodeService({
    catalogs,
    readWasm: (name) => runtime.readGrammar(name, options.grammarsUri),
    logger,
    companionsOf: (uri) => notebooks.companionsOf(uri),
    pathOf: (uri) => pathIn(workspace.folders.map(rootOf), notebooks.notebookOf(uri) ?? uri),
    project: workspace.project,
  });
  const documents = new TextDocuments<TextDocument>({
    create: (uri, languageId, version, content) => {
      // A second `didOpen` without a `didClose` may bring another text under the same version.
      service.close(uri);
      return TextDocument.create(uri, languageId, version, content);
    },
    update: (document, changes, version) => service.update(document, changes, version),
  });
  const notebooks = createNotebooks(documents);
  const settings = createClientSettings({ connection, client, logger, initial: options.settings });
  const disposables: Disposable[] = [
    documents.onDidClose(({ document }) => {
      service.close(document.uri);
      settings.forget(document.uri);
    }),
  ];
  let ended = false;
  const handle = createHandle({ documents, settings, logger, isShutDown: () => ended });
  const session: Session = {
    connection,
    client,
    service,
    documents,
    notebooks,
    settings,
    onDidChangeProject: workspace.onDidChange,
    logger,
    handle,
    disposables,
  };
  const provided = features.map((feature) => feature.register(session));
  const { findsFiles } = options;
  workspace.listen({ connection, client, runtime, documents, settings, logger, service, findsFiles });
  disposables.push(documents.listen(connection), notebooks.listen(connection, service), workspace, service);

  return {
    capabilities: Object.assign(
      {
        positionEncoding: "utf-16",
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        notebookDocumentSync,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      } satisfies ServerCapabilities,
      ...provided,
    ) as ServerCapabilities,
    start: async () => {
      const processId = runtime.processId;
      const statusParams: StatusParams = { catalogs: status, ...(processId === undefined ? {} : { processId }) };
      try {
        await connection.sendNotification(statusNotification, statusParams);
        await settings.listen();
        await workspace.start();
      } catch (error) {
        logger.warn("The session could not be set up as a whole.", { error: errorMessage(error) });
      }
    },
    end: () => {
      ended = true;
      for (const disposable of disposables.splice(0)) {
        disposable.dispose();
      }
    },
  };
}
