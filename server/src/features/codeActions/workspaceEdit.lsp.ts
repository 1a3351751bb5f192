import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ClientFeatures } from "../../lsp/clientFeatures";
import { toRange } from "../../lsp/convert";
import type { FileChange } from "./action";

/** @param open the document that was asked about, whose version the edit is for. */
export function toWorkspaceEdit(
  files: readonly FileChange[],
  open: TextDocument,
  { documentChanges }: Pick<ClientFeatures, "documentChanges">,
): WorkspaceEdit {
  const edits = files.map((file) => ({ ...file, edits: toEdits(file) }));
  if (!documentChanges) {
    return { changes: Object.fromEntries(edits.map(({ uri, edits: ofFile }) => [uri, ofFile])) };
  }
  return {
    documentChanges: edits.flatMap(({ uri, text, edits: ofFile }) => [
      ...(text === undefined ? [{ kind: "create" as const, uri, options: { ignoreIfExists: true } }] : []),
      { textDocument: { uri, version: uri === open.uri ? open.version : null }, edits: ofFile },
    ]),
  };
}

function toEdits({ uri, text = "", changes }: FileChange): TextEdit[] {
  const document = TextDocument.create(uri, "", 0, text);
  return changes.map((change) => ({ range: toRange(document, change), newText: change.newText }));
}
