import { TextDocument } from "vscode-languageserver-textdocument";
import type { Pause } from "../documents/slicedParser";
import { languageOfPath } from "../languages";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import { errorMessage, type Logger } from "../util/logger";
import { type FileFacts, noFacts } from "./fileFacts";
import { KnownFiles } from "./knownFiles";
import { isManifest, readManifest } from "./manifests";
import type { WorkspaceIndex } from "./workspaceIndex";

/** Where the files of the workspace come from. */
export interface FileSource {
  /** All files worth reading, less those that are ignored. At most `limit` and one, which tells that there are more. */
  find(limit: number, pause: Pause): Promise<readonly string[]>;
  /** Rejects where the file cannot be read. */
  read(uri: string): Promise<string>;
}

/** Reads a document, whatever its language. */
export interface FactsReader {
  /** The codes in force for a file. */
  indexFor(uri: string): CatalogIndex;
  readFacts(document: TextDocument, pause: Pause): Promise<FileFacts>;
}

export interface IndexerOptions {
  readonly index: WorkspaceIndex;
  readonly source: FileSource;
  readonly reader: FactsReader;
  /** The document that is open under this URI: its text counts, not the file's. */
  readonly openDocument: (uri: string) => TextDocument | undefined;
  readonly logger: Logger;
  readonly pause: Pause;
  /** How many files are read at most. */
  readonly limit: number;
}

/** Called while files are read: how many have been, and how many are left. */
export type OnProgress = (done: number, left: number) => void;

/** Milliseconds of work after which others go first. */
const slice = 1;
/** Files that are read while others are looked at. */
const ahead = 16;
/** UTF-16 units that are read in all, at most: a workspace that large holds data. */
const mostText = 250_000_000;

/**
 * Keeps a {@link WorkspaceIndex} true to the files, in the background. Whatever it is told only marks files as to be
 * read, so that events may come in any order and as often as they like.
 */
export class Indexer {
  readonly #options: IndexerOptions;
  readonly #known = new KnownFiles();
  readonly #pending = new Set<string>();
  readonly #failures = new Map<string, { readonly uri: string; count: number }>();
  #mustFind = true;
  #isCapped = false;
  #isCancelled = false;
  #running: Promise<void> | undefined;
  #isStopped = false;
  #sliceEnd = 0;
  /** UTF-16 units of each file that was read, and of all of them. */
  readonly #lengths = new Map<string, number>();
  #readText = 0;

  constructor(options: IndexerOptions) {
    this.#options = options;
  }

  /** How many files the workspace has, as far as it is indexed. */
  get files(): number {
    return this.#known.size;
  }

  /** Says that a file has another text than before, on disk or in the editor. */
  change(uri: string): void {
    if (this.#known.has(uri)) {
      this.#pending.add(uri);
    }
  }

  /** Says that files came, or that others are ignored now. */
  findAgain(): void {
    this.#mustFind = true;
  }

  /** Says that a file is gone, or a folder. */
  remove(uri: string): void {
    for (const known of this.#known.listAt(uri)) {
      this.#forget(known);
    }
  }

  get hasWork(): boolean {
    return this.#mustFind || this.#pending.size > 0;
  }

  knows(uri: string): boolean {
    return this.#known.has(uri);
  }

