import { detach } from "../util/detach";
import { type CatalogCodes, codesOfCatalog, type NearMiss } from "./catalogCodes";
import { type CodeShape, joinShapes } from "./codeShape";
import type { Catalog, Entry } from "./model";
import { NearFilter } from "./nearFilter";
import type { Neighbour } from "./neighbour";

/** Answers that a memory holds before it starts anew. */
const mostRemembered = 50_000;

/** The codes of all catalogs in force, by spelling: exact, almost, nearest. It never changes; new catalogs, new index. */
export class CatalogIndex {
  readonly catalogs: readonly Catalog[];
  readonly shape: CodeShape;

  readonly #parts: readonly CatalogCodes[];
  readonly #filter = new NearFilter();
  readonly #named = new Map<string, readonly Entry[]>();
  readonly #nearMisses = new Map<string, readonly NearMiss[]>();
  readonly #resembling = new Map<string, boolean>();
  readonly #nearest = new Map<string, readonly Neighbour[]>();

  constructor(catalogs: readonly Catalog[]) {
    this.catalogs = catalogs;
    this.#parts = catalogs.map(codesOfCatalog);
    for (const { filter } of this.#parts) {
      this.#filter.addAll(filter);
    }
    this.shape = joinShapes(this.#parts.map(({ shape }) => shape));
  }

  /** The entries, at most one a catalog, whose code or alias this is to the letter. */
  lookup(code: string): readonly Entry[] {
    if (!this.#filter.passes(code)) {
      return none;
    }
    const [first, second, ...others] = this.#parts;
    if (others.length > 0) {
      return remember(this.#named, code, () => this.#parts.flatMap((part) => part.named(code)));
    }
    const found = first?.named(code) ?? none;
    const more = second?.named(code) ?? none;
    return more.length === 0 ? found : found.length === 0 ? more : [...found, ...more];
  }

  /** Much cheaper than {@link lookup} and {@link nearMisses}: `false` where both find nothing for the text between the offsets. */
  mayBeNearlyCode(text: string, from = 0, to = text.length): boolean {
    return this.#filter.passes(text, from, to);
  }

  /** The codes that this value is almost, in no order; none where it is a code itself. */
  nearMisses(value: string): readonly NearMiss[] {
    if (value.length > 2 * this.shape.maxLength || !this.#filter.passes(value) || this.lookup(value).length > 0) {
      return noMisses;
    }
    return remember(this.#nearMisses, value, () => this.#parts.flatMap((part) => part.nearMisses(value)));
  }

  /** Codes of one catalog that the value may have been meant to be, the likeliest first; `mostNeighbours` at most. */
  nearest(value: string, catalog: Catalog): readonly Neighbour[] {
    return remember(this.#nearest, `${catalog.id} ${value}`, () => codesOfCatalog(catalog).nearest(value));
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
    return (
      this.#parts.some((part) => isAsked(part.catalog) && part.resembles(value)) ||
      this.nearMisses(value).some(({ entry }) => isAsked(entry.catalog))
    );
  }

  /** Whether a code of the catalog begins with the text. */
  hasPrefix(text: string, catalog: Catalog): boolean {
    return codesOfCatalog(catalog).hasPrefix(text);
  }

  /** Whether the word, in lower case, is part of a code of some catalog. */
  hasWord(word: string): boolean {
    return this.#parts.some((part) => part.hasWord(word));
  }
}

const none: readonly Entry[] = [];
const noMisses: readonly NearMiss[] = [];

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
