import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Entry } from "../catalogs/model";
import { editDistance, wordsOf } from "../catalogs/similarity";
import { lookAlikeWords } from "./lookAlikeWords";

/** In a shorter word one edit more often makes another word (`DATA`, `DATE`) than a slip of the pen. */
const shortestTelling = 5;

/**
 * Whether a value that is one edit away from a code is so by a slip of the pen, as `INVALID_EMIAL`, rather than a code of
 * somebody else's, as `INVALID_DATE` beside `INVALID_DATA`. For places where little else speaks for the code.
 */
export function looksLikeSlip(value: string, { code, family }: Entry, index: CatalogIndex): boolean {
  const words = findDifferingWords(value, code);
  if (words === "same") {
    // `customer-not-found` is how others spell it; only behind the family's separator another one is a slip.
    return value.toLowerCase() === code.toLowerCase() || (family !== undefined && value.startsWith(family.prefix));
  }
  if (digitsOf(value) !== digitsOf(code)) {
    return false;
  }
  if (words === "joined") {
    // Others spell `USERID` where this one spells `USER_ID`.
    return false;
  }
  const { written, meant } = words;
  return meant.length >= shortestTelling && !isPlural(written, meant) && !isWord(written, index);
}

/**
 * The same where other codes of the catalog stand beside the value: short words count, too, as long as what is written
 * is no word.
 */
export function looksLikeSlipAmongCodes(value: string, code: string, index: CatalogIndex): boolean {
  const words = findDifferingWords(value, code);
  if (typeof words === "string") {
    return true;
  }
  const { written, meant } = words;
  const telling = meant.length >= shortestTelling || hasSameLetters(written, meant) || isDoubled(written, meant);
  return telling && digitsOf(value) === digitsOf(code) && !isPlural(written, meant) && !isWord(written, index);
}

/** Whether what is written differs from the code by a number, or by a word that other codes hold. */
export function holdsOtherWord(value: string, code: string, index: CatalogIndex): boolean {
  const words = findDifferingWords(value, code);
  return digitsOf(value) !== digitsOf(code) || (typeof words !== "string" && index.hasWord(words.written));
}

/** Whether the value has fewer words than the code: `INVALID_POSTCODE` for `INVALID_POSTAL_CODE`. */
export function hasRunTogether(value: string, code: string): boolean {
  return wordsOf(value).length < wordsOf(code).length;
}

type DifferingWords = "same" | "joined" | { readonly written: string; readonly meant: string };

function findDifferingWords(value: string, code: string): DifferingWords {
  const valueWords = wordsOf(value);
  const codeWords = wordsOf(code);
  if (valueWords.length !== codeWords.length) {
    return "joined";
  }
  if ([...valueWords].sort().join() === [...codeWords].sort().join()) {
    return "same";
  }
  const differing = codeWords.findIndex((word, i) => word !== valueWords[i]);
  const written = valueWords[differing];
  const meant = codeWords[differing];
  return { written: written ?? "", meant: meant ?? "" };
}

function isWord(word: string, index: CatalogIndex): boolean {
  return lookAlikeWords.has(word) || index.hasWord(word);
}

function isPlural(written: string, meant: string): boolean {
  return written === `${meant}s` || meant === `${written}s`;
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, "");
}

/** Whether two neighbours changed places: `OPT` for `OTP`. */
function hasSameLetters(written: string, meant: string): boolean {
  return editDistance(written, meant, 1) === 1 && sortLetters(written) === sortLetters(meant);
}

function sortLetters(word: string): string {
  return Array.from(word).sort().join("");
}

/** Whether a letter was struck twice: `OTPP` for `OTP`. */
function isDoubled(written: string, meant: string): boolean {
  return (
    written.length === meant.length + 1 &&
    Array.from(meant).some((letter, i) => written === meant.slice(0, i) + letter + meant.slice(i))
  );
}
