import { virtualCatalogUri } from "../catalogs/catalogFiles";
import type { StoredSource } from "../catalogs/catalogStore";
import type { SourceKind } from "../catalogs/joinCatalogs";

/** Where a catalog, or a part of it, comes from. */
export interface CatalogOrigin {
  /** Unique among them. */
  readonly key: string;
  /** Catalogs of kind `file` are the project's own. */
  readonly kind: SourceKind;
  /** As people know it: `errors/acme.errdex.json`. */
  readonly from: string;
  /** Its id; absent where the file was never good. */
  readonly catalog: string | undefined;
  /** Of its file; absent where it is in none. */
  readonly uri: string | undefined;
  /** Of the document that shows it: its file, or a virtual one for clients that can ask for its text. */
  readonly documentUri: string;
  /** Whether it has the code, as its last good text says. */
  has(code: string): boolean;
  /**
   * The text, of the open document where there is one, otherwise as it was when the file was last read; `undefined` where
   * there is none. Rejects where it cannot be read.
   */
  readText(): Promise<string | undefined>;
}

/** @param readFile the text of a file or open document, as of {@link CatalogOrigin.readText}. */
export function toOrigin(
  { key, kind, from, read, good, text }: StoredSource,
  readFile: (uri: string) => Promise<string | undefined>,
): CatalogOrigin {
  const isFile = kind === "file" || kind === "package";
  const id = (read.catalog ?? good?.catalog)?.id;
  return {
    key,
    kind,
    from,
    catalog: id,
    uri: isFile ? key : undefined,
    documentUri: isFile ? key : virtualCatalogUri(key, id ?? "catalog"),
    has: (code) => good?.catalog.entries.has(code) === true,
    readText: async () => (isFile ? await readFile(key) : text?.()),
  };
}
