import { type Disposable, Emitter, type Event, type FileEvent } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigStatus, StatusParams } from "../../../shared/src/protocol";
import { builtInCatalogs, builtInText } from "../catalogs/builtIn";
import { isCatalogFile, virtualScheme } from "../catalogs/catalogFiles";
import { CatalogStore, type ReadSource, type StoredSource } from "../catalogs/catalogStore";
import { JoinMemory, uniteCatalogs } from "../catalogs/joinCatalogs";
import type { Catalog } from "../catalogs/model";
import type { TextProblem } from "../catalogs/problem";
import { findConfigFolder, findConfigPlace, type LoadedProject } from "../config/loadProject";
import { configFileName, folderOf, nameOf } from "../config/paths";
import { canonicalUri, decodeUri } from "../util/canonicalUri";
import { type CatalogOrigin, toOrigin } from "./catalogOrigin";
import { describeCatalogs } from "./catalogsStatus";
import { findProblems, findUnknownNames, listFaultyConfigs, listSuspects, type ReadProject } from "./projectProblems";
import { ProjectReader, type ProjectReaderOptions } from "./projectReader";
import { placeOf, showPathIn } from "./workspaceFolders";

export interface WorkspaceCatalogsOptions extends Omit<ProjectReaderOptions, "concerns" | "take"> {
  /** Address of the notebook that the document is a cell of. */
  readonly notebookOf: (uri: string) => string | undefined;
}

export interface FaultyFile {
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly TextProblem[];
}

export interface PlacedCatalog {
  readonly catalog: Catalog;
  /** A folder of the workspace for whose files it is in force; empty where the workspace has none. */
  readonly place: string;
}

export interface CatalogsChange {
  /** Not only their problems or settings. */
  readonly haveCatalogsChanged: boolean;
  /** Whether something was answered before, and may have to be asked for again. */
  readonly isLate: boolean;
}

