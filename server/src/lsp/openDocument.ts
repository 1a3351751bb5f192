import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { canonicalUri } from "../util/canonicalUri";

type Documents = Pick<TextDocuments<TextDocument>, "get" | "all">;

/** The document that shows a file, however the client spells its address; `undefined` where the file is not open. */
export function findOpenDocument(documents: Documents, uri: string): TextDocument | undefined {
  return documents.get(uri) ?? documents.all().find((open) => canonicalUri(open.uri) === uri);
}

/** A file's address as the client spells it, where it has the file open. */
export function openUri({ documents }: { readonly documents: Documents }, uri: string): string {
  return findOpenDocument(documents, uri)?.uri ?? uri;
}
