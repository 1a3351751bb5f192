import { type CompletionItem, CompletionItemKind, type CompletionList, type Hover } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isCatalogFile } from "../../catalogs/catalogFiles";
import { formatOfPath } from "../../catalogs/dataText";
import { toRange } from "../../lsp/convert";
import type { Session } from "../../lsp/session";
import { renderEntry } from "../../render/markdown";
import type { CatalogDocument } from "../codeAt.lsp";
import { toCodeItem } from "../completion/codeItem.lsp";
import { rankEntries } from "../completion/ranking";
import { spellInCatalog } from "../rename/spellings";
import { findNameAt } from "./catalogNames";

/** As many as of codes in programs. */
const most = 256;

const itemKinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  text: CompletionItemKind.Text,
} as const;

/** What may stand at a place in a catalog. */
export async function completeInCatalog(
  session: Session,
  { outline, id }: CatalogDocument,
  document: TextDocument,
  offset: number,
): Promise<CompletionList | null> {
  const { service, client } = session;
  const { uri } = document;
  const text = document.getText();
  const catalog = service.indexFor(uri).catalogs.find((candidate) => candidate.id === id);
  const { completeCatalog } = await import("./catalogHelp");
  const knowsSchema = knowsSchemaOf(session, uri);
  const found = completeCatalog({ uri, text, offset, outline, catalog, knowsSchema });
  if (found === undefined) {
    return null;
  }
  const { span, quote, codes } = found;
  const range = toRange(document, span);
  if (codes !== undefined && catalog !== undefined) {
    const typed = text.slice(span.start, offset);
    const ranked = rankEntries([catalog], { typed, used: codes.except, families: new Set(), most });
    const quoted = { start: span.start - quote.length, end: span.end };
    const items = ranked.entries.map((entry, i) => {
      const spelled =
        quote === "" && found.format === "json" ? JSON.stringify(entry.code) : spellInCatalog(entry.code, text, quoted);
      return toCodeItem(entry, i, { range, newText: quote === "" ? spelled : spelled.slice(1, -1) }, client);
    });
    return { isIncomplete: ranked.incomplete, items };
  }
  return {
    isIncomplete: false,
    items: found.items.map(({ kind, label, newText, documentation }, i): CompletionItem => {
      return {
        label,
        kind: itemKinds[kind],
        sortText: String(i).padStart(4, "0"),
        textEdit: { range, newText },
        ...(documentation === "" ? {} : { documentation }),
      };
    }),
  };
}

/** The page of a code where a catalog names it, or what the schema says of a key or value. */
export async function hoverInCatalog(
  session: Session,
  { outline, id }: CatalogDocument,
  document: TextDocument,
  offset: number,
): Promise<Hover | null> {
  const { service, client } = session;
  const { uri } = document;
  const text = document.getText();
  const markup = client.hoverMarkup;
  const name = findNameAt(outline, text, offset);
  const catalog = service.indexFor(uri).catalogs.find((candidate) => candidate.id === id);
  const entry = name && catalog?.entries.get(name.code);
  if (name !== undefined && entry !== undefined) {
    return { contents: { kind: markup.kind, value: renderEntry(entry, markup) }, range: toRange(document, name.span) };
  }
  if (knowsSchemaOf(session, uri)) {
    return null;
  }
  const { explainCatalog } = await import("./catalogHelp");
  const found = explainCatalog({ text, offset, outline });
  return found === undefined
    ? null
    : { contents: { kind: markup.kind, value: markup.text(found.text) }, range: toRange(document, found.span) };
}

/** Whether the editor itself completes and explains what the schema says, which would be said twice. */
function knowsSchemaOf({ schemaFormats }: Session, uri: string): boolean {
  return isCatalogFile(uri) && schemaFormats.includes(formatOfPath(uri));
}
