import { type CodeShape, describeShape } from "./codeShape";
import type { HashMultimap } from "./hashMultimap";
import type { Catalog, Entry } from "./model";
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
import { byLikelihood, furthestSuggestion, type Neighbour, weightOf } from "./neighbour";
import { characterMask, countBits, editDistance, foldStyle, hashOf, visitDeletions, wordsOf } from "./similarity";

/** A code that a literal is almost. */
export interface NearMiss {
  readonly entry: Entry;
  /**
   * `typo`: one edit away, or one or two letters in the wrong case, or other separators behind the
   * family's, or its beginning twice. `style`: the same words spelled another way as a whole, which is how other APIs spell theirs (`invalid_token`), so it shows little by itself.
   */
  readonly kind: "typo" | "style";
}

/** Beyond this many codes, {@link CatalogCodes.nearest} looks no further than two edits away. */
const smallCatalog = 5_000;
const typoLettersInWrongCase = 2;
/** Edits beyond which no rule takes a value for a misspelt code. */
const furthestResembling = 3;
/** How many codes {@link CatalogCodes.nearest} gives at most: a short word without its prefix may come from many families. */
export const mostNeighbours = 12;

const known = new WeakMap<Catalog, CatalogCodes>();

/** The same for the same catalog: catalogs never change, so what one of them costs is paid once, whatever stands beside it. */
export function codesOfCatalog(catalog: Catalog): CatalogCodes {
  let codes = known.get(catalog);
  if (codes === undefined) {
    codes = new CatalogCodes(catalog);
    known.set(catalog, codes);
  }
  return codes;
}

/** The entry whose code this is to the letter, or else the first that has it as an alias. */
export function findEntry(catalog: Catalog, name: string): Entry | undefined {
  return catalog.entries.get(name) ?? codesOfCatalog(catalog).named(name)[0];
}

/** The codes of one catalog, by spelling: exact, almost, nearest. */
export class CatalogCodes {
  readonly catalog: Catalog;
  readonly shape: CodeShape;
  /** Passes all that this catalog's codes are almost, and perhaps more. */
  readonly filter = new NearFilter();

  /** The numbers of the tables count in here. */
  readonly #entries: readonly Entry[];
  /** What stands for each text that is an alias, perhaps beside a code. */
  readonly #aliases: ReadonlyMap<string, readonly Entry[]>;
  #tables: NearTables | undefined;
  #vocabulary: ReadonlySet<string> | undefined;

