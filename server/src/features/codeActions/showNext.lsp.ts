import type { Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { toRange } from "../../lsp/convert";
import type { Session } from "../../lsp/session";
import { openUri } from "../../lsp/openDocument";
import type { Span } from "../../util/span";
import { changeText, type FileChange, type TextChange } from "./action";

/** Id of the server's command that shows where a person goes on after an action; its argument is the action's data. */
export const showNextCommand = "errdex.showNext";

/** Opens the file of which a change says where a person goes on, and selects that place. The change was made. */
export async function showNext(session: Session, files: readonly FileChange[]): Promise<void> {
  const file = files.find(({ next }) => next !== undefined);
  if (file?.next !== undefined && session.client.showsDocuments) {
    const uri = openUri(session, file.uri);
    const selection = rangeAfter(file.text ?? "", file.changes, file.next);
    await session.connection.window.showDocument({ uri, takeFocus: true, selection });
  }
}

/** @param next in the text after the changes. */
export function rangeAfter(text: string, changes: readonly TextChange[], next: Span): Range {
  return toRange(TextDocument.create("", "", 0, changeText(text, changes)), next);
}
