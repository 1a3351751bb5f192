import type { Disposable, FileEvent, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isCatalogFile } from "../catalogs/catalogFiles";
import { joinProjects, type LoadedProject, loadProject, type ProjectHost } from "../config/loadProject";
import { readDependencies } from "../config/packageCatalogs";
import { configFileName, nameOf, reachesTooFar } from "../config/paths";
import { canonicalUri, decodeUri } from "../util/canonicalUri";
import { errorMessage, type Logger } from "../util/logger";
import { CatalogTexts } from "./catalogTexts";
import { isDataFile, isNeverEntered, tellsOfPackages } from "./changedFiles";
import type { WorkspaceFiles } from "./workspaceFiles";
import { showPathIn } from "./workspaceFolders";

/** Milliseconds without a change after which files are read again. */
const calm = 150;
/** Milliseconds that the first answers wait for the project's catalogs, at most. */
const patience = 1_000;
/** Milliseconds that a text counts which the client said it would write: nobody watches files for longer without a word. */
const promiseHolds = 10_000;

export interface ProjectReaderOptions {
  readonly documents: TextDocuments<TextDocument>;
  readonly logger: Logger;
  /** Absent where neither the client nor the server can look for files. */
  readonly files: WorkspaceFiles | undefined;
  /** URIs of the workspace's folders, with a slash at their ends. */
  readonly listFolders: () => readonly string[];
  /** The setting `catalogs` of a folder. */
  readonly patternsOf: (folder: string) => Promise<readonly string[]>;
  /** Whether what was read depends on the file. */
  readonly concerns: (uri: string) => boolean;
  /** Takes in what was read. */
  readonly take: (project: LoadedProject) => void;
}

/**
 * Reads the configs and catalogs of the workspace's folders: when somebody first asks, and whenever one of them may have
 * changed, on disk or in an open document. What is read last counts.
 */
