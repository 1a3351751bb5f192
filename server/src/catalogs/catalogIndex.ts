import type { Catalog, Entry } from "./model";
import { detach } from "../util/detach";
import { HashMultimap } from "./hashMultimap";
import { NearFilter } from "./nearFilter";
import { characterMask, countBits, editDistance, foldStyle, hashWithout, wordsOf } from "./similarity";

/** A code that a literal is almost. */
export interface NearMiss {
  readonly entry: Entry;
  /**
   * `typo`: one edit away, or one or two letters in the wrong case, or other separators behind the
   * family's. `style`: the same words spelled another way as a whole, which is how other APIs spell theirs (`invalid_token`), so it shows little by itself.
   */
  readonly kind: "typo" | "style";
}

/** A code that a value resembles. */
export interface Neighbour {
  readonly entry: Entry;
  /** Edits apart, case not counted; 0.5 where only case and separators differ, 1.5 where only the order of words does. */
  readonly distance: number;
  /** They hold the same words in another order. */
  readonly sameWords: boolean;
}

/** What literals must look like to be worth a look-up. */
export interface CodeShape {
  readonly minLength: number;
  readonly maxLength: number;
  /** Characters that occur in codes beside letters and digits. */
  readonly signs: string;
  /** Whether some codes could stand as a name without quotes: all of those in capitals, or others too; or none. */
  readonly names: "capitals" | "any" | undefined;
}

/** Beyond this many codes, {@link CatalogIndex.nearest} looks no further than two edits away. */
const smallCatalog = 5_000;
const typoLettersInWrongCase = 2;
/** Edits beyond which no rule takes a value for a misspelt code. */
const furthestResembling = 3;
/** How many codes {@link CatalogIndex.nearest} gives at most. */
export const mostNeighbours = 3;
/** Answers that a memory holds before it starts anew. */
const mostRemembered = 50_000;

/** The codes of all catalogs in force, by spelling: exact, almost, nearest. It never changes; new catalogs, new index. */
export class CatalogIndex {
  readonly catalogs: readonly Catalog[];
  readonly shape: CodeShape;

  readonly #byCode = new Map<string, readonly Entry[]>();
  readonly #filter = new NearFilter();
  /** Every entry once; the numbers of the tables below count in here. */
  readonly #entries: Entry[] = [];
  readonly #nearMisses = new Map<string, readonly NearMiss[]>();
  readonly #resembling = new Map<string, boolean>();
  readonly #nearest = new Map<string, readonly Neighbour[]>();
  #tables: NearTables | undefined;
  #vocabulary: ReadonlySet<string> | undefined;

