import type { Catalog, Entry } from "./model";
import { detach } from "../util/detach";
import type { HashMultimap } from "./hashMultimap";
import { isSlipOfKey } from "./keyboard";
import { NearFilter } from "./nearFilter";
import {
  buildTables,
  type NearTables,
  pairMasks,
  restOf,
  sortedWords,
  withDoubledBeginning,
  withoutDoubledBeginning,
  wordMask,
} from "./nearTables";
import { characterMask, countBits, editDistance, foldStyle, hashWithout, wordsOf } from "./similarity";

/** A code that a literal is almost. */
export interface NearMiss {
  readonly entry: Entry;
  /**
   * `typo`: one edit away, or one or two letters in the wrong case, or other separators behind the
   * family's, or its beginning twice. `style`: the same words spelled another way as a whole, which is how other APIs spell theirs (`invalid_token`), so it shows little by itself.
   */
  readonly kind: "typo" | "style";
}

/** A code that a value resembles. */
export interface Neighbour {
  readonly entry: Entry;
  /** Edits apart, case not counted; for the other ways to differ, about as much as they weigh. */
  readonly distance: number;
  /** How the value may have come about: by slips of the pen, or as it says. */
  readonly by: "edits" | "style" | "order of words" | "prefix left out" | "prefix doubled";
}

