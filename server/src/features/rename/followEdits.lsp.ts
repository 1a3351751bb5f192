import type { TextEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { canonicalUri } from "../../util/canonicalUri";
import type { Session } from "../../lsp/session";

/** A file that is not open, and what is to become of it. */
export interface ChangedFile {
  readonly uri: string;
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Takes catalogs that are not open for changed as soon as the client makes the rename in the document that it was asked in.
 * It may be seconds until somebody tells of the files, and so long the new codes would be unknown. Whoever thinks better of
 * it, or changes the document otherwise, changes nothing.
 *
 * @param edits of the document that the rename was asked in.
 */
export function followEdits(
  { documents, catalogs }: Session,
  document: TextDocument,
  edits: readonly TextEdit[],
  files: readonly ChangedFile[],
): void {
  if (edits.length === 0 || files.length === 0) {
    return;
  }
  const { uri, version } = document;
  const expected = TextDocument.applyEdits(document, [...edits]);
  const listeners = [
    documents.onDidChangeContent(({ document: changed }) => {
      if (changed.uri !== uri || changed.version === version) {
        return;
      }
      stop();
      if (changed.getText() === expected) {
        for (const file of files) {
          const now = TextDocument.applyEdits(TextDocument.create(file.uri, "", 0, file.text), [...file.edits]);
          catalogs.expect(canonicalUri(file.uri), now);
        }
      }
    }),
    documents.onDidClose(({ document: closed }) => {
      if (closed.uri === uri) {
        stop();
      }
    }),
  ];
  const stop = (): void => {
    for (const listener of listeners) {
      listener.dispose();
    }
  };
}
