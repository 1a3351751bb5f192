import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type CatalogText, readCatalogText } from "../catalogs/catalogText";
import { findOpenDocument } from "./openDocument";
import type { WorkspaceFiles } from "./workspaceFiles";

/** The texts that catalogs and configs are read from: of open documents, of files until they change. */
export class CatalogTexts {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #files: WorkspaceFiles | undefined;
  readonly #texts = new Map<string, Promise<string | undefined>>();
  /** What was read, by URI; a text that is the same need not be read again. */
  readonly #read = new Map<string, ReadText>();

  constructor(documents: TextDocuments<TextDocument>, files: WorkspaceFiles | undefined) {
    this.#documents = documents;
    this.#files = files;
  }

  /** Whether the file's text is known. */
  has(uri: string): boolean {
    return this.#texts.has(uri);
  }

  /** The file has this text, or will have it in a moment. */
  put(uri: string, text: string): void {
    this.#texts.set(uri, Promise.resolve(text));
  }

  /** The file may have another text. */
  forget(uri: string): void {
    this.#texts.delete(uri);
  }

  /** All files may have other texts. */
  forgetAll(): void {
    this.#texts.clear();
  }

  /** Lets go of catalogs that are none any more. */
  keep(isCatalog: (uri: string) => boolean): void {
    for (const uri of [...this.#read.keys()].filter((uri) => !isCatalog(uri))) {
      this.#read.delete(uri);
    }
  }

  openDocument(uri: string): TextDocument | undefined {
    return findOpenDocument(this.#documents, uri);
  }

  /** `undefined` where there is no such file; rejects where it cannot be read. */
  read(uri: string): Promise<string | undefined> {
    const open = this.openDocument(uri);
    if (open !== undefined) {
      return Promise.resolve(open.getText());
    }
    let text = this.#texts.get(uri);
    if (text === undefined) {
      text = this.#files?.readIfThere(uri) ?? Promise.resolve(undefined);
      // Whoever waits for it is told; nobody may.
      text.catch(() => undefined);
      this.#texts.set(uri, text);
    }
    return text;
  }

  /** As {@link readCatalogText}. */
  readCatalog(text: string, uri: string, from: string): Promise<CatalogText> {
    const known = this.#read.get(uri);
    if (known?.text === text && known.from === from) {
      return known.catalog;
    }
    const catalog = readCatalogText(text, uri, from);
    this.#read.set(uri, { text, from, catalog });
    return catalog;
  }
}

interface ReadText {
  readonly text: string;
  readonly from: string;
  readonly catalog: Promise<CatalogText>;
}