const weightOf = { style: 0.5, "prefix doubled": 1, "prefix left out": 1.4, "order of words": 1.5 } as const;

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
/** How many codes {@link CatalogIndex.nearest} gives at most: a short word without its prefix may come from many families. */
export const mostNeighbours = 12;
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
        this.#filter.add(withDoubledBeginning(entry));
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
    if (value.length > 2 * this.shape.maxLength || !this.#filter.passes(value) || this.#byCode.has(value)) {
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
    const pairs = pairMasks(folded);
    const furthest = catalog.entries.size > smallCatalog ? 2 : furthestSuggestion(value);
    const style = foldStyle(value);
    const found = new Map<Entry, Neighbour>();
    const { masks, byLength } = tables;
    const first = tables.firstOf(catalog);
    const behind = first + catalog.entries.size;
    for (let length = value.length - furthest; length <= value.length + furthest; length++) {
      for (const i of byLength.get(length) ?? []) {
        const isPossible =
          i >= first &&
          i < behind &&
          countBits(mask ^ (masks[i] as number)) <= 2 * furthest &&
          tables.mayBeNear(i, pairs, furthest);
        const entry = isPossible ? (this.#entries[i] as Entry) : undefined;
        const distance = entry === undefined ? undefined : editDistance(folded, entry.code.toLowerCase(), furthest);
        if (entry !== undefined && distance !== undefined && distance <= furthest) {
          found.set(entry, { entry, distance, by: "edits" });
        }
      }
    }
    const add = (by: keyof typeof weightOf, entry: Entry): void => {
      if (entry.catalog === catalog && !found.has(entry)) {
        found.set(entry, { entry, distance: weightOf[by], by });
      }
    };
    this.#visit(tables.byStyle, style, ({ code }) => foldStyle(code), add.bind(undefined, "style"));
    for (const entry of this.#findDoubled(value)) {
      add("prefix doubled", entry);
    }
    this.#visit(tables.byRest, value, restOf, add.bind(undefined, "prefix left out"));
    this.#visit(
      tables.byWords,
      sortedWords(value),
      ({ code }) => sortedWords(code),
      add.bind(undefined, "order of words"),
    );
    return [...found.values()].sort(byLikelihood(value)).slice(0, mostNeighbours);
  }

  /** The codes with whose family's prefix the value begins once more. */
  #findDoubled(value: string): readonly Entry[] {
    const once = withoutDoubledBeginning(value);
    return once === undefined ? [] : this.lookup(once).filter((entry) => withDoubledBeginning(entry) === value);
  }

  /** Visits the entries of which `textOf` gives the text, by the table that has them by its hash. */
  #visit(
    table: HashMultimap,
    text: string,
    textOf: (entry: Entry) => string | undefined,
    visit: (entry: Entry) => void,
  ): void {
    table.candidates(hashWithout(text, -1), (i) => {
      const entry = this.#entries[i] as Entry;
      if (textOf(entry) === text) {
        visit(entry);
      }
    });
  }

  /**
   * Whether some code of any catalog is at most three edits from the value, has the same words or ends in it: no rule takes
   * any other value for a misspelt code. Cheaper than {@link nearest}, for it is asked of every string of a file.
   */
  resemblesSome(value: string): boolean {
    return remember(this.#resembling, value, () => this.resemblesCodeOf(() => true, value));
  }

  /** As {@link resemblesSome}, of the codes of some catalogs. */
  resemblesCodeOf(isAsked: (catalog: Catalog) => boolean, value: string): boolean {
    const tables = (this.#tables ??= buildTables(this.#entries));
    return (
      this.#isNear(value, isAsked, tables) ||
      this.#isRearranged(value, isAsked, tables) ||
      this.nearMisses(value).some(({ entry }) => isAsked(entry.catalog))
    );
  }

  #isRearranged(
    value: string,
    isAsked: (catalog: Catalog) => boolean,
    { byWords, byRest, wordMasks }: NearTables,
  ): boolean {
    let found = false;
    const note = ({ catalog }: Entry): void => {
      found ||= isAsked(catalog);
    };
    // To cut a text into words takes longer than all else here.
    if (wordMasks.has(wordMask(value))) {
      this.#visit(byWords, sortedWords(value), ({ code }) => sortedWords(code), note);
    }
    this.#visit(byRest, value, restOf, note);
    return found;
  }

  #isNear(value: string, isAsked: (catalog: Catalog) => boolean, { masks, byLength }: NearTables): boolean {
    const mask = characterMask(value);
    const folded = value.toLowerCase();
    for (let length = value.length - furthestResembling; length <= value.length + furthestResembling; length++) {
      for (const i of byLength.get(length) ?? []) {
        if (countBits(mask ^ (masks[i] as number)) > 2 * furthestResembling) {
          continue;
        }
        const { code, catalog } = this.#entries[i] as Entry;
        if (isAsked(catalog) && editDistance(folded, code.toLowerCase(), furthestResembling) <= furthestResembling) {
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
    this.#visit(
      tables.byStyle,
      foldStyle(value),
      ({ code }) => foldStyle(code),
      (entry) => {
        if (!found.has(entry)) {
          found.set(entry, { entry, kind: isTypoOfStyle(value, entry) ? "typo" : "style" });
        }
      },
    );
    for (const entry of this.#findDoubled(value)) {
      found.set(entry, { entry, kind: "typo" });
    }
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

/** Of two spellings with equal words: whether all that differs is a few letters' case, or separators behind the family. */
function isTypoOfStyle(value: string, { code, family }: Entry): boolean {
  if (value.toLowerCase() === code.toLowerCase()) {
    const inWrongCase = Array.from(value).filter((letter, i) => letter !== code[i]).length;
    return inWrongCase <= typoLettersInWrongCase;
  }
  return family !== undefined && value.startsWith(family.prefix) && lettersOf(value) === lettersOf(code);
}

/** The nearer first; of those as near, one that a slip of the key explains, then the one with more of its beginning. */
function byLikelihood(value: string): (a: Neighbour, b: Neighbour) => number {
  const shared = new Map<Entry, number>();
  const sharedWith = (entry: Entry): number => {
    const known = shared.get(entry) ?? sharedPrefix(value, entry.code);
    shared.set(entry, known);
    return known;
  };
  return (a, b) =>
    a.distance - b.distance ||
    Number(isSlipOfKey(value, b.entry.code)) - Number(isSlipOfKey(value, a.entry.code)) ||
    sharedWith(b.entry) - sharedWith(a.entry) ||
    (a.entry.code < b.entry.code ? -1 : 1);
}

function lettersOf(code: string): string {
  return code.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Edits beyond which a suggestion would be a guess, by the value's length. */
function furthestSuggestion(value: string): number {
  return Math.max(1, Math.min(4, Math.floor(value.length / 4)));
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
