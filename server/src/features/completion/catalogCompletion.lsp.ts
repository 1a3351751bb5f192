import { type CompletionItem, CompletionItemKind, type CompletionList } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { toRange } from "../../lsp/convert";
import type { Session } from "../../lsp/session";
import type { CatalogDocument } from "../codeAt.lsp";
import { spellInCatalog } from "../../catalogs/spellInCatalog";
import { toCodeItem } from "./codeItem.lsp";
import { rankEntries } from "./ranking";

/** As many as of codes in programs. */
const most = 256;

const itemKinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  text: CompletionItemKind.Text,
} as const;

/** What may stand at a place in a catalog. */
export async function completeInCatalog(
  { service, client }: Session,
  { outline, id, isSchemaKnown }: CatalogDocument,
  document: TextDocument,
  offset: number,
): Promise<CompletionList | null> {
  const { uri } = document;
  const text = document.getText();
  const catalog = service.indexFor(uri).catalogs.find((candidate) => candidate.id === id);
  const { completeCatalog } = await import("../../catalogs/help/catalogHelp");
  const found = completeCatalog({ uri, text, offset, outline, catalog, isSchemaKnown });
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
