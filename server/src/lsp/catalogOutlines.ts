import { TextDocument } from "vscode-languageserver-textdocument";
import { formatOfPath } from "../catalogs/dataText";
import { entriesIn, type OutlineNode, readOutline } from "../catalogs/outline";
import { LruMap } from "../util/lruMap";
import type { CatalogOrigin } from "./catalogOrigin";

/** A catalog's text with the places of what it holds. */
export interface OutlinedCatalog {
  /** Of the document that shows it. */
  readonly uri: string;
  /** For positions; its version says nothing. */
  readonly document: TextDocument;
  readonly outline: readonly OutlineNode[];
  /** The entries by code. */
  readonly entries: ReadonlyMap<string, OutlineNode>;
}

/** Outlines that are kept: enough for the catalogs of one API and the one that is being edited. */
const most = 16;

/** Reads the outlines of catalogs, each text once. */
export class CatalogOutlines {
  readonly #kept = new LruMap<string, { readonly text: string; readonly outlined: Promise<OutlinedCatalog> }>(most);

  /** `undefined` where there is no text, or it cannot be read. */
  async of(origin: CatalogOrigin): Promise<OutlinedCatalog | undefined> {
    const text = await origin.readText().catch(() => undefined);
    return text === undefined ? undefined : this.ofText(origin.documentUri, text);
  }

  /** @param uri tells by its end whether it is JSON or YAML. */
  ofText(uri: string, text: string): Promise<OutlinedCatalog> {
    const known = this.#kept.get(uri);
    if (known?.text === text) {
      return known.outlined;
    }
    const outlined = outline(uri, text);
    this.#kept.set(uri, { text, outlined });
    return outlined;
  }
}

async function outline(uri: string, text: string): Promise<OutlinedCatalog> {
  const nodes = await readOutline(text, formatOfPath(uri));
  return { uri, document: TextDocument.create(uri, "", 0, text), outline: nodes, entries: entriesIn(nodes) };
}