/** The catalogs and configs in force for each file of the client's workspace, as they were read last. */
export class WorkspaceCatalogs implements Disposable {
  readonly #store = new CatalogStore();
  readonly #united = new JoinMemory();
  readonly #changed = new Emitter<CatalogsChange>();
  /** Catalogs that do not come from files of the workspace, by key. */
  readonly #others = new Map<string, ReadSource>();
  #project: LoadedProject = { sources: [], configs: new Map(), configProblems: new Map(), named: [] };
  #isComplete = true;
  #lists = new Map<string, readonly Catalog[]>();
  #options: WorkspaceCatalogsOptions | undefined;
  #reader: ProjectReader | undefined;
  #hasAnswered = false;

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
    this.#reader = new ProjectReader({
      ...options,
      concerns: (uri) => this.#concerns(uri),
      take: (project) => {
        this.#update(() => {
          this.#project = project;
        });
      },
    });
    return this.#reader.listen();
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
    this.#reader?.noticeFiles(changes);
  }

  /** Whether the client has brought its catalogs: until it has, no name of one is called unknown. True by default. */
  set isComplete(isComplete: boolean) {
    this.#update(() => {
      this.#isComplete = isComplete;
    });
  }

  /** Everything may be another: settings, folders. */
  readAgain(): void {
    this.#reader?.readAgain();
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
    return this.#reader?.readNow(uri);
  }

  /** As `SessionCatalogs.expect`. */
  expect(uri: string, text: string): void {
    this.#reader?.expect(uri, text);
  }

  /** Of all that there are, whatever they serve. */
  allOrigins(): readonly CatalogOrigin[] {
    return this.#store.sources.map((source) => this.#toOrigin(source));
  }

  /** What the nearest config says of settings. Waits for the configs, but not for long. */
  async settingsFor(uri: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    await this.#reader?.whenReadOnce();
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
    await this.#reader?.whenUpToDate();
    return await findProblems(uri, this.#read);
  }

  /** The files of the project in which something is wrong. */
  async listFaulty(): Promise<readonly FaultyFile[]> {
    const faulty: FaultyFile[] = [];
    for (const uri of listSuspects(this.#read)) {
      const problems = await findProblems(uri, this.#read);
      if (problems.length > 0) {
        faulty.push({ uri, text: (await this.#reader?.texts.read(uri).catch(() => undefined)) ?? "", problems });
      }
    }
    return faulty;
  }

  /** As `SessionCatalogs.listInForce`. */
  listInForce(): readonly PlacedCatalog[] {
    const placed = new Map<Catalog, string>();
    for (const place of this.#listPlaces()) {
      for (const catalog of this.#store.catalogsFor(place)) {
        placed.set(catalog, placed.get(catalog) ?? place);
      }
    }
    return Array.from(placed, ([catalog, place]) => ({ catalog, place }));
  }

  /** As `SessionCatalogs.listCatalogs`. */
  listCatalogs(): readonly Catalog[] {
    return uniteCatalogs(
      this.listInForce().map(({ catalog }) => catalog),
      this.#united,
    );
  }

  /** For the client to show. */
  async status(): Promise<Pick<StatusParams, "catalogs" | "configs">> {
    const read = this.#read;
    const folders = this.#options?.listFolders() ?? [];
    const configs = listFaultyConfigs(read).map(async (uri): Promise<ConfigStatus> => {
      const problems = (await findProblems(uri, read)).map(({ message }) => message);
      return { path: showPathIn(folders, uri), uri, problems };
    });
    const documentOf = (source: StoredSource): string => this.#toOrigin(source).documentUri;
    return {
      catalogs: await describeCatalogs(this.#store, this.listCatalogs(), documentOf),
      configs: await Promise.all(configs),
    };
  }

  dispose(): void {
    this.#reader?.dispose();
    this.#changed.dispose();
  }

  get #read(): ReadProject {
    return { project: this.#project, store: this.#store, isComplete: this.#isComplete };
  }

  #toOrigin(source: StoredSource): CatalogOrigin {
    return toOrigin(source, async (uri) => this.#reader?.texts.read(uri));
  }

  /** The folder that a file is in, or itself where it is one. */
  #folderOf(uri: string): string {
    const place = this.#place(uri);
    return place.endsWith("/") ? place : folderOf(place);
  }

  #place(uri: string): string {
    const { listFolders, notebookOf } = this.#options ?? {};
    return placeOf(uri, listFolders?.() ?? [], notebookOf?.(uri));
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

  /** Tells of a change only if there is one. */
  #update(change: () => void): void {
    const catalogs = this.#listLists();
    const rest = this.#describeRest();
    change();
    this.#putAll();
    const now = this.#listLists();
    const haveCatalogsChanged = now.length !== catalogs.length || now.some((part, i) => part !== catalogs[i]);
    if (haveCatalogsChanged || rest !== this.#describeRest()) {
      this.#changed.fire({ haveCatalogsChanged, isLate: this.#hasAnswered });
    }
  }

  /** The folders that may have catalogs of their own: those of the workspace first; where there are none, no folder. */
  #listPlaces(): readonly string[] {
    const { sources, configs } = this.#project;
    const [first = "", ...folders] = this.#options?.listFolders() ?? [];
    const inner = [...configs.keys(), ...sources.flatMap(({ scopes }) => scopes ?? [])];
    return [...new Set([first, ...folders, ...inner])];
  }

  #listLists(): readonly unknown[] {
    return ["", ...this.#listPlaces()].flatMap((place) => [place, this.#store.catalogsFor(place)]);
  }

  #describeRest(): string {
    const { configs, configProblems } = this.#project;
    const problems = this.#store.sources.map(({ key, read }) => [key, read.problems]);
    const unknown = findUnknownNames(this.#read).map(({ path, id }) => [path, id]);
    return JSON.stringify([[...configs], [...configProblems], unknown, problems]);
  }

  #putAll(): void {
    this.#store.putAll([...this.#others.values(), ...this.#project.sources]);
    this.#reader?.texts.keep((uri) => this.#store.get(uri) !== undefined);
    this.#lists = new Map();
  }
}
