/** To server: in which lines of a document cursors are, for inlay hints in these lines only. The answer is `null`. */
export const cursorLinesRequest = "errdex/cursorLines";

export interface CursorLinesParams {
  readonly textDocument: { readonly uri: string };
  /** 0-based. */
  readonly lines: readonly number[];
}