  constructor(catalog: Catalog) {
    this.catalog = catalog;
    this.#entries = [...catalog.entries.values()];
    for (const entry of this.#entries) {
      const { code, family, aliases } = entry;
      this.filter.add(code);
      if (family !== undefined) {
        this.filter.add(withDoubledBeginning(entry));
      }
      aliases?.forEach((alias) => {
        this.filter.add(alias);
      });
    }
    this.#aliases = collectAliases(this.#entries);
    this.shape = describeShape(this.#entries);
  }

  /** The entries whose code or alias this is to the letter. */
  named(code: string): readonly Entry[] {
    const aliased = this.#aliases.get(code);
    const entry = aliased === undefined ? this.catalog.entries.get(code) : undefined;
    return aliased ?? (entry === undefined ? noEntries : [entry]);
  }

  /** The codes that this value, which is no code, is almost. */
  nearMisses(value: string): readonly NearMiss[] {
    if (!this.filter.passes(value)) {
      return noMisses;
    }
    const tables = this.#near();
    const found = new Map<Entry, NearMiss>();
    const consider = (i: number): void => {
      const entry = this.#entries[i] as Entry;
      if (!found.has(entry) && editDistance(value, entry.code, 1) === 1) {
        found.set(entry, { entry, kind: "typo" });
      }
    };
    // Two texts are one edit apart only if they are equal after at most one character is left out of each.
    const look = (hash: number): void => {
      tables.byDeletion.candidates(hash, consider);
    };
    look(hashOf(value));
    visitDeletions(value, look);
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
    return found.size === 0 ? noMisses : [...found.values()];
  }

  /** The codes that the value may have been meant to be, the likeliest first; {@link mostNeighbours} at most. */
  nearest(value: string): readonly Neighbour[] {
    const tables = this.#near();
    const folded = value.toLowerCase();
    const mask = characterMask(value);
    const pairs = pairMasks(folded);
    const furthest = this.#entries.length > smallCatalog ? 2 : furthestSuggestion(value);
    const style = foldStyle(value);
    const found = new Map<Entry, Neighbour>();
    const { masks, byLength } = tables;
    for (let length = value.length - furthest; length <= value.length + furthest; length++) {
      for (const i of byLength.get(length) ?? []) {
        const isPossible =
          countBits(mask ^ (masks[i] as number)) <= 2 * furthest && tables.mayBeNear(i, pairs, furthest);
        const entry = isPossible ? (this.#entries[i] as Entry) : undefined;
        const distance = entry === undefined ? undefined : editDistance(folded, entry.code.toLowerCase(), furthest);
        if (entry !== undefined && distance !== undefined && distance <= furthest) {
          found.set(entry, { entry, distance, by: "edits" });
        }
      }
    }
    const add = (by: keyof typeof weightOf, entry: Entry): void => {
      if (!found.has(entry)) {
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

  /**
   * Whether some code is at most three edits from the value, has the same words or ends in it. Less than {@link nearest},
   * for it is asked of every string of a file.
   */
  resembles(value: string): boolean {
    return this.#isWithinEdits(value) || this.#isRearranged(value);
  }

  /** Whether a code begins with the text. */
  hasPrefix(text: string): boolean {
    return this.#entries.some(({ code }) => code.startsWith(text));
  }

  /** Whether the word, in lower case, is part of a code. */
  hasWord(word: string): boolean {
    this.#vocabulary ??= new Set(this.#entries.flatMap(({ code }) => wordsOf(code)));
    return this.#vocabulary.has(word);
  }

  #near(): NearTables {
    this.#tables ??= buildTables(this.#entries);
    return this.#tables;
  }

  /** The codes with whose family's prefix the value begins once more. */
  #findDoubled(value: string): readonly Entry[] {
    const once = withoutDoubledBeginning(value);
    return once === undefined ? noEntries : this.named(once).filter((entry) => withDoubledBeginning(entry) === value);
  }

  /** Visits the entries of which `textOf` gives the text, by the table that has them by its hash. */
  #visit(
    table: HashMultimap,
    text: string,
    textOf: (entry: Entry) => string | undefined,
    visit: (entry: Entry) => void,
  ): void {
    table.candidates(hashOf(text), (i) => {
      const entry = this.#entries[i] as Entry;
      if (textOf(entry) === text) {
        visit(entry);
      }
    });
  }

  #isRearranged(value: string): boolean {
    const { byWords, byRest, wordMasks } = this.#near();
    let found = false;
    const note = (): void => {
      found = true;
    };
    // To cut a text into words takes longer than all else here.
    if (wordMasks.has(wordMask(value))) {
      this.#visit(byWords, sortedWords(value), ({ code }) => sortedWords(code), note);
    }
    this.#visit(byRest, value, restOf, note);
    return found;
  }

  #isWithinEdits(value: string): boolean {
    const { byLength, masks, mayBeNear } = this.#near();
    const mask = characterMask(value);
    const folded = value.toLowerCase();
    const pairs = pairMasks(folded);
    for (let length = value.length - furthestResembling; length <= value.length + furthestResembling; length++) {
      for (const i of byLength.get(length) ?? noNumbers) {
        if (
          countBits(mask ^ (masks[i] as number)) > 2 * furthestResembling ||
          !mayBeNear(i, pairs, furthestResembling)
        ) {
          continue;
        }
        const { code } = this.#entries[i] as Entry;
        if (editDistance(folded, code.toLowerCase(), furthestResembling) <= furthestResembling) {
          return true;
        }
      }
    }
    return false;
  }
}

const noEntries: readonly Entry[] = [];
const noMisses: readonly NearMiss[] = [];
const noNumbers: readonly number[] = [];

function collectAliases(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const named = new Map<string, Entry[]>();
  for (const { aliases } of entries) {
    aliases?.forEach((alias) => named.set(alias, []));
  }
  for (const entry of named.size === 0 ? noEntries : entries) {
    for (const name of [entry.code, ...(entry.aliases ?? [])]) {
      named.get(name)?.push(entry);
    }
  }
  return named;
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
