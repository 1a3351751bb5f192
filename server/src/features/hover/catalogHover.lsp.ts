import type { Hover } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { findNameAt } from "../../catalogs/catalogNames";
import { toRange } from "../../lsp/convert";
import type { Session } from "../../lsp/session";
import { renderEntry } from "../../render/markdown";
import type { CatalogDocument } from "../codeAt.lsp";

/** The page of a code where a catalog names it, or what the schema says of a key or value. */
export async function hoverInCatalog(
  { service, client }: Session,
  { outline, id, isSchemaKnown }: CatalogDocument,
  document: TextDocument,
  offset: number,
): Promise<Hover | null> {
  const text = document.getText();
  const markup = client.hoverMarkup;
  const name = findNameAt(outline, text, offset);
  const catalog = service.indexFor(document.uri).catalogs.find((candidate) => candidate.id === id);
  const entry = name && catalog?.entries.get(name.code);
  if (name !== undefined && entry !== undefined) {
    return { contents: { kind: markup.kind, value: renderEntry(entry, markup) }, range: toRange(document, name.span) };
  }
  if (isSchemaKnown) {
    return null;
  }
  const { explainCatalog } = await import("../../catalogs/help/catalogHelp");
  const found = explainCatalog({ text, offset, outline });
  return found === undefined
    ? null
    : { contents: { kind: markup.kind, value: markup.text(found.text) }, range: toRange(document, found.span) };
}
