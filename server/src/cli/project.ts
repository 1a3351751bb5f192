import { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../../../shared/src/settings";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Pause } from "../documents/slicedParser";
import type { ErrorCodeService } from "../service";
import { couldBeMeant } from "../workspace/fileFacts";
import { isManifest, readManifest } from "../workspace/manifests";
import type { ProjectFacts } from "../workspace/projectFacts";
import { WorkspaceIndex } from "../workspace/workspaceIndex";

/** The settings in force for a file, by the path that reports show. */
export type SettingsFor = (shownPath: string) => Settings;

/** A file, read when it is needed. */
export interface SourceFile {
  /** Absolute. */
  readonly path: string;
  /** As the report shows it: `src/pay.ts`. */
  readonly shownPath: string;
  readonly languageId: string;
  /** Raises an `Error` where the file cannot be read. */
  read(): string;
}

/**
 * The project around the files that are checked, as the editor's index shows it. Most checks need none of it; the others
 * read what they ask for: evidence in all files, own codes only in those that hold a value that a rule would object to.
 */
export class Project implements ProjectFacts {
  readonly #index = new WorkspaceIndex();
  readonly #files: SourceFile[];
  readonly #listOthers: () => Iterable<SourceFile>;
  /** Those that hold a code, or nearly one, or evidence. */
  readonly #hotFiles: HotFile[] = [];
  /** By value, the files that asked for it. */
  readonly #asked = new Map<string, Set<string>>();
  #search: Search = { values: [], files: [] };
  #service: ErrorCodeService | undefined;

  /**
   * @param checked the files that are checked.
   * @param listOthers all others; called where the check needs them.
   */
  constructor(checked: readonly SourceFile[], listOthers: () => Iterable<SourceFile>) {
    this.#files = checked.filter(({ shownPath }) => !isManifest(shownPath));
    this.#listOthers = listOthers;
  }

  /** Says which engine reads the files: one that asks this project. */
  use(service: ErrorCodeService): void {
    this.#service = service;
  }

  get revision(): number {
    return this.#index.revision;
  }

  covers(): boolean {
    return true;
  }

  evidenceAround(uri: string): ReturnType<ProjectFacts["evidenceAround"]> {
    return this.#index.evidenceAround(uri);
  }

  definesCode(value: string, exceptUri: string): boolean {
    const askers = this.#asked.get(value);
    if (askers === undefined) {
      this.#asked.set(value, new Set([exceptUri]));
    } else {
      askers.add(exceptUri);
    }
    return this.#index.definesCode(value, exceptUri);
  }

  /** Whether {@link definesCode} was asked for the document. */
  hasAsked(uri: string): boolean {
    return Array.from(this.#asked.values()).some((askers) => askers.has(uri));
  }

  /** Remembers a file that holds a code, or nearly one, or evidence. */
  addHot(file: SourceFile, document: TextDocument): void {
    // What a manifest shows is read with the others.
    if (!isManifest(file.shownPath)) {
      this.#hotFiles.push({ file, document });
    }
  }

  /** Takes in the evidence of all files, and the manifests. */
  async readEvidence(settingsFor: SettingsFor): Promise<void> {
    const service = this.#engine;
    for (const file of this.#listOthers()) {
      const text = tryRead(file);
      if (text === undefined) {
        continue;
      }
      if (isManifest(file.shownPath)) {
        this.#index.put(file.shownPath, readManifest(file.shownPath, text, service.indexFor(file.shownPath)));
        continue;
      }
      const document = TextDocument.create(file.shownPath, file.languageId, 0, text);
      const { isHot, skipped } = await service.survey(document, settingsFor(file.shownPath));
      service.close(document.uri);
      if (skipped === undefined) {
        this.#files.push(file);
      }
      if (isHot) {
        this.addHot(file, document);
      }
    }
    for (const { file, document } of this.#hotFiles) {
      this.#index.put(file.shownPath, service.readEvidence(document));
    }
  }

  /**
   * Takes in where the values that {@link definesCode} was asked for are defined. Gives whether that is anywhere but in
   * the files that asked.
   */
  async findAsked(): Promise<boolean> {
    const service = this.#engine;
    const indexesOf = (askers: ReadonlySet<string>): readonly CatalogIndex[] => [
      ...new Set([...askers].map((uri) => service.indexFor(uri))),
    ];
    const asked = [...this.#asked].filter(([value, askers]) =>
      indexesOf(askers).some((index) => couldBeMeant(value, index)),
    );
    const isSlip = ([value, askers]: (typeof asked)[number]): boolean =>
      indexesOf(askers).every((index) => index.nearMisses(value).some(({ kind }) => kind === "typo"));
    // Every file that holds a slip is hot.
    const isInHot = asked.every(isSlip);
    const mayDefine = isInHot ? this.#hotFiles.map(({ file }) => file) : this.#files;
    const holding: string[] = [];
    const texts = new Map(this.#hotFiles.map(({ file, document }) => [file, document.getText()]));
    for (const file of asked.length === 0 ? [] : mayDefine) {
      const text = texts.get(file) ?? tryRead(file);
      // What a file defines itself it knows without being told.
      const isWanted = ([value, askers]: (typeof asked)[number]): boolean =>
        text?.includes(value) === true && (askers.size > 1 || !askers.has(file.shownPath));
      if (text !== undefined && asked.some(isWanted)) {
        holding.push(file.path);
        const document = TextDocument.create(file.shownPath, file.languageId, 0, text);
        this.#index.put(file.shownPath, await service.readFacts(document, noPause));
      }
    }
    this.#search = isInHot ? this.#search : { values: asked.map(([value]) => value), files: holding };
    return asked.some(([value, askers]) => Array.from(askers).some((uri) => this.#index.definesCode(value, uri)));
  }

  /** What {@link findAsked} searched all files for, those with codes and those without. */
  get search(): Search {
    return this.#search;
  }

  get #engine(): ErrorCodeService {
    if (this.#service === undefined) {
      throw new Error("The project was asked before it knew its engine.");
    }
    return this.#service;
  }
}

/** Values, and the absolute paths of the files that hold one of them. */
export interface Search {
  readonly values: readonly string[];
  readonly files: readonly string[];
}

interface HotFile {
  readonly file: SourceFile;
  readonly document: TextDocument;
}

const noPause: Pause = () => Promise.resolve();

/** What cannot be read now shows nothing; if it is to be checked, the check has said so. */
function tryRead(file: SourceFile): string | undefined {
  try {
    return file.read();
  } catch {
    return undefined;
  }
}
