/** Where in a document something stands. */
export interface Scene {
  /** Headings above, the nearest last. */
  readonly headings: readonly string[];
  /** Whether the document or a heading above says that it is about errors. */
  readonly errors: boolean;
  /** Statuses that the headings above name. */
  readonly httpStatus: readonly number[];
}

/** The text, or its beginning. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
