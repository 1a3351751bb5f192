import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionTriggerKind,
  type Position,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CatalogIndex } from "../../catalogs/catalogIndex";
import { textOf } from "../../documents/editedDocument";
import type { ClientFeatures } from "../../lsp/clientFeatures";
import { toRange } from "../../lsp/convert";
import type { Feature } from "../../lsp/session";
import { renderEntryDetails } from "../../render/markdown";
import { readCatalogDocument } from "../codeAt.lsp";
import { completeInCatalog } from "./catalogCompletion.lsp";
import { type ItemData, toCodeItem } from "./codeItem.lsp";
import { complete, type Completion } from "./completion";
import { completeDirective, type DirectiveCompletion } from "./directiveCompletion";

/** `textDocument/completion` and `completionItem/resolve`. */
export const completionFeature: Feature = {
  register: (session) => {
    const { connection, service, client, logger, handle, handleRequest } = session;
    /** Of the last list: its items are the ones that are resolved. */
    let index: CatalogIndex | undefined;
    connection.onCompletion(
      handle({ method: "textDocument/completion", empty: null }, async ({ document, params, settings }) => {
        const offset = document.offsetAt(params.position);
        const { triggerKind, triggerCharacter = "" } = params.context ?? {};
        const catalog = await readCatalogDocument(session, document);
        if (catalog !== undefined) {
          index = service.indexFor(document.uri);
          return await completeInCatalog(session, catalog, document, offset);
        }
        // Once a list is open, more typing asks again; that list was wanted.
        const explicit = triggerKind !== CompletionTriggerKind.TriggerCharacter;
        const isForDirective = !explicit && directiveCharacters.includes(triggerCharacter);
        if (isForDirective && !lineBefore(document, params.position).includes("errdex")) {
          return null;
        }
        const directive = await service.directiveAt(document, offset, settings);
        const next = directive && completeDirective(directive, service.indexFor(document.uri), explicit);
        if (next !== undefined || isForDirective) {
          return next === undefined ? null : toDirectiveList(next, document, client);
        }
        const context = await service.contextAt(document, offset, settings);
        if (context === undefined) {
          return null;
        }
        const { start } = context.occurrence.literal.span;
        index = service.indexFor(document.uri);
        const completion = complete(context, index, {
          typed: textOf(document).slice(start, offset),
          explicit,
        });
        return completion === undefined ? null : toList(completion, document, client);
      }),
    );
    connection.onCompletionResolve((item, token) =>
      handleRequest({ method: "completionItem/resolve", empty: item }, (): Promise<CompletionItem> => {
        const data = readData(item.data);
        const catalog = data && index?.catalogs.find(({ id }) => id === data.catalog);
        const entry = data && catalog?.entries.get(data.code);
        if (entry === undefined) {
          logger.debug("completionItem/resolve: this item is none of ours", { label: item.label });
          return Promise.resolve(item);
        }
        const { kind } = client.completionMarkup;
        const value = renderEntryDetails(entry, client.completionMarkup, { showsSummary: item.detail !== undefined });
        return Promise.resolve({ ...item, documentation: { kind, value } });
      })(undefined, token),
    );
    return {
      completionProvider: { resolveProvider: true, triggerCharacters: [...codeCharacters, ...directiveCharacters] },
    };
  },
};

/** What codes begin behind, or are made of. */
const codeCharacters = ["'", '"', "`", "_", "-", "/", "."];
/** What the names in a directive stand behind. They occur everywhere, so the line is looked at before anything is done. */
const directiveCharacters = [":", " "];

function lineBefore(document: TextDocument, { line, character }: Position): string {
  return document.getText({ start: { line, character: 0 }, end: { line, character } });
}

const directiveItemKinds = {
  directive: CompletionItemKind.Keyword,
  catalog: CompletionItemKind.Module,
  rule: CompletionItemKind.EnumMember,
};

function toDirectiveList(
  { span, items }: DirectiveCompletion,
  document: TextDocument,
  client: ClientFeatures,
): CompletionList {
  const range = toRange(document, span);
  return {
    isIncomplete: false,
    items: items.map(({ label, newText, kind, detail, text }, i): CompletionItem => {
      return {
        label,
        kind: directiveItemKinds[kind],
        ...(detail !== "" && client.labelDetails ? { labelDetails: { description: detail } } : {}),
        sortText: String(i).padStart(4, "0"),
        filterText: newText,
        textEdit: { range, newText },
        documentation: text,
      };
    }),
  };
}

function toList(completion: Completion, document: TextDocument, client: ClientFeatures): CompletionList | null {
  const range = toRange(document, completion.span);
  // An item's edit must be on the cursor's line.
  if (range.start.line !== range.end.line) {
    return null;
  }
  const items = completion.items.map(({ entry, newText }, i) => toCodeItem(entry, i, { range, newText }, client));
  return { isIncomplete: completion.incomplete, items };
}

function readData(data: unknown): ItemData | undefined {
  return typeof data === "object" &&
    data !== null &&
    "catalog" in data &&
    "code" in data &&
    typeof data.catalog === "string" &&
    typeof data.code === "string"
    ? { catalog: data.catalog, code: data.code }
    : undefined;
}
