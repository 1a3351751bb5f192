import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Entry } from "../catalogs/model";
import { withoutDoubledBeginning } from "../catalogs/nearTables";
import { editDistance, wordsOf } from "../catalogs/similarity";
import { lookAlikeWords } from "./lookAlikeWords";

/** In a shorter word one edit more often makes another word (`DATA`, `DATE`) than a slip of the pen. */
const shortestTelling = 5;

/**
 * Why a value that is one edit away from a code may be no slip of the pen: the code's words in another style or order
 * (`style`), another number in it, its words run together or taken apart (`joined`), a short word with a letter changed
 * (`short`), a long one with too many (`letters`), a plural, or another word that there is.
 */
export type SlipDoubt = "style" | "number" | "joined" | "short" | "letters" | "plural" | "word";

/**
 * Whether a value that is one edit away from a code is so by a slip of the pen, as `INVALID_EMIAL`, rather than a code of
 * somebody else's, as `INVALID_DATE` beside `INVALID_DATA`. For places where little else speaks for the code.
 *
 * @returns `undefined` for a slip.
 */
export function doubtSlip(value: string, { code, family }: Entry, index: CatalogIndex): SlipDoubt | undefined {
  if (withoutDoubledBeginning(value) === code) {
    return undefined;
  }
  const words = findDifferingWords(value, code);
  if (words === "same") {
    // `customer-not-found` is how others spell it; only behind the family's separator another one is a slip.
    const isSlip =
      value.toLowerCase() === code.toLowerCase() || (family !== undefined && value.startsWith(family.prefix));
    return isSlip ? undefined : "style";
  }
  if (digitsOf(value) !== digitsOf(code)) {
    return "number";
  }
  if (words === "joined") {
    // Others spell `USERID` where this one spells `USER_ID`.
    return "joined";
  }
  const { written, meant } = words;
  if (meant.length < shortestTelling && !(isOfOwnFamily(value, family) && hasSameLetters(written, meant))) {
    return "short";
  }
  return isPlural(written, meant) ? "plural" : isWord(written, index) ? "word" : undefined;
}

/**
 * The same where other codes of the catalog stand beside the value: short words count, too, as long as what is written
 * is no word.
 */
export function doubtSlipAmongCodes(value: string, entry: Entry, index: CatalogIndex): SlipDoubt | undefined {
  const words = findDifferingWords(value, entry.code);
  if (typeof words === "string") {
    return undefined;
  }
  if (!isMistyped(words)) {
    return words.meant.length < shortestTelling ? "short" : "letters";
  }
  return isPlural(words.written, words.meant) ? "plural" : doubtWords(value, entry, index);
}

/**
 * Whether what is written differs from the code by a number, or by a word that exists. Behind a family's prefix that no
 * other API would have by chance (`address/`), a word that exists is a slip all the same.
 */
export function doubtWords(value: string, { code, family }: Entry, index: CatalogIndex): SlipDoubt | undefined {
  const words = findDifferingWords(value, code);
  if (digitsOf(value) !== digitsOf(code)) {
    return "number";
  }
  if (typeof words === "string" || isOtherSpelling(words)) {
    return undefined;
  }
  return (isOfOwnFamily(value, family) ? index.hasWord(words.written) : isWord(words.written, index))
    ? "word"
    : undefined;
}

/** Whether the value begins as no other API's would by chance: `address/`. */
function isOfOwnFamily(value: string, family: Entry["family"]): boolean {
  return family !== undefined && !family.prefix.endsWith("_") && value.startsWith(family.prefix);
}

/** Whether the value is the code with a word in the plural that has none there, or the other way round. */
export function isOtherNumber(value: string, { code }: Entry): boolean {
  const words = findDifferingWords(value, code);
  return typeof words !== "string" && isPlural(words.written, words.meant);
}

/**
 * Whether the value is the code with a word mistyped and at most one letter of others wrong, or with words run together.
 */
export function isCodeMistyped(value: string, entry: Entry, index: CatalogIndex): boolean {
  const missing = wordsOf(entry.code).length - wordsOf(value).length;
  if (missing === 0) {
    const differing = findAllDifferingWords(value, entry.code);
    return (
      areWordsMistyped(value, entry, index) ||
      (isWithinSlips(value, entry.code) &&
        differing.some((words) => isMistyped(words) && !isWord(words.written, index)) &&
        differing.every((words) => editDistance(words.written, words.meant, 1) <= 1))
    );
  }
  const edits = missing > 0 ? furthestSlips + 1 : furthestSlips;
  return digitsOf(value) === digitsOf(entry.code) && editDistance(value, entry.code, edits) <= edits;
}

/** The same with as many words as the code has: where nothing but other codes speaks for it. */
export function areWordsMistyped(value: string, entry: Entry, index: CatalogIndex): boolean {
  return (
    wordsOf(value).length === wordsOf(entry.code).length &&
    isWithinSlips(value, entry.code) &&
    findAllDifferingWords(value, entry.code).every(isMistyped) &&
    doubtWords(value, entry, index) === undefined
  );
}

function isWithinSlips(value: string, code: string): boolean {
  return (
    digitsOf(value) === digitsOf(code) &&
    editDistance(value.toLowerCase(), code.toLowerCase(), furthestSlips) <= furthestSlips
  );
}

/** Edits that still may be slips. */
const furthestSlips = 2;

interface WordPair {
  readonly written: string;
  readonly meant: string;
}

type DifferingWords = "same" | "joined" | WordPair;

function findDifferingWords(value: string, code: string): DifferingWords {
  const valueWords = wordsOf(value);
  const codeWords = wordsOf(code);
  if (valueWords.length !== codeWords.length) {
    return "joined";
  }
  if ([...valueWords].sort().join() === [...codeWords].sort().join()) {
    return "same";
  }
  const [first = { written: "", meant: "" }] = findAllDifferingWords(value, code);
  return first;
}

/** Of texts with as many words. */
function findAllDifferingWords(value: string, code: string): readonly WordPair[] {
  const valueWords = wordsOf(value);
  const pairs = wordsOf(code).map((meant, i) => ({ meant, written: valueWords[i] ?? "" }));
  return pairs.filter(({ meant, written }) => meant !== written);
}

/** A long word with a few letters wrong; of a short one, only letters swapped or struck twice: `OPT`, `OTPP` for `OTP`. */
function isMistyped({ written, meant }: WordPair): boolean {
  if (isOpposite(written, meant) || isOpposite(meant, written)) {
    return false;
  }
  return meant.length >= shortestTelling
    ? editDistance(written, meant, furthestSlips) * 3 <= meant.length
    : hasSameLetters(written, meant) || isDoubled(written, meant);
}

/** `UNBLOCKED` is what undoes `BLOCKED`. */
function isOpposite(written: string, meant: string): boolean {
  return written.endsWith(meant) && /^(?:un|de|dis|non|in|re)$/.test(written.slice(0, -meant.length));
}

/** `AUTHORISATION` and `AUTHORIZATION` are one word. */
function isOtherSpelling({ written, meant }: WordPair): boolean {
  return written.replace(/is(?=(?:ation|ed|e|ing)$)/, "iz") === meant;
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
