import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { toRange } from "../../lsp/convert";
import { openUri } from "../../lsp/openDocument";
import type { Session } from "../../lsp/session";
import type { FileChange } from "./action";

/** Changes as the client takes them; `undefined` where a document has another text by now than the one that they are for. */
export function toWorkspaceEdit(files: readonly FileChange[], session: Session): WorkspaceEdit | undefined {
  const { client, documents } = session;
  const edits = files.map((file) => {
    const uri = openUri(session, file.uri);
    return { uri, text: file.text, open: documents.get(uri), edits: toEdits(file) };
  });
  if (edits.some(({ open, text = "" }) => open !== undefined && open.getText() !== text)) {
    return undefined;
  }
  if (!client.documentChanges) {
    return { changes: Object.fromEntries(edits.map(({ uri, edits: ofFile }) => [uri, ofFile])) };
  }
  return {
    documentChanges: edits.flatMap(({ uri, text, open, edits: ofFile }) => [
      ...(text === undefined ? [{ kind: "create" as const, uri, options: { ignoreIfExists: true } }] : []),
      { textDocument: { uri, version: open?.version ?? null }, edits: ofFile },
    ]),
  };
}

function toEdits({ uri, text = "", changes }: FileChange): TextEdit[] {
  const document = TextDocument.create(uri, "", 0, text);
  return changes.map((change) => ({ range: toRange(document, change), newText: change.newText }));
}
