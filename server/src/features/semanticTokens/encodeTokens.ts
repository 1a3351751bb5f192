import type { TextDocument } from "vscode-languageserver-textdocument";
import { type CatalogToken, tokenModifiers, tokenTypes } from "./catalogTokens";

/**
 * Tokens as the protocol has them: five numbers each, lines and characters counted from the token before.
 *
 * @param tokens in their order.
 */
export function encodeTokens(tokens: readonly CatalogToken[], document: TextDocument): number[] {
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const { span, type, modifiers } of tokens) {
    const position = document.positionAt(span.start);
    const line = position.line - last.line;
    data.push(
      line,
      line === 0 ? position.character - last.character : position.character,
      span.end - span.start,
      tokenTypes.indexOf(type),
      modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0),
    );
    last = position;
  }
  return data;
}

/** A piece of encoded tokens, and what takes its place. Counts numbers. */
export interface EncodedEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: number[];
}

/** What turns one encoding into another: nothing, or the one piece between what both begin and end with. */
export function compareEncoded(before: readonly number[], after: readonly number[]): EncodedEdit | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start++;
  }
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
  }
  return start === before.length && start === after.length
    ? undefined
    : { start, deleteCount: before.length - tail - start, data: after.slice(start, after.length - tail) };
}
