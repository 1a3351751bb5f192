import { type Disposable, Emitter, type Event, type FileEvent, type TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CatalogStatus } from "../../../shared/src/protocol";
import { builtInCatalogs, builtInText } from "../catalogs/builtIn";
import { isCatalogFile, virtualScheme } from "../catalogs/catalogFiles";
import { CatalogStore, type ReadSource, type StoredSource } from "../catalogs/catalogStore";
import type { Catalog } from "../catalogs/model";
import type { TextProblem } from "../catalogs/problem";
import {
  findConfigFolder,
  findConfigPlace,
  joinProjects,
  type LoadedProject,
  loadProject,
  type ProjectHost,
} from "../config/loadProject";
import { configFileName, folderOf, nameOf, reachesTooFar } from "../config/paths";
import { canonicalUri, decodeUri } from "../util/canonicalUri";
import { errorMessage, type Logger } from "../util/logger";
import { type CatalogOrigin, toOrigin } from "./catalogOrigin";
import { describeCatalogs } from "./catalogsStatus";
import { CatalogTexts } from "./catalogTexts";
import { isDataFile, isNeverEntered, tellsOfPackages } from "./changedFiles";
import type { WorkspaceFiles } from "./workspaceFiles";

/** Milliseconds without a change after which files are read again. */
const calm = 150;
/** Milliseconds that the first answers wait for the project's catalogs, at most. */
const patience = 1_000;

export interface WorkspaceCatalogsOptions {
  readonly documents: TextDocuments<TextDocument>;
  readonly logger: Logger;
  /** Absent where neither the client nor the server can look for files. */
  readonly files: WorkspaceFiles | undefined;
  /** URIs of the workspace's folders, with a slash at their ends. */
  readonly listFolders: () => readonly string[];
  /** The setting `catalogs` of a folder. */
  readonly patternsOf: (folder: string) => Promise<readonly string[]>;
  /** Address of the notebook that the document is a cell of. */
  readonly notebookOf: (uri: string) => string | undefined;
}

export interface FaultyFile {
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly TextProblem[];
}

export interface CatalogsChange {
  /** Not only their problems or settings. */
  readonly haveCatalogsChanged: boolean;
  /** Whether something was answered before, and may have to be asked for again. */
  readonly isLate: boolean;
}

