import type { Entry } from "../../server/src/catalogs/model";
import type { Random } from "./random";

/** A way in which people misspell a code. */
export interface Mutation {
  readonly name: string;
  /** Every misspelling of this kind that the code allows, or some of them where there are very many. */
  readonly variants: (entry: Entry) => readonly string[];
}

/** One misspelling of the kind, or `undefined` where the code allows none: `MFA_REQUIRED` has no British spelling. */
export function mutate({ variants }: Mutation, entry: Entry, random: Random): string | undefined {
  const possible = variants(entry).filter((value) => value !== entry.code);
  return possible.length === 0 ? undefined : random.pick(possible);
}

const separators = /[^A-Za-z0-9]/;

export const mutations: readonly Mutation[] = [
  { name: "letter left out", variants: ({ code }) => atLetters(code, (i) => code.slice(0, i) + code.slice(i + 1)) },
  { name: "letter doubled", variants: ({ code }) => atLetters(code, (i) => code.slice(0, i + 1) + code.slice(i)) },
  {
    name: "letters swapped",
    variants: ({ code }) =>
      atLetters(code, (i) =>
        isLetter(code[i + 1]) ? code.slice(0, i) + (code[i + 1] ?? "") + (code[i] ?? "") + code.slice(i + 2) : code,
      ),
  },
  {
    name: "neighbouring key instead",
    variants: ({ code }) =>
      atLetters(code, (i) => keysAround(code, i).map((key) => code.slice(0, i) + key + code.slice(i + 1))),
  },
  {
    name: "neighbouring key as well",
    variants: ({ code }) =>
      atLetters(code, (i) => keysAround(code, i).map((key) => code.slice(0, i) + key + code.slice(i))),
  },
  { name: "plural or singular", variants: ({ code }) => atWords(code, (word) => otherNumber(word)) },
  {
    name: "one separator",
    variants: ({ code }) =>
      places(code, (i) => separators.test(code[i] ?? "")).flatMap((i) =>
        ["_", "-", " ", ""].map((sign) => code.slice(0, i) + sign + code.slice(i + 1)),
      ),
  },
  {
    name: "all separators",
    variants: ({ code }) => ["_", "-", " ", ""].map((sign) => code.replace(/[^A-Za-z0-9]/g, sign)),
  },
  { name: "case of a word", variants: ({ code }) => atWords(code, (word) => [otherCase(word), capitalized(word)]) },
  {
    name: "case of all",
    variants: ({ code }) => [code.toLowerCase(), code.toUpperCase(), code.replace(/[A-Za-z]+/g, capitalized)],
  },
  {
    // What is left as one word, as of `INVALID_MEMO`, is a word like any other.
    name: "prefix left out",
    variants: ({ code, family }) =>
      family === undefined ? [] : [rest(code, family.prefix)].filter((left) => separators.test(left)),
  },
  { name: "prefix doubled", variants: ({ code, family }) => (family === undefined ? [] : [family.prefix + code]) },
  { name: "order of words", variants: ({ code, family }) => reordered(code, family?.prefix ?? "") },
  {
    name: "British or American",
    variants: ({ code }) => [code.replace(/(?<=I)Z(?=ATION)/, "S").replace(/(?<=i)z(?=ation)/, "s")],
  },
  { name: "two slips", variants: ({ code }) => twoSlips(code) },
];

/** The order of the keys on most keyboards. */
const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** In the letter's own case. */
function keysAround(code: string, i: number): readonly string[] {
  const letter = code[i] ?? "";
  const row = rows.findIndex((keys) => keys.includes(letter.toLowerCase()));
  const column = rows[row]?.indexOf(letter.toLowerCase()) ?? -1;
  const keys = [rows[row]?.[column - 1], rows[row]?.[column + 1]].flatMap((key) => key ?? []);
  return letter === letter.toUpperCase() ? keys.map((key) => key.toUpperCase()) : keys;
}

function twoSlips(code: string): readonly string[] {
  const leftOut = places(code, (i) => isLetter(code[i]) && i > 0);
  return leftOut.flatMap((first) =>
    leftOut.filter((second) => second >= first + 3).map((second) => swapAt(without(code, first), second)),
  );
}

function without(code: string, i: number): string {
  return code.slice(0, i) + code.slice(i + 1);
}

function swapAt(code: string, i: number): string {
  return isLetter(code[i]) && isLetter(code[i + 1])
    ? code.slice(0, i) + (code[i + 1] ?? "") + (code[i] ?? "") + code.slice(i + 2)
    : code;
}

function rest(code: string, prefix: string): string {
  return code.slice(prefix.length);
}

/** `USER_NOT_FOUND` for `NOT_FOUND_USER`, and neighbours that changed places: the prefix stays one. */
function reordered(code: string, prefix: string): readonly string[] {
  const sign = code.includes("_") ? "_" : "-";
  const words = rest(code, prefix).split(sign);
  const found = words.slice(1).map((_, i) => {
    const swapped = [...words];
    [swapped[i], swapped[i + 1]] = [words[i + 1] as string, words[i] as string];
    return prefix + swapped.join(sign);
  });
  return prefix.endsWith("_") ? [...found, `${rest(code, prefix)}_${prefix.slice(0, -1)}`] : found;
}

/** The numeral, if any, stays: `LINE_1`. */
function otherNumber(word: string): readonly string[] {
  if (word.length < 3) {
    return [];
  }
  const s = word === word.toUpperCase() ? "S" : "s";
  return [word.endsWith(s) ? word.slice(0, -1) : word + s];
}

function otherCase(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.toUpperCase();
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}

function atLetters(code: string, change: (i: number) => string | readonly string[]): readonly string[] {
  return places(code, (i) => isLetter(code[i])).flatMap(change);
}

function atWords(code: string, change: (word: string) => readonly string[]): readonly string[] {
  return Array.from(code.matchAll(/[A-Za-z]+/g)).flatMap(({ 0: word, index }) =>
    change(word).map((changed) => code.slice(0, index) + changed + code.slice(index + word.length)),
  );
}

function places(code: string, holds: (i: number) => boolean): readonly number[] {
  return Array.from(code, (_, i) => i).filter(holds);
}

function isLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[A-Za-z]/.test(letter);
}
