import type { TextDocument } from "vscode-languageserver-textdocument";
import type { EntryName } from "../../../shared/src/protocol";
import type { Settings } from "../../../shared/src/settings";
import { isCatalogDocument, isCatalogFile } from "../catalogs/catalogFiles";
import { formatOfPath } from "../catalogs/dataText";
import type { OutlinedCatalog } from "../lsp/catalogOutlines";
import type { Session } from "../lsp/session";
import { likeliestEntries } from "../occurrences/meant";
import type { LiteralContext } from "../service";
import type { Span } from "../util/span";
import { type CatalogName, findNameAt } from "../catalogs/catalogNames";

/** A code at a place in a document. */
export type CodeAt = CodeInSource | CodeInCatalog;

/** In a literal or bare name of a program, or of data that is no catalog. */
export interface CodeInSource {
  readonly kind: "source";
  /** Of the literal's content. */
  readonly span: Span;
  /** At least one; several where nothing tells which catalog's is meant. */
  readonly entries: readonly EntryName[];
  readonly context: LiteralContext;
}

/** Where a catalog's own text names it. */
export interface CodeInCatalog {
  readonly kind: "catalog";
  readonly span: Span;
  readonly entries: readonly EntryName[];
  readonly name: CatalogName;
}

/** A document that is a catalog. */
export interface CatalogDocument extends OutlinedCatalog {
  /** Empty where it has none yet. */
  readonly id: string;
  /** Whether the editor itself completes and explains what the schema says, which would be said twice. */
  readonly isSchemaKnown: boolean;
}

/** The code that the offset touches, in a program or in a catalog. */
export async function findCodeAt(
  session: Session,
  document: TextDocument,
  offset: number,
  settings: Settings,
): Promise<CodeAt | undefined> {
  const catalog = await readCatalogDocument(session, document);
  if (catalog !== undefined) {
    const name = findNameAt(catalog.outline, document.getText(), offset);
    return name && { kind: "catalog", span: name.span, entries: [{ catalog: catalog.id, code: name.code }], name };
  }
  const context = await session.service.contextAt(document, offset, settings);
  const entries = context === undefined ? [] : likeliestEntries(context).map(toName);
  return context === undefined || entries.length === 0
    ? undefined
    : { kind: "source", span: context.occurrence.literal.span, entries, context };
}

/** The document as a catalog, its latest text; `undefined` where it is none. */
export async function readCatalogDocument(
  { catalogs, outlines, schemaFormats }: Session,
  document: TextDocument,
): Promise<CatalogDocument | undefined> {
  const origin = catalogs.originAt(document.uri);
  if (origin === undefined && !isCatalogDocument(document.uri)) {
    return undefined;
  }
  const outlined = await outlines.ofText(document.uri, document.getText());
  const id = outlined.outline.findLast(({ key }) => key === "id")?.value ?? origin?.catalog ?? "";
  const isSchemaKnown = isCatalogFile(document.uri) && schemaFormats.includes(formatOfPath(document.uri));
  return { ...outlined, id, isSchemaKnown };
}

/** What an entry is called on the wire. */
export function toName({
  catalog,
  code,
}: {
  readonly catalog: { readonly id: string };
  readonly code: string;
}): EntryName {
  return { catalog: catalog.id, code };
}
