import {
  type Connection,
  DidChangeWorkspaceFoldersNotification,
  type Disposable,
  Emitter,
  type Event,
  type FileEvent,
  type InitializeParams,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { workspaceIndexRequest, type WorkspaceIndexResult } from "../../../shared/src/protocol";
import type { ErrorCodeService } from "../service";
import { canonicalUri } from "../util/canonicalUri";
import { errorMessage, type Logger } from "../util/logger";
import type { Times } from "../util/times";
import { languageOfId } from "../languages";
import { type FileSource, Indexer } from "../workspace/indexer";
import { timeReading } from "../workspace/timeReading";
import { WorkspaceIndex } from "../workspace/workspaceIndex";
import type { ClientFeatures } from "./clientFeatures";
import type { ClientSettings } from "./clientSettings";
import type { Notebooks } from "./notebooks";
import type { RuntimeEnvironment } from "./runtime";
import { createProjectViews, type ProjectViews } from "./projectViews";
import { applyChange, watchFiles } from "./watchedFiles";
import { createDiskFiles, createEditorFiles } from "./workspaceFiles";
import { showPathIn } from "./workspaceFolders";
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
  /** What it answers; the engine is made with it, and is needed to read files. */
  readonly views: ProjectViews;
  readonly #index: WorkspaceIndex;
  readonly #changed = new Emitter<void>();
  readonly #usesChanged = new Emitter<void>();
  readonly #textsChanged = new Emitter<void>();
  readonly #filesChanged = new Emitter<readonly FileEvent[]>();
  readonly #foldersChanged = new Emitter<void>();
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
    // Some editors send no folders beside the root, others none at all.
    const given = workspaceFolders?.length ? workspaceFolders.map(({ uri }) => uri) : [rootUri];
    this.#folders = given.filter((uri) => typeof uri === "string").map(toFolder);
    const showPath = (uri: string): string => showPathIn(this.#folders, uri);
    this.#index = new WorkspaceIndex({ roots: this.#folders, showPath });
    this.views = createProjectViews(this.#index, {
      showPath,
      notebookOf: (uri) => this.#options?.notebooks.notebookOf(uri),
      whenRead: () => this.#whenRead(),
      read: (uri) => this.#source?.read(uri) ?? Promise.reject(new Error("There is nobody to read files.")),
    });
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

  /** Fires when folders have come or gone. */
  get onDidChangeFolders(): Event<void> {
    return this.#foldersChanged.event;
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
    // Not with the library's own event, which registers for it once more: the capabilities say it already, and clients that
    // take no registrations complain.
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
      const hadNone = this.#folders.length === 0;
      const gone = new Set(removed.map(({ uri }) => toFolder(uri)));
      this.#folders = [...this.#folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => toFolder(uri))];
      this.#index.setRoots(this.#folders);
      this.#foldersChanged.fire();
      if (hadNone) {
        this.readAgain();
        void this.#watch();
        return;
      }
      this.#tell((indexer) => {
        indexer.findAgain();
      });
    });
    connection.onRequest(workspaceIndexRequest, () => this.#whenRead());
  }

  /** To be called once the client has said that it is ready for requests. */
  start(): Promise<void> {
    return this.#watch();
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
    this.#foldersChanged.dispose();
  }

  /** To be called when there is a folder for the first time, if any. */
  async #watch(): Promise<void> {
    const { connection, client, logger } = this.#options as WorkspaceIndexingOptions;
    if (client.watchesFiles && this.#folders.length > 0) {
      try {
        await watchFiles(connection);
      } catch (error) {
        logger.warn("The client does not watch files.", { error: errorMessage(error) });
      }
    }
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
      : runtime.files && createDiskFiles(runtime.files, runtime.pause, () => this.#folders);
    this.#source = source;
    this.#limit = (await settings.of(uri)).maxIndexedFiles;
    if (this.#isDisposed || this.#limit === 0 || this.#folders.length === 0 || source === undefined) {
      return undefined;
    }
    const open = (known: string): TextDocument | undefined =>
      documents.get(known) ?? documents.all().find((document) => canonicalUri(document.uri) === known);
    const timed = timeReading(service, runtime.pause, times);
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
}

/** With a slash at its end. */
function toFolder(uri: string): string {
  return `${canonicalUri(uri).replace(/\/$/, "")}/`;
}
