/** As in the Language Server Protocol: both count from 0, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** As in the Language Server Protocol: its end is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A place in an open document, as `TextDocumentPositionParams` of the Language Server Protocol. */
export interface DocumentPosition {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}