  /** Takes in all that has changed; where it does so already, gives the end of that. Never rejects. */
  run(onProgress: OnProgress): Promise<void> {
    this.#running ??= this.#work(onProgress).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Takes in no more of what has changed until now. What is known already stays. */
  cancel(): void {
    this.#isCancelled = true;
    this.#mustFind = false;
    this.#pending.clear();
  }

  /** Ends for good. */
  dispose(): void {
    this.#isStopped = true;
    this.#pending.clear();
    // What is being read must not get into the index, which another indexer may fill by now.
    this.#known.clear();
    this.#mustFind = false;
  }

  async #work(onProgress: OnProgress): Promise<void> {
    this.#sliceEnd = performance.now() + slice;
    for (let done = 0; this.hasWork;) {
      if (this.#mustFind) {
        await this.#find();
      }
      done += await this.#readSome([...this.#pending].slice(0, ahead));
      onProgress(done, this.#pending.size);
    }
    this.#reportFailures();
    if (!this.#isStopped) {
      this.#options.index.setComplete(!this.#isCapped && !this.#isCancelled);
    }
  }

  async #find(): Promise<void> {
    const { source, limit, logger } = this.#options;
    this.#mustFind = false;
    let found: readonly string[];
    try {
      found = await source.find(limit, this.#pause);
    } catch (error) {
      logger.warn("The files of the workspace could not be found.", { error: errorMessage(error) });
      return;
    }
    if (this.#isStopped) {
      return;
    }
    const isCapped = found.length > limit;
    if (isCapped && !this.#isCapped) {
      logger.info(`The workspace has more than ${limit} files; the others are not looked at: errdex.maxIndexedFiles.`);
    }
    this.#isCapped = isCapped;
    const files = new Set(found.slice(0, limit));
    for (const uri of [...this.#known].filter((known) => !files.has(known))) {
      this.#forget(uri);
    }
    for (const uri of files) {
      if (this.#known.add(uri)) {
        this.#pending.add(uri);
      }
    }
  }

  #forget(uri: string): void {
    this.#known.delete(uri);
    this.#pending.delete(uri);
    this.#setLength(uri, 0);
    this.#options.index.delete(uri);
  }

  #setLength(uri: string, length: number): void {
    this.#readText += length - (this.#lengths.get(uri) ?? 0);
    if (length === 0) {
      this.#lengths.delete(uri);
    } else {
      this.#lengths.set(uri, length);
    }
  }

  async #readSome(uris: readonly string[]): Promise<number> {
    const { openDocument, source, index } = this.#options;
    const texts = uris.map((uri) => {
      this.#pending.delete(uri);
      // Attached at once, for nobody waits for the last while the first is looked at.
      return (openDocument(uri) === undefined ? source.read(uri) : Promise.resolve("")).catch((error: unknown) => {
        this.#fail(errorMessage(error), uri);
        return undefined;
      });
    });
    for (const [i, uri] of uris.entries()) {
      const text = await texts[i];
      if (this.#isStopped) {
        return i;
      }
      const facts = text === undefined ? noFacts : await this.#readFacts(uri, text);
      // It may have been removed meanwhile; if it has changed, it will be read again.
      if (this.#known.has(uri)) {
        index.put(uri, facts);
      }
      if (performance.now() >= this.#sliceEnd) {
        await this.#pause();
      }
    }
    return uris.length;
  }

  async #readFacts(uri: string, text: string): Promise<FileFacts> {
    const { openDocument, reader, logger } = this.#options;
    const open = openDocument(uri);
    this.#setLength(uri, open === undefined ? text.length : 0);
    if (this.#readText > mostText) {
      logger.info(`The workspace has more than ${mostText} characters; the rest is not looked at.`);
      this.#readText = 0;
      this.#lengths.clear();
      this.cancel();
      return noFacts;
    }
    try {
      if (isManifest(uri)) {
        const facts = readManifest(uri, open?.getText() ?? text, reader.indexFor(uri));
        return { ...facts, isHot: languageOfPath(uri) !== undefined };
      }
      const languageId = languageOfPath(uri)?.languageIds[0] ?? "";
      return await reader.readFacts(open ?? TextDocument.create(uri, languageId, 0, text), this.#pause);
    } catch (error) {
      this.#fail(errorMessage(error), uri);
      return noFacts;
    }
  }

  #fail(message: string, uri: string): void {
    // Messages often end with the path: what comes before tells the kind.
    const kind = message.replace(/[,:] .*$/s, "");
    const failure = this.#failures.get(kind);
    if (failure === undefined) {
      this.#failures.set(kind, { uri, count: 1 });
    } else {
      failure.count++;
    }
  }

  #reportFailures(): void {
    for (const [error, { uri, count }] of this.#failures) {
      this.#options.logger.warn(`The workspace has files that could not be read: ${count}`, { error, first: uri });
    }
    this.#failures.clear();
  }

  readonly #pause: Pause = async () => {
    await this.#options.pause();
    this.#sliceEnd = performance.now() + slice;
  };
}
