import { HashMultimap } from "./hashMultimap";
import type { Entry } from "./model";
import { characterMask, countBits, foldStyle, hashOf, visitDeletions, wordsOf } from "./similarity";

/** Where to look for the codes that a value resembles. Numbers are those of the entries. */
export interface NearTables {
  /** By hash of the code and of the code less each of its characters. */
  readonly byDeletion: HashMultimap;
  /** By hash of the code less case and separators. */
  readonly byStyle: HashMultimap;
  /** By hash of the code's words in the order of the alphabet. */
  readonly byWords: HashMultimap;
  /** By hash of what {@link restOf} gives. */
  readonly byRest: HashMultimap;
  /** The {@link wordMask} of each code. */
  readonly wordMasks: ReadonlySet<number>;
  /** Character masks, by entry number. */
  readonly masks: Int32Array;
  /** Entry numbers by length of the code. */
  readonly byLength: ReadonlyMap<number, readonly number[]>;
  /** `false` where the code is certainly more edits than `furthest` from the text, in small letters, with these {@link pairMasks}. */
  readonly mayBeNear: (i: number, pairs: readonly [number, number], furthest: number) => boolean;
}

/** An edit changes three pairs of neighbours at most, and gives as many others for them. */
const pairsOfAnEdit = 6;

/** The numbers in the tables are places in the list that is given. */
export function buildTables(entries: readonly Entry[]): NearTables {
  const byDeletion = new HashMultimap(entries.reduce((sum, { code }) => sum + code.length + 1, 0));
  const byStyle = new HashMultimap(entries.length);
  const byWords = new HashMultimap(entries.length);
  const byRest = new HashMultimap(entries.length);
  const wordMasks = new Set<number>();
  const masks = new Int32Array(entries.length);
  const pairs = new Int32Array(2 * entries.length);
  const byLength = new Map<number, number[]>();
  entries.forEach((entry, i) => {
    const { code } = entry;
    const addDeletion = (hash: number): void => {
      byDeletion.add(hash, i);
    };
    addDeletion(hashOf(code));
    visitDeletions(code, addDeletion);
    byStyle.add(hashOf(foldStyle(code)), i);
    byWords.add(hashOf(sortedWords(code)), i);
    const rest = restOf(entry);
    if (rest !== undefined) {
      byRest.add(hashOf(rest), i);
    }
    wordMasks.add(wordMask(code));
    masks[i] = characterMask(code);
    pairs.set(pairMasks(code.toLowerCase()), 2 * i);
    const asLong = byLength.get(code.length);
    if (asLong === undefined) {
      byLength.set(code.length, [i]);
    } else {
      asLong.push(i);
    }
  });
  return {
    byDeletion,
    byStyle,
    byWords,
    byRest,
    wordMasks,
    masks,
    byLength,
    mayBeNear: (i, [low, high], furthest) =>
      countBits(low ^ (pairs[2 * i] as number)) + countBits(high ^ (pairs[2 * i + 1] as number)) <=
      pairsOfAnEdit * furthest,
  };
}

/** A bit of 64 for each pair of neighbouring characters. */
export function pairMasks(text: string): [number, number] {
  let low = 0;
  let high = 0;
  for (let i = 1; i < text.length; i++) {
    const hash = Math.imul(text.charCodeAt(i - 1) * 31 + text.charCodeAt(i), 0x9e3779b1) >>> 26;
    if (hash < 32) {
      low |= 1 << hash;
    } else {
      high |= 1 << (hash & 31);
    }
  }
  return [low, high];
}

/** The code's words in the order of the alphabet, to find it by when they were written in another one. */
export function sortedWords(code: string): string {
  return [...wordsOf(code)].sort().join(" ");
}

/** One bit for each letter and digit of ASCII, case folded: equal for texts with the same words. */
export function wordMask(text: string): number {
  let mask = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = unit | 0x20;
    if ((folded >= 0x61 && folded <= 0x7a) || (unit >= 0x30 && unit <= 0x39)) {
      mask |= 1 << (unit & 31);
    }
  }
  return mask;
}

/**
 * What remains of a code without its family's prefix: `kyc-not-approved` of `customer/kyc-not-approved`. A single word,
 * as in `INVALID_MEMO`, is a word like any other and no sign of a code, so that there is none then.
 */
export function restOf({ code, family }: Entry): string | undefined {
  const rest = code.slice(family?.prefix.length ?? code.length);
  return wordsOf(rest).length > 1 ? rest : undefined;
}

/** The code with its family's prefix twice: `INVALID_INVALID_OTP`. */
export function withDoubledBeginning({ code, family }: Entry): string {
  return (family?.prefix ?? "") + code;
}

/** The value without a beginning that it has twice: `INVALID_OTP` of `INVALID_INVALID_OTP`. */
export function withoutDoubledBeginning(value: string): string | undefined {
  for (const { index } of value.matchAll(/[^A-Za-z0-9]/g)) {
    const beginning = value.slice(0, index + 1);
    if (value.startsWith(beginning, beginning.length)) {
      return value.slice(beginning.length);
    }
  }
  return undefined;
}
