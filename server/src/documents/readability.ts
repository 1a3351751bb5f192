import { PieceText } from "../util/pieceText";
import type { Text } from "../util/text";

/** Larger texts are data or generated; parsing one would cost seconds and its tree some twenty times its size. */
const maxLength = 4_000_000;
/** UTF-16 units in an average line above which a text is minified: written code stays below 100. */
const minifiedLineLength = 1_000;
/** Shorter texts are cheap whatever their lines look like. */
const minifiedMinLength = 50_000;

/** Why a text is left alone, as the end of a sentence for the log and the command line. */
export type SkipReason =
  | `it has ${number} characters, more than ${number}`
  | "it looks binary"
  | "it looks minified"
  | "parsing it takes too long";

/**
 * Why a text is left alone; `undefined` where it is worth reading.
 * It costs one pass at most, so callers keep the answer per document version.
 */
export function findReasonToSkip(text: Text): SkipReason | undefined {
  if (text.length > maxLength) {
    return `it has ${text.length} characters, more than ${maxLength}`;
  }
  if (text instanceof PieceText ? text.hasNul : text.toString().includes("\u0000")) {
    return "it looks binary";
  }
  if (text.length >= minifiedMinLength && text.length / countLines(text) > minifiedLineLength) {
    return "it looks minified";
  }
  return undefined;
}

function countLines(text: Text): number {
  return text instanceof PieceText
    ? text.lineCount
    : 1 + Math.max(...["\n", "\r"].map((end) => count(text.toString(), end)));
}

function count(text: string, sign: string): number {
  let found = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) {
    found++;
  }
  return found;
}
