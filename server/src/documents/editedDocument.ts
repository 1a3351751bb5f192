import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { PieceText, type TextPosition } from "../util/pieceText";
import type { Span } from "../util/span";
import type { Text } from "../util/text";

interface TextRange {
  start: TextPosition;
  end: TextPosition;
}

/** A document that is open in an editor: an edit costs the same whatever its length, as long as nobody asks for all of it. */
class EditedDocument implements TextDocument {
  readonly uri: string;
  readonly languageId: string;
  #version: number;
  #text: PieceText;

  constructor(uri: string, languageId: string, version: number, content: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.#version = version;
    this.#text = PieceText.of(content);
  }

  get version(): number {
    return this.#version;
  }

  get text(): PieceText {
    return this.#text;
  }

  get lineCount(): number {
    return this.#text.lineCount;
  }

  getText(range?: TextRange): string {
    if (range === undefined) {
      return this.#text.toString();
    }
    const { start, end } = this.#spanOf(range);
    return this.#text.slice(start, end);
  }

  positionAt(offset: number): TextPosition {
    return this.#text.positionAt(offset);
  }

  offsetAt(position: TextPosition): number {
    return this.#text.offsetAt(position);
  }

  getLineRange(line: number): TextRange {
    const { start, end } = this.#text.lineAt(line);
    const counted = Math.max(0, Math.min(line, this.lineCount - 1));
    return { start: { line: counted, character: 0 }, end: { line: counted, character: end - start } };
  }

  getEOLCharacters(line: number): string {
    return line < 0 || line + 1 >= this.lineCount
      ? ""
      : this.#text.slice(this.#text.lineAt(line).end, this.offsetAt({ line: line + 1, character: 0 }));
  }

  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      if ("range" in change) {
        const { start, end } = this.#spanOf(change.range);
        this.#text = this.#text.replace(start, end, change.text);
      } else {
        this.#text = PieceText.of(change.text);
      }
    }
    this.#version = version;
  }

  /** Some editors tell of the end first. */
  #spanOf(range: TextRange): Span {
    const [from, to] = [this.#text.offsetAt(range.start), this.#text.offsetAt(range.end)];
    return { start: Math.min(from, to), end: Math.max(from, to) };
  }
}

/** A document that will be edited. */
export function createEditedDocument(uri: string, languageId: string, version: number, content: string): TextDocument {
  return new EditedDocument(uri, languageId, version, content);
}

/** Applies an editor's changes to a document, in place, whoever made it. */
export function updateDocument(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): TextDocument {
  if (!(document instanceof EditedDocument)) {
    return TextDocument.update(document, [...changes], version);
  }
  document.update(changes, version);
  return document;
}

/** The document's text as it is now, for those who need but pieces of it. */
export function textOf(document: TextDocument): Text {
  return document instanceof EditedDocument ? document.text : document.getText();
}
