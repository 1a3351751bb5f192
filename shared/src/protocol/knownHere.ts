import type { DocumentPosition } from "./positions";

/** To server: all that is known of a place in a document and why, as a page in Markdown. Answered for any document. */
export const knownHereRequest = "errdex/knownHere";

export interface KnownHereParams extends DocumentPosition {
  /** The language id that the editor has for the document; it may be one that is not served. */
  readonly languageId: string;
}

export interface KnownHereResult {
  readonly markdown: string;
  /** What the page says of the file as a whole, for a list. */
  readonly file: readonly KnownFact[];
}

/** For example `Is read`: `yes`. Both are plain text. */
export interface KnownFact {
  readonly name: string;
  readonly value: string;
}
