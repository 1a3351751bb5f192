/** To server: what an answer of an API says of an error. Nothing of the text is kept. */
export const explainResponseRequest = "errdex/explainResponse";

export interface ExplainResponseParams {
  /** A body in JSON, an HTTP dump, a line of a log, a stack trace. */
  readonly text: string;
}

export interface ExplainResponseResult {
  /** The whole explanation as Markdown in which text from elsewhere is escaped. */
  readonly markdown: string;
  /** Whether a code or an API was found. */
  readonly isKnown: boolean;
}
