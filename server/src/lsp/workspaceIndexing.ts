import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  Emitter,
  type Event,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
  type TextDocuments,
  WatchKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { workspaceIndexRequest, type WorkspaceIndexResult } from "../../../shared/src/protocol";
import type { ErrorCodeService } from "../service";
import { canonicalUri, decodeUri } from "../util/canonicalUri";
import { ignoreFileNames, neverEntered } from "../util/ignoreRules";
import type { Logger } from "../util/logger";
import type { Times } from "../util/times";
import type { Pause } from "../documents/slicedParser";
import { languageOfId, languageOfPath } from "../languages";
import { isNotebook } from "../languages/notebook";
import { type FileSource, Indexer } from "../workspace/indexer";
import { isManifest } from "../workspace/manifests";
import type { ProjectFacts } from "../workspace/projectFacts";
import type { SourceFiles } from "../workspace/sourceFiles";
import { timeReading } from "../workspace/timeReading";
import type { ProjectUses } from "../workspace/projectUses";
import { WorkspaceIndex } from "../workspace/workspaceIndex";
import type { ClientFeatures } from "./clientFeatures";
import type { ClientSettings } from "./clientSettings";
import type { Notebooks } from "./notebooks";
import type { RuntimeEnvironment } from "./runtime";
import { createDiskFiles, createEditorFiles, ignoreFiles, installationFiles, projectFiles } from "./workspaceFiles";
import { showProgress } from "./workspaceProgress";

export interface WorkspaceIndexingOptions {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly runtime: RuntimeEnvironment;
  readonly documents: TextDocuments<TextDocument>;
  readonly notebooks: Notebooks;
  readonly settings: ClientSettings;
  readonly logger: Logger;
  readonly times: Times;
  readonly service: ErrorCodeService;
  /** Whether the client finds files for the server. */
  readonly findsFiles: boolean;
}

/** Milliseconds without an event after which changes are taken in. */
const calm = 250;

/**
 * The index of the client's workspace, kept true to files and open documents. Nothing is done before a document that
 * could want to know was opened and the client has been served.
 */
