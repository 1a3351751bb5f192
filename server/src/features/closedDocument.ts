import { TextDocument } from "vscode-languageserver-textdocument";
import { languageOfPath } from "../languages";

/** So that it is never taken for the version of a document that is open: clients count from 0 or 1. */
const version = -1;

/** A file that is not open as a document, in the language that its name tells. */
export function closedDocument(uri: string, text: string): TextDocument {
  return TextDocument.create(uri, languageOfPath(uri)?.languageIds[0] ?? "", version, text);
}