/** The catalogs and configs in force for each file of the client's workspace, kept true to files and open documents. */
export class WorkspaceCatalogs implements Disposable {
  readonly #store = new CatalogStore();
  readonly #changed = new Emitter<CatalogsChange>();
  /** Catalogs that do not come from files of the workspace, by key. */
  readonly #others = new Map<string, ReadSource>();
  #project: LoadedProject = { sources: [], configs: new Map(), configProblems: new Map() };
  #lists = new Map<string, readonly Catalog[]>();
  #options: WorkspaceCatalogsOptions | undefined;
  #texts: CatalogTexts | undefined;
  #loading: Promise<void> | undefined;
  /** The load that began last: what others still find is older. */
  #newest: Promise<void> | undefined;
  #generation = 0;
  #hasAnswered = false;
  #isStale = true;
  #hasPatterns = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  constructor() {
    for (const catalog of builtInCatalogs) {
      const read = { catalog, replaces: false, problems: [], place: () => Promise.resolve([]) };
      const { id, from } = catalog;
      this.#others.set(id, { key: `built-in:${id}`, kind: "built-in", from, read, text: () => builtInText(id) });
    }
    this.#putAll();
  }

  /** Fires when catalogs, settings or problems may be others than before. */
  get onDidChange(): Event<CatalogsChange> {
    return this.#changed.event;
  }

  /** To be called once. */
  listen(options: WorkspaceCatalogsOptions): readonly Disposable[] {
    this.#options = options;
    const texts = new CatalogTexts(options.documents, options.files);
    this.#texts = texts;
    const touch = ({ document }: { readonly document: TextDocument }): void => {
      const uri = canonicalUri(document.uri);
      if (this.#concerns(uri)) {
        texts.forget(uri);
        this.#reloadSoon();
      }
    };
    return [options.documents.onDidChangeContent(touch), options.documents.onDidClose(touch)];
  }

  /** Takes in a catalog that does not come from a file of the workspace, or takes it out again. */
  provide(key: string, source: ReadSource | undefined): void {
    if (source === undefined) {
      this.#others.delete(key);
    } else {
      this.#others.set(key, source);
    }
    this.#update(() => undefined);
  }

  /** Files came, went or changed. */
  noticeFiles(changes: readonly FileEvent[]): void {
    const uris = changes
      .map(({ uri }) => canonicalUri(uri))
      .filter((uri) => !isNeverEntered(uri) || tellsOfPackages(uri) || this.#texts?.has(uri) === true);
    // An installation changes more than is told of; so may a folder that comes or goes.
    const isWide = uris.some((uri) => uri.includes("/node_modules/") || !nameOf(uri).includes("."));
    if (isWide) {
      this.#texts?.forgetAll();
    }
    for (const uri of uris) {
      this.#texts?.forget(uri);
    }
    const hasPatterns =
      this.#hasPatterns || [...this.#project.configs.values()].some(({ catalogs }) => catalogs.length > 0);
    const concerns = (uri: string): boolean => this.#concerns(uri) || (hasPatterns && isDataFile(uri));
    if (isWide || uris.some(concerns)) {
      this.#reloadSoon();
    }
  }

  /** Everything may be another: settings, folders. */
  reload(): void {
    this.#texts?.forgetAll();
    this.#reloadSoon();
  }

  /** The same list for all files that have the same, until it changes. */
  catalogsFor(uri: string): readonly Catalog[] {
    const folder = this.#folderOf(uri);
    let list = this.#lists.get(folder);
    if (list === undefined) {
      list = this.#store.catalogsFor(folder);
      this.#lists.set(folder, list);
    }
    return list;
  }

  /** Where the catalogs in force for a file or folder come from, the weaker first. Broken ones are among them. */
  originsFor(uri: string): readonly CatalogOrigin[] {
    return this.#store.sourcesFor(this.#folderOf(uri)).map((source) => this.#toOrigin(source));
  }

  /** The catalog that a document shows, whatever it serves. */
  originAt(uri: string): CatalogOrigin | undefined {
    const source = this.#store.get(canonicalUri(uri));
    if (source !== undefined) {
      return this.#toOrigin(source);
    }
    const isVirtual = uri.startsWith(`${virtualScheme}:`);
    return (isVirtual ? this.originsFor(uri) : []).find(({ documentUri }) => decodeUri(documentUri) === decodeUri(uri));
  }

  /** The nearest config of a file; where there is none, the place for one in its folder of the workspace, if it has any. */
  configFor(uri: string): string | undefined {
    const folders = this.#options?.listFolders() ?? [];
    return findConfigPlace(this.#place(uri), folders, this.#project.configs);
  }

  /**
   * The text of a file now, for whoever is to change it: that of the open document, or what the disk says, whether or not
   * anybody has told of a change. `undefined` where there is no such file; rejects where it cannot be read.
   */
  async readNow(uri: string): Promise<string | undefined> {
    const known = canonicalUri(uri);
    const texts = this.#texts;
    const before = texts?.has(known) === true ? await texts.read(known).catch(() => undefined) : undefined;
    texts?.forget(known);
    const text = await texts?.read(known);
    if (before !== undefined && text !== before) {
      this.#reloadSoon();
    }
    return text;
  }

  /** Of all that there are, whatever they serve. */
  allOrigins(): readonly CatalogOrigin[] {
    return this.#store.sources.map((source) => this.#toOrigin(source));
  }

  /** What the nearest config says of settings. Waits for the configs, but not for long. */
  async settingsFor(uri: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    if (this.#loading === undefined) {
      const load = this.#load();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
      this.#loading = Promise.race([load, late]).finally(() => {
        clearTimeout(timer);
      });
    }
    await this.#loading;
    this.#hasAnswered = true;
    const folder = findConfigFolder(this.#folderOf(uri), this.#project.configs);
    return folder === undefined ? undefined : this.#project.configs.get(folder)?.settings;
  }

  /** Whether the document may be a catalog or a config, or say which packages there are. */
  concerns(uri: string): boolean {
    return this.#concerns(canonicalUri(uri));
  }

  /** What is wrong in a document that is a catalog or a config. */
  async problemsOf(document: TextDocument): Promise<readonly TextProblem[]> {
    const uri = canonicalUri(document.uri);
    if (!this.#concerns(uri)) {
      return [];
    }
    if (this.#isStale) {
      await this.#load();
    }
    return [...(this.#project.configProblems.get(uri) ?? []), ...(await this.#store.problemsOf(uri))];
  }

  /** The files of the project in which something is wrong. */
  async listFaulty(): Promise<readonly FaultyFile[]> {
    const uris = new Set([
      ...this.#project.configProblems.keys(),
      // What is wrong in a package is its authors' business.
      ...this.#project.sources.flatMap(({ key, kind }) => (kind === "file" ? [key] : [])),
    ]);
    const faulty: FaultyFile[] = [];
    for (const uri of uris) {
      const problems = [...(this.#project.configProblems.get(uri) ?? []), ...(await this.#store.problemsOf(uri))];
      if (problems.length > 0) {
        faulty.push({ uri, text: (await this.#texts?.read(uri).catch(() => undefined)) ?? "", problems });
      }
    }
    return faulty;
  }

  /** Those in force anywhere in the workspace, each id once: that of an outer folder before that of an inner one. */
  listCatalogs(): readonly Catalog[] {
    // As for a file in the folder: the folder itself is in the one around it.
    const uris = [...(this.#options?.listFolders() ?? []).map((folder) => `${folder}${configFileName}`), ""];
    const inForce = new Map<string, Catalog>();
    // Those of folders in the workspace's folders come last: all of them are among the sources.
    const scoped = this.#store.sources.flatMap(({ good }) => good?.catalog ?? []);
    for (const catalog of [...uris.flatMap((uri) => this.catalogsFor(uri)), ...scoped]) {
      if (!inForce.has(catalog.id)) {
        inForce.set(catalog.id, catalog);
      }
    }
    return [...inForce.values()];
  }

  /** For the client to show. */
  status(): Promise<readonly CatalogStatus[]> {
    return describeCatalogs(this.#store, this.listCatalogs(), (source) => this.#toOrigin(source).documentUri);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }

  #toOrigin(source: StoredSource): CatalogOrigin {
    return toOrigin(source, async (uri) => this.#texts?.read(uri));
  }

  /** The folder that a file is in, or itself where it is one. */
  #folderOf(uri: string): string {
    const place = this.#place(uri);
    return place.endsWith("/") ? place : folderOf(place);
  }

  /** Cells are where their notebook is; other documents that are no files belong to the only folder, where there is but one. */
  #place(uri: string): string {
    const folders = this.#options?.listFolders() ?? [];
    // A cell is opened before its notebook is known.
    const address = this.#options?.notebookOf(uri) ?? uri.replace(/^vscode-notebook-cell:(?=\/(?!\/))/, "file://");
    const path = canonicalUri(address);
    const [only] = folders;
    return path.startsWith("file:") || only === undefined || folders.length > 1 || path.startsWith(only) ? path : only;
  }

  #concerns(uri: string): boolean {
    const name = nameOf(uri);
    return (
      isCatalogFile(uri) ||
      name === configFileName ||
      name === "package.json" ||
      this.#store.get(uri) !== undefined ||
      this.#project.configProblems.has(uri)
    );
  }

  #reloadSoon(): void {
    this.#isStale = true;
    if (this.#loading !== undefined && !this.#isDisposed) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#load(), calm);
    }
  }

  #load(): Promise<void> {
    clearTimeout(this.#timer);
    this.#generation += 1;
    this.#newest = this.#loadAs(this.#generation);
    return this.#newest;
  }

  async #loadAs(generation: number): Promise<void> {
    const { listFolders, files, logger } = this.#options ?? {};
    const texts = this.#texts;
    if (listFolders === undefined || files === undefined || texts === undefined) {
      return;
    }
    this.#isStale = false;
    this.#hasPatterns = false;
    const folders = listFolders();
    try {
      const found = folders.length === 0 ? [] : await files.findCatalogFiles();
      const projects = await Promise.all(folders.map((folder) => this.#loadFolder(folder, folders, found, texts)));
      if (generation !== this.#generation) {
        await this.#newest;
      } else if (!this.#isDisposed) {
        this.#update(() => {
          this.#project = joinProjects(projects);
        });
      }
    } catch (error) {
      logger?.warn("The catalogs of the workspace could not be read.", { error: errorMessage(error) });
    }
  }

  async #loadFolder(
    root: string,
    folders: readonly string[],
    found: readonly string[],
    texts: CatalogTexts,
  ): Promise<LoadedProject> {
    const { files, patternsOf, logger } = this.#options as WorkspaceCatalogsOptions;
    const isOwn = (uri: string): boolean =>
      uri.startsWith(root) && !folders.some((other) => other.length > root.length && uri.startsWith(other));
    const own = found.filter(isOwn);
    const given = await patternsOf(root);
    const patterns = given.filter((pattern) => !reachesTooFar(root, root, pattern));
    for (const pattern of given.filter((pattern) => !patterns.includes(pattern))) {
      logger.warn("errdex.catalogs holds a glob that would search outside of its folder", { pattern });
    }
    this.#hasPatterns ||= patterns.length > 0;
    const host: ProjectHost = {
      read: (uri) => texts.read(uri),
      glob: async (folder, pattern) => (await files?.findByGlob(folder, pattern)) ?? [],
      show: (uri) => decodeUri(uri.startsWith(root) ? uri.slice(root.length) : uri.replace(/^file:\/\//, "")),
      readCatalog: (text, uri, from) => texts.readCatalog(text, uri, from),
    };
    return loadProject(
      {
        root,
        catalogs: own.filter(isCatalogFile),
        configs: own.filter((uri) => nameOf(uri) === configFileName),
        manifests: own.filter((uri) => nameOf(uri) === "package.json"),
        patterns,
      },
      host,
    );
  }

  /** Tells of a change only if there is one. */
  #update(change: () => void): void {
    const catalogs = this.#listInForce();
    const rest = this.#describeRest();
    change();
    this.#putAll();
    const now = this.#listInForce();
    const haveCatalogsChanged = now.length !== catalogs.length || now.some((part, i) => part !== catalogs[i]);
    if (haveCatalogsChanged || rest !== this.#describeRest()) {
      this.#changed.fire({ haveCatalogsChanged, isLate: this.#hasAnswered });
    }
  }

  /** Every place that may have catalogs of its own, with its catalogs. */
  #listInForce(): readonly unknown[] {
    const { sources, configs } = this.#project;
    const places = new Set([
      "",
      ...(this.#options?.listFolders() ?? []),
      ...configs.keys(),
      ...sources.flatMap(({ scopes }) => scopes ?? []),
    ]);
    return [...places].flatMap((place) => [place, this.#store.catalogsFor(place)]);
  }

  #describeRest(): string {
    const { configs, configProblems } = this.#project;
    const problems = this.#store.sources.map(({ key, read }) => [key, read.problems]);
    return JSON.stringify([[...configs], [...configProblems], problems]);
  }

  #putAll(): void {
    this.#store.putAll([...this.#others.values(), ...this.#project.sources]);
    this.#texts?.keep((uri) => this.#store.get(uri) !== undefined);
    this.#lists = new Map();
  }
}
