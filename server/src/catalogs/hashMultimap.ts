/**
 * From 32-bit hashes to small numbers, several for one hash: open addressing in two typed arrays, ten to twenty bytes an item.
 * It keeps eight bits of each hash, so {@link candidates} may give numbers of other hashes; callers compare.
 */
export class HashMultimap {
  readonly #slots: Uint32Array;
  readonly #tags: Uint8Array;
  readonly #mask: number;

  /** @param items how many will be added at most. */
  constructor(items: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, items * 2)));
    this.#slots = new Uint32Array(size);
    this.#tags = new Uint8Array(size);
    this.#mask = size - 1;
  }

  add(hash: number, item: number): void {
    let slot = hash & this.#mask;
    while (this.#slots[slot] !== 0) {
      slot = (slot + 1) & this.#mask;
    }
    this.#slots[slot] = item + 1;
    this.#tags[slot] = hash >>> 24;
  }

  /** Calls `visit` with each item that may have been added with this hash. */
  candidates(hash: number, visit: (item: number) => void): void {
    const tag = hash >>> 24;
    for (let slot = hash & this.#mask; this.#slots[slot] !== 0; slot = (slot + 1) & this.#mask) {
      if (this.#tags[slot] === tag) {
        visit((this.#slots[slot] as number) - 1);
      }
    }
  }
}