  constructor(catalogs: readonly Catalog[]) {
    this.catalogs = catalogs;
    for (const catalog of catalogs) {
      for (const entry of catalog.entries.values()) {
        this.#entries.push(entry);
        for (const code of [entry.code, ...(entry.aliases ?? [])]) {
          const known = this.#byCode.get(code);
          this.#byCode.set(code, known === undefined ? [entry] : [...known, entry]);
          this.#filter.add(code);
        }
      }
    }
    this.shape = describeShape(this.#byCode.keys());
  }

  /** The entries, at most one a catalog, whose code or alias this is to the letter. */
  lookup(code: string): readonly Entry[] {
    return this.#byCode.get(code) ?? [];
  }

  /** Much cheaper than {@link lookup} and {@link nearMisses}: `false` where both find nothing for the text from `from` on. */
  mayBeNearlyCode(text: string, from = 0): boolean {
    return this.#filter.passes(text, from);
  }

  /** The codes that this value is almost, in no order; none where it is a code itself. */
  nearMisses(value: string): readonly NearMiss[] {
    if (value.length > this.shape.maxLength + 1 || !this.#filter.passes(value) || this.#byCode.has(value)) {
      return none;
    }
    return remember(this.#nearMisses, value, () => this.#findNearMisses(value));
  }

  /**
   * Codes of one catalog that the value may have been meant to be, the likeliest first; {@link mostNeighbours} at most.
   */
  nearest(value: string, catalog: Catalog): readonly Neighbour[] {
    return remember(this.#nearest, `${catalog.id} ${value}`, () => this.#findNearest(value, catalog));
  }

  #findNearest(value: string, catalog: Catalog): readonly Neighbour[] {
    const tables = (this.#tables ??= buildTables(this.#entries));
    const folded = value.toLowerCase();
    const mask = characterMask(value);
    const furthest = catalog.entries.size > smallCatalog ? 2 : furthestSuggestion(value);
    const style = foldStyle(value);
    const found: (Neighbour & { readonly shared: number })[] = [];
    for (let i = tables.firstOf(catalog); i < this.#entries.length && this.#entries[i]?.catalog === catalog; i++) {
      const entry = this.#entries[i] as Entry;
      const differing = countBits(mask ^ (tables.masks[i] as number));
      if (differing > 2 * furthest || Math.abs(entry.code.length - value.length) > furthest) {
        continue;
      }
      const distance = editDistance(folded, entry.code.toLowerCase(), furthest);
      if (distance <= furthest) {
        found.push({ entry, distance, sameWords: false, shared: sharedPrefix(value, entry.code) });
      }
    }
    tables.byStyle.candidates(hashWithout(style, -1), (i) => {
      const entry = this.#entries[i] as Entry;
      if (
        entry.catalog === catalog &&
        foldStyle(entry.code) === style &&
        !found.some((other) => other.entry === entry)
      ) {
        found.push({ entry, distance: 0.5, sameWords: false, shared: sharedPrefix(value, entry.code) });
      }
    });
    tables.byWords.candidates(hashWithout(sortedWords(value), -1), (i) => {
      const entry = this.#entries[i] as Entry;
      const isNew = !found.some((other) => other.entry === entry);
      if (isNew && entry.catalog === catalog && sortedWords(entry.code) === sortedWords(value)) {
        found.push({ entry, distance: 1.5, sameWords: true, shared: 0 });
      }
    });
    found.sort((a, b) => a.distance - b.distance || b.shared - a.shared || (a.entry.code < b.entry.code ? -1 : 1));
    return found.slice(0, mostNeighbours);
  }

  /**
   * Whether some code is at most three edits from the value or has the same words: no rule takes any other value for a
   * misspelt code. Cheaper than {@link nearest}, for it is asked of every string of a file.
   */
  resemblesSome(value: string): boolean {
    return remember(this.#resembling, value, () => {
      const tables = (this.#tables ??= buildTables(this.#entries));
      return this.#isNear(value, tables) || this.#hasSameWords(value, tables) || this.nearMisses(value).length > 0;
    });
  }

  #hasSameWords(value: string, { byWords, wordMasks }: NearTables): boolean {
    // To cut a text into words takes longer than all else here.
    if (!wordMasks.has(wordMask(value))) {
      return false;
    }
    const words = sortedWords(value);
    let found = false;
    byWords.candidates(hashWithout(words, -1), (i) => {
      found ||= sortedWords((this.#entries[i] as Entry).code) === words;
    });
    return found;
  }

  #isNear(value: string, { masks, byLength }: NearTables): boolean {
    const mask = characterMask(value);
    const folded = value.toLowerCase();
    for (let length = value.length - furthestResembling; length <= value.length + furthestResembling; length++) {
      for (const i of byLength.get(length) ?? []) {
        if (
          countBits(mask ^ (masks[i] as number)) <= 2 * furthestResembling &&
          editDistance(folded, (this.#entries[i] as Entry).code.toLowerCase(), furthestResembling) <= furthestResembling
        ) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a code of the catalog begins with the text. */
  hasPrefix(text: string, catalog: Catalog): boolean {
    for (const code of catalog.entries.keys()) {
      if (code.startsWith(text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word, in lower case, is part of a code of some catalog. */
  hasWord(word: string): boolean {
    this.#vocabulary ??= new Set(this.#entries.flatMap(({ code }) => wordsOf(code)));
    return this.#vocabulary.has(word);
  }

  #findNearMisses(value: string): readonly NearMiss[] {
    const tables = (this.#tables ??= buildTables(this.#entries));
    const found = new Map<Entry, NearMiss>();
    const consider = (i: number): void => {
      const entry = this.#entries[i] as Entry;
      if (!found.has(entry) && editDistance(value, entry.code, 1) === 1) {
        found.set(entry, { entry, kind: "typo" });
      }
    };
    // Two texts are one edit apart only if they are equal after at most one character is left out of each.
    for (let skip = -1; skip < value.length; skip++) {
      tables.byDeletion.candidates(hashWithout(value, skip), consider);
    }
    const style = foldStyle(value);
    tables.byStyle.candidates(hashWithout(style, -1), (i) => {
      const entry = this.#entries[i] as Entry;
      if (!found.has(entry) && foldStyle(entry.code) === style) {
        found.set(entry, { entry, kind: isTypoOfStyle(value, entry) ? "typo" : "style" });
      }
    });
    return found.size === 0 ? none : [...found.values()];
  }
}

const none: readonly NearMiss[] = [];

/** The answer of `find`, kept by its key: the same literals are asked for at every keystroke. */
function remember<T>(memory: Map<string, T>, key: string, find: () => T): T {
  let found = memory.get(key);
  if (found === undefined) {
    found = find();
    if (memory.size >= mostRemembered) {
      memory.clear();
    }
    memory.set(detach(key), found);
  }
  return found;
}

interface NearTables {
  /** By hash of the code and of the code less each of its characters. */
  readonly byDeletion: HashMultimap;
  /** By hash of the code less case and separators. */
  readonly byStyle: HashMultimap;
  /** By hash of the code's words in the order of the alphabet. */
  readonly byWords: HashMultimap;
  /** The {@link wordMask} of each code. */
  readonly wordMasks: ReadonlySet<number>;
  /** Character masks, by entry number. */
  readonly masks: Int32Array;
  /** Entry numbers by length of the code. */
  readonly byLength: ReadonlyMap<number, readonly number[]>;
  firstOf(catalog: Catalog): number;
}

function buildTables(entries: readonly Entry[]): NearTables {
  const byDeletion = new HashMultimap(entries.reduce((sum, { code }) => sum + code.length + 1, 0));
  const byStyle = new HashMultimap(entries.length);
  const byWords = new HashMultimap(entries.length);
  const wordMasks = new Set<number>();
  const masks = new Int32Array(entries.length);
  const byLength = new Map<number, number[]>();
  const first = new Map<Catalog, number>();
  entries.forEach(({ code, catalog }, i) => {
    for (let skip = -1; skip < code.length; skip++) {
      // Leaving out either of two equal neighbours gives the same text.
      if (skip < 1 || code[skip] !== code[skip - 1]) {
        byDeletion.add(hashWithout(code, skip), i);
      }
    }
    byStyle.add(hashWithout(foldStyle(code), -1), i);
    byWords.add(hashWithout(sortedWords(code), -1), i);
    wordMasks.add(wordMask(code));
    masks[i] = characterMask(code);
    const asLong = byLength.get(code.length);
    if (asLong === undefined) {
      byLength.set(code.length, [i]);
    } else {
      asLong.push(i);
    }
    if (!first.has(catalog)) {
      first.set(catalog, i);
    }
  });
  return {
    byDeletion,
    byStyle,
    byWords,
    wordMasks,
    masks,
    byLength,
    firstOf: (catalog) => first.get(catalog) ?? entries.length,
  };
}

/** Of two spellings with equal words: whether all that differs is a few letters' case, or separators behind the family. */
function isTypoOfStyle(value: string, { code, family }: Entry): boolean {
  if (value.toLowerCase() === code.toLowerCase()) {
    const inWrongCase = Array.from(value).filter((letter, i) => letter !== code[i]).length;
    return inWrongCase <= typoLettersInWrongCase;
  }
  return family !== undefined && value.startsWith(family.prefix) && lettersOf(value) === lettersOf(code);
}

function lettersOf(code: string): string {
  return code.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Edits beyond which a suggestion would be a guess, by the value's length. */
function furthestSuggestion(value: string): number {
  return Math.max(1, Math.min(4, Math.floor(value.length / 4)));
}

function sortedWords(code: string): string {
  return [...wordsOf(code)].sort().join(" ");
}

/** One bit for each letter and digit of ASCII, case folded: equal for texts with the same words. */
function wordMask(text: string): number {
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

function sharedPrefix(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) {
    i++;
  }
  return i;
}

function describeShape(codes: Iterable<string>): CodeShape {
  let minLength = Number.POSITIVE_INFINITY;
  let maxLength = 0;
  let anyName = false;
  let capitals = true;
  const signs = new Set<string>();
  for (const code of codes) {
    minLength = Math.min(minLength, code.length);
    maxLength = Math.max(maxLength, code.length);
    if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(code)) {
      anyName = true;
      capitals &&= /^[A-Z][A-Z0-9_]*$/.test(code);
    }
    for (const sign of code.match(/[^A-Za-z0-9]/g) ?? []) {
      signs.add(sign);
    }
  }
  return {
    minLength: Number.isFinite(minLength) ? minLength : 0,
    maxLength,
    signs: [...signs].join(""),
    names: anyName ? (capitals ? "capitals" : "any") : undefined,
  };
}