export class WorkspaceIndexing implements Disposable {
  /** For the engine, which is needed to read files and so is made later. */
  readonly project: ProjectFacts;
  /** For whoever asks where codes are used. */
  readonly uses: ProjectUses;
  /** For whoever checks files that are not open. */
  readonly files: SourceFiles;
  readonly #index: WorkspaceIndex;
  readonly #changed = new Emitter<void>();
  readonly #usesChanged = new Emitter<void>();
  readonly #textsChanged = new Emitter<void>();
  readonly #filesChanged = new Emitter<readonly FileEvent[]>();
  readonly #disposables: Disposable[] = [];
  #folders: readonly string[];
  #options: WorkspaceIndexingOptions | undefined;
  #source: FileSource | undefined;
  #indexer: Promise<Indexer | undefined> | undefined;
  /** The one whose progress is shown. */
  #shown: Indexer | undefined;
  #limit = 0;
  #reported = 0;
  #reportedUses = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  constructor({
    workspaceFolders,
    rootUri,
  }: Pick<InitializeParams, "workspaceFolders"> & { readonly rootUri?: unknown }) {
    const given = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === "string" ? [rootUri] : []);
    this.#folders = given.map(toFolder);
    this.#index = new WorkspaceIndex({ roots: this.#folders, showPath: (uri) => this.#showPath(uri) });
    const index = this.#index;
    // Asked of a cell, the project around its notebook answers.
    const placeOf = (uri: string): string => canonicalUri(this.#options?.notebooks.notebookOf(uri) ?? uri);
    this.project = {
      get revision() {
        return index.revision;
      },
      covers: (uri) => index.covers(placeOf(uri)),
      evidenceAround: (uri) => index.evidenceAround(placeOf(uri)),
      definesCode: (value, exceptUri) => index.definesCode(value, canonicalUri(exceptUri)),
    };
    this.uses = {
      get revision() {
        return index.usesRevision;
      },
      get files() {
        return index.files;
      },
      whenRead: () => this.#whenRead(),
      usesOf: (entry) => index.usesOf(entry),
      countUses: () => index.countUses(),
      factsOf: (uri) => index.factsOf(canonicalUri(uri)),
      showPath: (uri) => this.#showPath(uri),
    };
    this.files = {
      get known() {
        return index.readFiles;
      },
      whenRead: () => this.#whenRead(),
      takeChanged: () => index.takeChangedFiles(),
      read: (uri) => this.#source?.read(uri) ?? Promise.reject(new Error("There is nobody to read files.")),
    };
  }

  /** Fires when what was said of documents may no longer hold, at most once for all that changed together. */
  get onDidChange(): Event<void> {
    return this.#changed.event;
  }

  /** Fires when codes may be used elsewhere than before, at most once for all that changed together. */
  get onDidChangeUses(): Event<void> {
    return this.#usesChanged.event;
  }

  /** Fires when files were read for the first time or anew, at most once for all of them together. */
  get onDidReadFiles(): Event<void> {
    return this.#textsChanged.event;
  }

  /** Fires when files come, go or change, where the client tells. */
  get onDidChangeFiles(): Event<readonly FileEvent[]> {
    return this.#filesChanged.event;
  }

  /** URIs of the workspace's folders, with a slash at their ends. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** What is known of files was read with other catalogs than those that are in force now. */
  readAgain(): void {
    void this.#indexer?.then((indexer) => {
      indexer?.dispose();
    });
    if (this.#indexer !== undefined) {
      const [document] = (this.#options as WorkspaceIndexingOptions).documents.all();
      this.#index.clear();
      this.#indexer = undefined;
      this.#begin(document?.uri ?? this.#folders[0] ?? "");
      this.#tell(() => undefined);
    }
  }

  /** Installs the handlers. To be called once. */
  listen(options: WorkspaceIndexingOptions): void {
    this.#options = options;
    const { connection, documents, settings } = options;
    const touch = ({ document }: { readonly document: TextDocument }): void => {
      if (languageOfId(document.languageId) !== undefined) {
        this.#begin(document.uri);
        this.#tell((indexer) => {
          indexer.change(canonicalUri(document.uri));
        });
      }
    };
    this.#disposables.push(
      // Fires for open documents, too.
      documents.onDidChangeContent(touch),
      documents.onDidClose(touch),
      settings.onDidChange(() => void this.#readLimit()),
    );
    connection.onDidChangeWatchedFiles(({ changes }) => {
      this.#filesChanged.fire(changes);
      this.#tell((indexer) => {
        for (const { uri, type } of changes) {
          applyChange(indexer, canonicalUri(uri), type);
        }
      });
    });
    connection.onRequest(workspaceIndexRequest, () => this.#whenRead());
  }

  /** To be called once the client has said that it is ready for requests. */
  async start(): Promise<void> {
    const { connection, client } = this.#options as WorkspaceIndexingOptions;
    if (client.watchesFiles && this.#folders.length > 0) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          { globPattern: projectFiles, kind: WatchKind.Change },
          { globPattern: ignoreFiles, kind: WatchKind.Change },
          { globPattern: installationFiles },
          // A folder that comes or goes may be all that is told of its files.
          { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
        ],
      });
    }
    if (client.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => toFolder(uri)));
        this.#folders = [...this.#folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => toFolder(uri))];
        this.#index.setRoots(this.#folders);
        this.#tell((indexer) => {
          indexer.findAgain();
        });
      });
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables.splice(0)) {
      disposable.dispose();
    }
    void this.#indexer?.then((indexer) => indexer?.dispose());
    this.#changed.dispose();
    this.#usesChanged.dispose();
    this.#textsChanged.dispose();
    this.#filesChanged.dispose();
  }

  /** @param uri a document that the settings are asked for. */
  #begin(uri: string): void {
    this.#indexer ??= this.#createIndexer(uri);
  }

  async #createIndexer(uri: string): Promise<Indexer | undefined> {
    const { connection, runtime, documents, settings, logger, times, service, findsFiles } = this
      .#options as WorkspaceIndexingOptions;
    const index = this.#index;
    const source = findsFiles
      ? createEditorFiles(connection, runtime, () => this.#folders)
      : runtime.files && createDiskFiles(runtime.files, () => this.#folders);
    this.#source = source;
    this.#limit = (await settings.of(uri)).maxIndexedFiles;
    if (this.#isDisposed || this.#limit === 0 || this.#folders.length === 0 || source === undefined) {
      return undefined;
    }
    const open = (known: string): TextDocument | undefined =>
      documents.get(known) ?? documents.all().find((document) => canonicalUri(document.uri) === known);
    const timed = timeReading(service, pause, times);
    return new Indexer({ index, source, ...timed, openDocument: open, logger, limit: this.#limit });
  }

  /** The limit may be another one now, for which there must be another indexer. */
  async #readLimit(): Promise<void> {
    const { documents, settings } = this.#options as WorkspaceIndexingOptions;
    const [document] = documents.all();
    const before = await this.#indexer;
    if (document === undefined || this.#indexer === undefined) {
      return;
    }
    if ((await settings.of(document.uri)).maxIndexedFiles !== this.#limit) {
      before?.dispose();
      this.#index.clear();
      this.#indexer = undefined;
      this.#begin(document.uri);
      this.#tell(() => undefined);
    }
  }

  async #whenRead(): Promise<WorkspaceIndexResult> {
    const [document] = this.#options?.documents.all() ?? [];
    this.#begin(document?.uri ?? this.#folders[0] ?? "");
    let indexer: Indexer | undefined;
    let asked: Promise<Indexer | undefined> | undefined;
    // Meanwhile others may tell of changes, and other catalogs put another indexer in this one's place.
    do {
      asked = this.#indexer;
      indexer = await asked;
      if (indexer !== undefined) {
        await this.#run(indexer);
      }
    } while ((indexer?.hasWork === true || asked !== this.#indexer) && !this.#isDisposed);
    return {
      files: indexer?.files ?? 0,
      filesWithFacts: this.#index.size,
      isComplete: this.#index.isComplete,
    };
  }

  /** Tells the indexer of changes, and lets it take them in when no more come. */
  #tell(change: (indexer: Indexer) => void): void {
    void this.#indexer?.then((indexer) => {
      if (indexer !== undefined && !this.#isDisposed) {
        change(indexer);
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#run(indexer), calm);
      }
    });
  }

  async #run(indexer: Indexer): Promise<void> {
    clearTimeout(this.#timer);
    const { connection, client, logger } = this.#options as WorkspaceIndexingOptions;
    const isFirst = this.#shown !== indexer;
    const progress = client.progress && isFirst ? showProgress(connection, indexer, logger) : undefined;
    this.#shown = indexer;
    try {
      await indexer.run((done, left) => progress?.report(done, left));
    } finally {
      progress?.end();
      if (isFirst && this.#shown === indexer) {
        this.#shown = undefined;
      }
    }
    if (this.#index.revision !== this.#reported && !this.#isDisposed) {
      this.#reported = this.#index.revision;
      this.#changed.fire();
    }
    if (this.#index.usesRevision !== this.#reportedUses && !this.#isDisposed) {
      this.#reportedUses = this.#index.usesRevision;
      this.#usesChanged.fire();
    }
    if (this.#index.hasChangedFiles && !this.#isDisposed) {
      this.#textsChanged.fire();
    }
  }

  /** As people know it: relative to its folder, with that folder's name where there are several. */
  #showPath(uri: string): string {
    const folder = this.#folders.find((candidate) => uri.startsWith(candidate)) ?? "";
    const from = this.#folders.length > 1 ? folder.lastIndexOf("/", folder.length - 2) + 1 : folder.length;
    return decodeUri(uri.slice(from));
  }
}

const pause: Pause = () => new Promise((resolve) => setTimeout(resolve, 0));

/** With a slash at its end. */
function toFolder(uri: string): string {
  return `${canonicalUri(uri).replace(/\/$/, "")}/`;
}

function applyChange(indexer: Indexer, uri: string, type: FileChangeType): void {
  const segments = uri.split("/");
  const name = segments[segments.length - 1] ?? "";
  if (segments.some((segment) => neverEntered.has(segment))) {
    return;
  }
  if (ignoreFileNames.some((known) => known === name)) {
    indexer.findAgain();
  } else if (type === FileChangeType.Deleted) {
    indexer.remove(uri);
  } else if (type === FileChangeType.Changed || indexer.knows(uri)) {
    indexer.change(uri);
  } else if (languageOfPath(name) !== undefined || isNotebook(name) || isManifest(name) || !name.includes(".")) {
    // A name without a dot may be a folder's, moved here with all its files.
    indexer.findAgain();
  }
}
