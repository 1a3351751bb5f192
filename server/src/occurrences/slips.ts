import type { CatalogIndex } from "../catalogs/catalogIndex";
import { editDistance, wordsOf } from "../catalogs/similarity";

/** In a shorter word one edit more often makes another word (`DATA`, `DATE`) than a slip of the pen. */
const shortestTelling = 5;

/**
 * Whether a value that is one edit away from a code is so by a slip of the pen, as `INVALID_EMIAL`, rather than a code of
 * somebody else's, as `INVALID_DATE` beside `INVALID_DATA`. For places where nothing else speaks for the code.
 */
export function looksLikeSlip(value: string, code: string, index: CatalogIndex): boolean {
  const valueWords = wordsOf(value);
  const codeWords = wordsOf(code);
  if (valueWords.length !== codeWords.length) {
    // A separator was left out or added, or another character broke a word in two.
    return code.length >= 8;
  }
  const differing = codeWords.findIndex((word, i) => word !== valueWords[i]);
  const written = valueWords[differing];
  const meant = codeWords[differing];
  if (written === undefined || meant === undefined) {
    // The words are the same: only case or separators differ.
    return true;
  }
  const plural = written === `${meant}s` || meant === `${written}s`;
  const numbered = /\d/.test(written) || /\d/.test(meant);
  const swapped =
    written.length === meant.length && editDistance(written, meant, 1) === 1 && sameLetters(written, meant);
  const telling = meant.length >= shortestTelling || (swapped && meant.length === shortestTelling - 1);
  return telling && !plural && !numbered && !index.hasWord(written);
}

function sameLetters(a: string, b: string): boolean {
  return Array.from(a).sort().join("") === Array.from(b).sort().join("");
}