export class ProjectReader implements Disposable {
  readonly texts: CatalogTexts;
  readonly #options: ProjectReaderOptions;
  #configs: LoadedProject["configs"] = new Map();
  #first: Promise<void> | undefined;
  /** The reading that began last: what others still find is older. */
  #newest: Promise<void> | undefined;
  #generation = 0;
  #isStale = true;
  #hasPatterns = false;
  /** What each `package.json` named when it was read. */
  readonly #dependencies = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #promised: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  constructor(options: ProjectReaderOptions) {
    this.#options = options;
    this.texts = new CatalogTexts(options.documents, options.files);
  }

  /** Follows the open documents. */
  listen(): readonly Disposable[] {
    const { documents, concerns } = this.#options;
    const touch = (uri: string): void => {
      if (concerns(uri)) {
        this.texts.forget(uri);
        this.#readSoon();
      }
    };
    return [
      documents.onDidChangeContent(({ document }) => {
        const uri = canonicalUri(document.uri);
        if (!this.#isSameManifest(uri)) {
          touch(uri);
        }
      }),
      // What the disk says may be another text.
      documents.onDidClose(({ document }) => {
        touch(canonicalUri(document.uri));
      }),
    ];
  }

  /** Files came, went or changed. */
  noticeFiles(changes: readonly FileEvent[]): void {
    const uris = changes
      .map(({ uri }) => canonicalUri(uri))
      .filter((uri) => !isNeverEntered(uri) || tellsOfPackages(uri) || this.texts.has(uri));
    // An installation changes more than is told of; so may a folder that comes or goes.
    const isWide = uris.some((uri) => uri.includes("/node_modules/") || !nameOf(uri).includes("."));
    if (isWide) {
      this.texts.forgetAll();
    }
    for (const uri of uris) {
      this.texts.forget(uri);
    }
    const hasPatterns = this.#hasPatterns || [...this.#configs.values()].some(({ catalogs }) => catalogs.length > 0);
    const concerns = (uri: string): boolean => this.#options.concerns(uri) || (hasPatterns && isDataFile(uri));
    if (isWide || uris.some((uri) => concerns(uri) && !this.#isSameManifest(uri))) {
      this.#readSoon();
    }
  }

  /** Everything may be another: settings, folders. */
  readAgain(): void {
    this.texts.forgetAll();
    this.#readSoon();
  }

  /** As `SessionCatalogs.readNow`. */
  async readNow(uri: string): Promise<string | undefined> {
    const known = canonicalUri(uri);
    const { texts } = this;
    const before = texts.has(known) ? await texts.read(known).catch(() => undefined) : undefined;
    texts.forget(known);
    const text = await texts.read(known);
    if (before !== undefined && text !== before) {
      this.#readSoon();
    }
    return text;
  }

  /** As `SessionCatalogs.expect`. */
  expect(uri: string, text: string): void {
    this.texts.put(uri, text);
    void this.#read();
    clearTimeout(this.#promised);
    this.#promised = setTimeout(() => {
      this.readAgain();
    }, promiseHolds);
  }

  /** Resolves when the project was read once, or after a while without that. */
  whenReadOnce(): Promise<void> {
    if (this.#first === undefined) {
      const reading = this.#read();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
      this.#first = Promise.race([reading, late]).finally(() => {
        clearTimeout(timer);
      });
    }
    return this.#first;
  }

  /** Resolves when the changes are taken in that were told before. */
  async whenUpToDate(): Promise<void> {
    if (this.#isStale) {
      await this.#read();
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#promised);
  }

  /** Whether it is an open `package.json` that names the packages that it named when it was read, or is being written. */
  #isSameManifest(uri: string): boolean {
    const before = this.#dependencies.get(uri);
    const document = before === undefined ? undefined : this.texts.openDocument(uri);
    const now = document && readDependencies(document.getText());
    return document !== undefined && (now === undefined || now.join() === before);
  }

  #readSoon(): void {
    this.#isStale = true;
    // What nobody has asked for yet is read when somebody does.
    if (this.#first !== undefined && !this.#isDisposed) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#read(), calm);
    }
  }

  #read(): Promise<void> {
    clearTimeout(this.#timer);
    this.#generation += 1;
    this.#newest = this.#readAs(this.#generation);
    return this.#newest;
  }

  async #readAs(generation: number): Promise<void> {
    const { listFolders, files, logger, take } = this.#options;
    if (files === undefined) {
      return;
    }
    this.#isStale = false;
    this.#hasPatterns = false;
    const folders = listFolders();
    try {
      const found = folders.length === 0 ? [] : await files.findCatalogFiles();
      const projects = await Promise.all(folders.map((folder) => this.#readFolder(folder, folders, found, files)));
      if (generation !== this.#generation) {
        await this.#newest;
      } else if (!this.#isDisposed) {
        const project = joinProjects(projects);
        this.#configs = project.configs;
        take(project);
      }
    } catch (error) {
      logger.warn("The catalogs of the workspace could not be read.", { error: errorMessage(error) });
    }
  }

  async #readFolder(
    root: string,
    folders: readonly string[],
    found: readonly string[],
    files: WorkspaceFiles,
  ): Promise<LoadedProject> {
    const { patternsOf, logger } = this.#options;
    const { texts } = this;
    const isOwn = (uri: string): boolean =>
      uri.startsWith(root) && !folders.some((other) => other.length > root.length && uri.startsWith(other));
    const own = found.filter(isOwn);
    const manifests = own.filter((uri) => nameOf(uri) === "package.json");
    const given = await patternsOf(root);
    const patterns = given.filter((pattern) => !reachesTooFar(root, root, pattern));
    for (const pattern of given.filter((pattern) => !patterns.includes(pattern))) {
      logger.warn("errdex.catalogs holds a glob that would search outside of its folder", { pattern });
    }
    this.#hasPatterns ||= patterns.length > 0;
    const host: ProjectHost = {
      read: (uri) => texts.read(uri),
      glob: (folder, pattern) => files.findByGlob(folder, pattern),
      show: (uri) => (uri.startsWith(root) ? showPathIn(folders, uri) : decodeUri(uri.replace(/^file:\/\//, ""))),
      readCatalog: (text, uri, from) => texts.readCatalog(text, uri, from),
      noteDependencies: (manifest, names) => this.#dependencies.set(manifest, names.join()),
    };
    return loadProject(
      {
        root,
        catalogs: own.filter(isCatalogFile),
        configs: own.filter((uri) => nameOf(uri) === configFileName),
        manifests,
        patterns,
      },
      host,
    );
  }
}
