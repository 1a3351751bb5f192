import * as l10n from "@vscode/l10n";
import {
  type Connection,
  type Disposable,
  type InitializeParams,
  type ServerCapabilities,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { usesNotification } from "../../../shared/src/protocol";
import { createErrorCodeService } from "../createService";
import { createEditedDocument } from "../documents/editedDocument";
import { languageIdOf } from "../languages";
import { Grammars, type ReadWasm } from "../languages/grammars";
import { routeService } from "../routeService";
import { features } from "../features";
import { errorMessage } from "../util/logger";
import { Times } from "../util/times";
import { CatalogOutlines } from "./catalogOutlines";
import { ProjectAnswers } from "../workspace/projectAnswers";
import { serveCatalogs } from "./serveCatalogs";
import { WorkspaceCatalogs } from "./workspaceCatalogs";
import { readClientFeatures } from "./clientFeatures";
import { createClientLogger } from "./clientLogger";
import { createClientSettings } from "./clientSettings";
import { createHandle, createHandleRequest } from "./handle";
import { readInitializationOptions } from "./initializationOptions";
import { joinCapabilities } from "./joinCapabilities";
import { createNotebooks, notebookDocumentSync } from "./notebooks";
import type { RuntimeEnvironment } from "./runtime";
import type { Session } from "./session";
import { pathIn, rootOf } from "./workspaceFolders";
import { createReadFile } from "./workspaceFiles";
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
  const options = readInitializationOptions(params.initializationOptions);
  const logger = createClientLogger(connection.console, options.readsDebugLog);
  const client = readClientFeatures(params.capabilities);
  l10n.config({ contents: options.l10n });
  const times = new Times();
  const workspace = new WorkspaceIndexing(params);
  const catalogs = new WorkspaceCatalogs();
  const readWasm: ReadWasm = (name): Promise<Uint8Array> => runtime.readGrammar(name, options.grammarsUri);
  const answers = new ProjectAnswers(workspace.views.facts);
  const grammars = new Grammars(readWasm, logger);
  const service = routeService({
    catalogsFor: (uri) => catalogs.catalogsFor(uri),
    create: (inForce) =>
      createErrorCodeService({
        catalogs: inForce,
        readWasm,
        grammars,
        logger,
        companionsOf: (uri) => notebooks.companionsOf(uri),
        pathOf: (uri) => pathIn(workspace.folders.map(rootOf), notebooks.notebookOf(uri) ?? uri),
        project: answers,
        times,
      }),
  });
  const documents = new TextDocuments<TextDocument>({
    create: (uri, languageId, version, content) => {
      // A second `didOpen` without a `didClose` may bring another text under the same version.
      service.close(uri);
      return createEditedDocument(uri, languageIdOf(languageId, uri), version, content);
    },
    update: (document, changes, version) => service.update(document, changes, version),
  });
  const notebooks = createNotebooks(documents);
  const settings = createClientSettings({
    connection,
    client,
    logger,
    initial: options.settings,
    configFor: (uri) => catalogs.settingsFor(uri),
  });
  const disposables: Disposable[] = [
    documents.onDidClose(({ document }) => {
      service.close(document.uri);
      settings.forget(document.uri);
    }),
  ];
  let ended = false;
  const isShutDown = (): boolean => ended;
  const session: Session = {
    connection,
    client,
    service,
    documents,
    notebooks,
    settings,
    catalogs,
    outlines: new CatalogOutlines(),
    project: {
      uses: workspace.views.uses,
      files: workspace.views.files,
      answers,
      listFolders: () => workspace.folders,
      onDidChange: workspace.onDidChange,
      onDidChangeUses: workspace.onDidChangeUses,
      onDidReadFiles: workspace.onDidReadFiles,
    },
    readFile: createReadFile(connection, runtime, options.findsFiles),
    schemaFormats: options.schemaFormats,
    schemaChecks: options.schemaChecks,
    hasCommand: (id) => options.commands.includes(id),
    grammars,
    loadImporters: () => runtime.loadImporters(options.grammarsUri),
    logger,
    times,
    handle: createHandle({ documents, settings, logger, times, isShutDown }),
    handleRequest: createHandleRequest({ logger, times, isShutDown }),
    disposables,
  };
  const provided = features.map((feature) => feature.register(session));
  const { findsFiles } = options;
  workspace.listen({ connection, client, runtime, documents, notebooks, settings, logger, times, service, findsFiles });
  const serving = serveCatalogs({
    connection,
    runtime,
    documents,
    notebooks,
    settings,
    logger,
    service,
    workspace,
    catalogs,
    options,
  });
  if (options.followsUses) {
    workspace.onDidChangeUses(() => void connection.sendNotification(usesNotification));
  }
  disposables.push(documents.listen(connection), notebooks.listen(connection, service), workspace, catalogs, service);

  return {
    capabilities: joinCapabilities([
      {
        positionEncoding: "utf-16",
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        notebookDocumentSync,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      ...provided,
    ]),
    start: async () => {
      // A client that refuses one thing may take the next.
      for (const step of [() => serving.start(), () => settings.listen(), () => workspace.start()]) {
        try {
          await step();
        } catch (error) {
          logger.warn("The session could not be set up as a whole.", { error: errorMessage(error) });
        }
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
