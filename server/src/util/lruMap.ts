/** A map that forgets the key that was used the longest ago when it is full. */
export class LruMap<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #capacity: number;
  readonly #onEvict: (value: V) => void;
  /**
   * The key that was used last, which stays where it is in the map's table. Each move takes a place in it, and of tables
   * that are full, each keeps the next one alive, with all its values, until V8 looks through its whole heap.
   */
  #newest: K | undefined;

  /** @param onEvict called with each value that leaves the map, whether pushed out, replaced or deleted. */
  constructor(capacity: number, onEvict: (value: V) => void = () => undefined) {
    this.#capacity = capacity;
    this.#onEvict = onEvict;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined && key !== this.#newest) {
      this.#entries.delete(key);
      this.#entries.set(key, value);
      this.#newest = key;
    }
    return value;
  }

  set(key: K, value: V): void {
    const before = this.#entries.get(key);
    if (before !== undefined && key === this.#newest) {
      this.#entries.set(key, value);
      this.#onEvict(before);
      return;
    }
    this.delete(key);
    this.#entries.set(key, value);
    this.#newest = key;
    if (this.#entries.size > this.#capacity) {
      for (const oldest of this.#entries.keys()) {
        this.delete(oldest);
        break;
      }
    }
  }

  delete(key: K): void {
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.#entries.delete(key);
      this.#onEvict(value);
    }
  }

  /** The keys that were used the longest ago come first. */
  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.#entries[Symbol.iterator]();
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) {
      this.delete(key);
    }
  }
}
