import { type CompletionItem, CompletionItemKind, CompletionItemTag, type Range } from "vscode-languageserver";
import type { Entry } from "../../catalogs/model";
import type { ClientFeatures } from "../../lsp/clientFeatures";

/** Names the entry of an item until it is resolved. */
export interface ItemData {
  readonly catalog: string;
  readonly code: string;
}

/** @param place among the items of its list. */
export function toCodeItem(
  entry: Entry,
  place: number,
  textEdit: { readonly range: Range; readonly newText: string },
  client: ClientFeatures,
): CompletionItem {
  const data: ItemData = { catalog: entry.catalog.id, code: entry.code };
  return {
    label: entry.code,
    // VS Code shows `detail` in the font of code and breaks it within words: where the catalog's name has a place of its
    // own, the summary comes with the documentation.
    ...(client.labelDetails ? { labelDetails: { description: entry.catalog.name } } : { detail: entry.summary }),
    kind: CompletionItemKind.Constant,
    sortText: String(place).padStart(4, "0"),
    // Editors filter by the label: no `filterText` is needed, for the range begins behind the quote.
    // One range for both of VS Code's insert modes: what is left of another code is never worth keeping.
    textEdit,
    ...(entry.deprecated !== undefined && client.deprecatedTag ? { tags: [CompletionItemTag.Deprecated] } : {}),
    data,
  };
}
