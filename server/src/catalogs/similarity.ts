/** Longest text compared; a longer one is no code. */
const maxCompared = 160;
let previousRow = new Uint16Array(maxCompared + 1);
let currentRow = new Uint16Array(maxCompared + 1);
let rowBefore = new Uint16Array(maxCompared + 1);

/**
 * Edits that turn `a` into `b`: insertions, deletions, substitutions and swaps of neighbours (optimal string
 * alignment). Gives `max + 1` as soon as it is certain that there are more than `max`.
 *
 * @example editDistance("INVALID_EMIAL", "INVALID_EMAIL", 2) === 1
 */
export function editDistance(a: string, b: string, max: number): number {
  const beyond = max + 1;
  if (Math.abs(a.length - b.length) > max || a.length > maxCompared || b.length > maxCompared) {
    return beyond;
  }
  for (let j = 0; j <= b.length; j++) {
    previousRow[j] = j;
  }
  for (let i = 1; i <= a.length; i++) {
    // Cells further than `max` from the diagonal cannot be part of a short enough path.
    const from = Math.max(1, i - max);
    const to = Math.min(b.length, i + max);
    currentRow[from - 1] = from === 1 ? i : beyond;
    let least = currentRow[from - 1] as number;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = (previousRow[j - 1] as number) + (same ? 0 : 1);
      cost = Math.min(cost, (currentRow[j - 1] as number) + 1);
      if (j < i + max) {
        cost = Math.min(cost, (previousRow[j] as number) + 1);
      }
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) {
        cost = Math.min(cost, (rowBefore[j - 2] as number) + 1);
      }
      currentRow[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > max) {
      return beyond;
    }
    [rowBefore, previousRow, currentRow] = [previousRow, currentRow, rowBefore];
  }
  return Math.min(previousRow[b.length] as number, beyond);
}

/** What is left of a code when neither case nor separators count: `Invalid-Otp` and `INVALID_OTP` give `invalidotp`. */
export function foldStyle(code: string): string {
  const others = isPlain(code) ? /[^A-Za-z0-9]+/g : /[^\p{L}\p{N}]+/gu;
  return code.replace(others, "").toLowerCase();
}

/** The words of a code, in lower case: `customer/kycNotApproved` gives `customer`, `kyc`, `not`, `approved`. */
export function wordsOf(code: string): readonly string[] {
  const word = isPlain(code) ? /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+/g : /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu;
  return (code.match(word) ?? []).map((found) => found.toLowerCase());
}

/** Without Unicode's classes patterns take a third of the time, and they are asked of every string of a file. */
function isPlain(code: string): boolean {
  return /^[\x20-\x7e]*$/.test(code);
}

const base = 0x01000193;

/** A 32-bit hash of the text. */
export function hashOf(text: string): number {
  let hash = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    hash = Math.imul(hash, base) + text.charCodeAt(i);
  }
  return spread(hash);
}

/**
 * Visits the {@link hashOf} each text that is left when one character of this one is left out, without making them: in all
 * it costs two passes over the text.
 *
 * @param visit is given the offset of the character, too; of equal neighbours only the first one is left out.
 */
export function visitDeletions(text: string, visit: (hash: number, skipped: number) => void): void {
  // A hash is the sum of all characters times the powers of the base, so that parts of it can be added up apart.
  let behind = 0;
  for (let i = text.length - 1; i > 0; i--) {
    behind = Math.imul(behind, base) + text.charCodeAt(i);
  }
  let before = 0;
  let power = 1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (i === 0 || unit !== text.charCodeAt(i - 1)) {
      visit(spread(before + behind), i);
    }
    before = (before + Math.imul(unit, power)) | 0;
    behind = (behind - Math.imul(i + 1 < text.length ? text.charCodeAt(i + 1) : 0, power)) | 0;
    power = Math.imul(power, base);
  }
}

/** So that all of its bits depend on all characters: tables take some of them for the place. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** One bit for each letter, digit or sign that the text has, case folded: an edit changes at most two of them. */
export function characterMask(text: string): number {
  let mask = 0;
  for (let i = 0; i < text.length; i++) {
    mask |= 1 << (text.charCodeAt(i) & 31);
  }
  return mask;
}

/** Whether the characters of the part stand in the whole in this order, others between them or not. Case counts. */
export function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (let i = 0; i < whole.length && at < part.length; i++) {
    if (whole.charCodeAt(i) === part.charCodeAt(at)) {
      at++;
    }
  }
  return at === part.length;
}

/** How many bits of a 32-bit number are set. */
export function countBits(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
