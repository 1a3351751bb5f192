import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  catalogsNotification,
  type CatalogsParams,
  statusNotification,
  type StatusParams,
} from "../../../shared/src/protocol";
import type { ReadSource } from "../catalogs/catalogStore";
import { readCatalogText } from "../catalogs/catalogText";
import type { SourceKind } from "../catalogs/joinCatalogs";
import { catalogRules } from "../catalogs/problem";
import { readCatalog } from "../catalogs/readCatalog";
import type { RoutedService } from "../routeService";
import type { Logger } from "../util/logger";
import type { ClientSettings } from "./clientSettings";
import type { GivenOptions } from "./initializationOptions";
import type { Notebooks } from "./notebooks";
import type { RuntimeEnvironment } from "./runtime";
import type { WorkspaceCatalogs } from "./workspaceCatalogs";
import { createDiskFiles, createEditorFiles } from "./workspaceFiles";
import type { WorkspaceIndexing } from "./workspaceIndexing";

export interface ServeCatalogsOptions {
  readonly connection: Connection;
  readonly runtime: RuntimeEnvironment;
  readonly documents: TextDocuments<TextDocument>;
  readonly notebooks: Notebooks;
  readonly settings: ClientSettings;
  readonly logger: Logger;
  readonly service: RoutedService;
  readonly workspace: WorkspaceIndexing;
  readonly catalogs: WorkspaceCatalogs;
  readonly options: GivenOptions;
}

export interface ServedCatalogs {
  /** To be called once the client has said that it is ready for requests. */
  start(): Promise<void>;
}

/** Brings the client's catalogs to whoever needs them: engines, settings, the index of the workspace, the status. */
export function serveCatalogs(serving: ServeCatalogsOptions): ServedCatalogs {
  const { connection, runtime, documents, notebooks, settings, logger, service, workspace, catalogs, options } =
    serving;
  const listFolders = (): readonly string[] => workspace.folders;
  const files = options.findsFiles
    ? createEditorFiles(connection, runtime, listFolders)
    : runtime.files && createDiskFiles(runtime.files, runtime.pause, listFolders);
  catalogs.listen({
    documents,
    logger,
    files,
    listFolders,
    notebookOf: (uri) => notebooks.notebookOf(uri),
    patternsOf: async (folder) => (await settings.own(folder)).catalogs,
  });
  let provided: readonly string[] = [];
  let shown = "";
  const reported = new Set<string>();

  const sendStatus = async (): Promise<void> => {
    const { processId } = runtime;
    const params: StatusParams = {
      ...(await catalogs.status()),
      ...(processId === undefined ? {} : { processId }),
    };
    const json = JSON.stringify(params);
    if (json === shown) {
      return;
    }
    shown = json;
    const ofConfigs = params.configs.flatMap(({ path, problems }) => problems.map((problem) => `${path}: ${problem}`));
    for (const problem of [...params.catalogs.flatMap(({ problems }) => problems), ...ofConfigs]) {
      if (!reported.has(problem)) {
        reported.add(problem);
        logger.warn(problem);
      }
    }
    // Others would call it a message that they do not know, some of them aloud.
    if (options.showsStatus) {
      await connection.sendNotification(statusNotification, params);
    }
  };

  const take = async (kind: SourceKind, given: CatalogsParams["catalogs"]): Promise<void> => {
    const sources = await Promise.all(
      given.map(async ({ key, from, path, text }): Promise<ReadSource> => {
        return { key, kind, from, read: await readCatalogText(text, path, from), text: () => text };
      }),
    );
    for (const key of provided.filter((key) => !sources.some((source) => source.key === key))) {
      catalogs.provide(key, undefined);
    }
    provided = sources.map(({ key }) => key);
    for (const source of sources) {
      catalogs.provide(source.key, source);
    }
    catalogs.isComplete = true;
  };

  options.catalogs.forEach((data, i) => {
    const key = `client:${i + 1}`;
    const { catalog, replaces, problems } = readCatalog(data, "client");
    const places = problems.map(({ rule, message }) => {
      return { rule, level: catalogRules[rule], message, span: { start: 0, end: 0 } };
    });
    const read = { catalog, replaces, problems: places, place: () => Promise.resolve([]) };
    const text = (): string => `${JSON.stringify(data, undefined, 2)}\n`;
    catalogs.provide(key, { key, kind: "client", from: `catalog ${i + 1} of the client`, read, text });
  });
  catalogs.isComplete = !options.bringsCatalogs;
  connection.onNotification(catalogsNotification, (params: CatalogsParams) => take("extension", params.catalogs));
  catalogs.onDidChange(({ haveCatalogsChanged, isLate }) => {
    if (haveCatalogsChanged) {
      service.refresh();
      workspace.readAgain();
    }
    if (isLate) {
      settings.refresh();
    }
    void sendStatus();
  });
  workspace.onDidChangeFiles((changes) => {
    catalogs.noticeFiles(changes);
  });
  const readAgain = (): void => {
    catalogs.readAgain();
  };
  settings.onDidChangeOwn(readAgain);
  workspace.onDidChangeFolders(readAgain);
  return { start: sendStatus };
}
