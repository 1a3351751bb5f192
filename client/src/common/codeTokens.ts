/** A word in a text that could be a code by its shape, with its offset. */
export interface CodeToken {
  readonly text: string;
  readonly start: number;
}

/**
 * The words of a line that could be codes of several words: `INVALID_OTP`, `customer/kyc-not-approved`. Paths have this
 * shape, too; the server knows better.
 */
export function findCodeTokens(line: string): readonly CodeToken[] {
  return [...line.slice(0, longestLine).matchAll(tokens)].map(({ 0: text, index }) => ({ text, start: index }));
}

/** The longest such word around an offset, or else the plain word there; `undefined` where there is none. */
export function tokenAt(line: string, offset: number): string | undefined {
  const touches = (token: CodeToken): boolean => token.start <= offset && offset <= token.start + token.text.length;
  const plain = [...line.matchAll(/[\p{L}\p{N}_$]+/gu)].map(({ 0: text, index }) => ({ text, start: index }));
  return [...findCodeTokens(line), ...plain].find(touches)?.text;
}

/** What is behind belongs to no message. */
const longestLine = 5_000;
/** Begins with a letter and has a separator inside; ends of sentences and of quotes are no part of it. */
const tokens = /(?<![\p{L}\p{N}_./\\@-])\p{L}[\p{L}\p{N}]*(?:[_/.:-][\p{L}\p{N}]+)+(?![\p{L}\p{N}_/\\@])/gu;
