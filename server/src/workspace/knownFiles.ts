/** The files of the workspace, by URI, with the folders that they are in. */
export class KnownFiles implements Iterable<string> {
  readonly #files = new Set<string>();
  /** How many known files and folders are directly in each folder; a folder without any is none. */
  readonly #folders = new Map<string, number>();

  get size(): number {
    return this.#files.size;
  }

  has(uri: string): boolean {
    return this.#files.has(uri);
  }

  /** @returns whether it was not known before. */
  add(uri: string): boolean {
    if (this.#files.has(uri)) {
      return false;
    }
    this.#files.add(uri);
    for (let folder = folderAbove(uri); folder !== ""; folder = folderAbove(folder)) {
      const count = this.#folders.get(folder) ?? 0;
      this.#folders.set(folder, count + 1);
      if (count > 0) {
        break;
      }
    }
    return true;
  }

  delete(uri: string): void {
    if (!this.#files.delete(uri)) {
      return;
    }
    for (let folder = folderAbove(uri); folder !== ""; folder = folderAbove(folder)) {
      const count = this.#folders.get(folder) ?? 0;
      if (count > 1) {
        this.#folders.set(folder, count - 1);
        break;
      }
      this.#folders.delete(folder);
    }
  }

  clear(): void {
    this.#files.clear();
    this.#folders.clear();
  }

  /** The file itself, or the files in the folder. Takes long only where there are any. */
  listAt(uri: string): readonly string[] {
    if (this.#files.has(uri)) {
      return [uri];
    }
    const folder = `${uri}/`;
    return this.#folders.has(uri) ? [...this.#files].filter((file) => file.startsWith(folder)) : [];
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#files.values();
  }
}

function folderAbove(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf("/")));
}
