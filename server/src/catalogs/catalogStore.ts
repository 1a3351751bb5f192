import type { CatalogText } from "./catalogText";
import {
  type CatalogSource,
  joinCatalogs,
  type JoinedCatalogs,
  JoinMemory,
  type SourceKind,
  sourceKinds,
} from "./joinCatalogs";
import type { Catalog } from "./model";
import type { TextProblem } from "./problem";

/** A source of a catalog as it was read last. */
export interface ReadSource {
  /** Unique: the file's URI or path, or a made-up name. */
  readonly key: string;
  readonly kind: SourceKind;
  /** Where people find it: `acme.errdex.json`. */
  readonly from: string;
  /** The folders that it serves, as URIs or paths with `/` at their end; absent where it serves all. */
  readonly scopes?: readonly string[] | undefined;
  readonly read: CatalogText;
  /** Its text, where it is in no file. */
  readonly text?: () => string;
}

/** A source, and the catalog that is in force for it. */
export interface StoredSource extends ReadSource {
  /** The last good one: a broken edit does not take it away. */
  readonly good: CatalogSource | undefined;
}

/** All sources of catalogs, and which catalogs are in force where. A bad one never harms another. */
export class CatalogStore {
  readonly #sources = new Map<string, StoredSource>();
  readonly #memory = new JoinMemory();
  /** By the keys of the sources. */
  readonly #joined = new Map<string, Joined>();
  /** By file or folder, until a source changes. */
  readonly #serving = new Map<string, readonly StoredSource[]>();
  readonly #places = new Map<string, Joined>();
  /** Keys of those that were asked for since all sources were taken in last; the others are forgotten then. */
  readonly #used = new Set<string>();

  /** Takes in what was read of a source, now or again. */
  put(source: ReadSource): void {
    const { key, kind, read } = source;
    const before = this.#sources.get(key)?.good;
    const good = read.catalog === undefined ? before : { key, kind, catalog: read.catalog, replaces: read.replaces };
    this.#sources.set(key, { ...source, good });
    this.#forgetPlaces();
  }

  /** Takes in all sources there are; the others are gone. */
  putAll(sources: readonly ReadSource[]): void {
    const keys = new Set(sources.map(({ key }) => key));
    for (const key of [...this.#sources.keys()].filter((key) => !keys.has(key))) {
      this.#sources.delete(key);
    }
    for (const source of sources) {
      this.put(source);
    }
    for (const key of [...this.#joined.keys()].filter((key) => !this.#used.has(key))) {
      this.#joined.delete(key);
    }
    this.#used.clear();
    this.#forgetPlaces();
  }

  delete(key: string): boolean {
    this.#forgetPlaces();
    return this.#sources.delete(key);
  }

  get(key: string): StoredSource | undefined {
    return this.#sources.get(key);
  }

  /** Those that serve the file or folder, the weaker first. */
  sourcesFor(uri: string): readonly StoredSource[] {
    let serving = this.#serving.get(uri);
    if (serving === undefined) {
      serving = this.#findServing(uri);
      this.#serving.set(uri, serving);
    }
    return serving;
  }

  #findServing(uri: string): readonly StoredSource[] {
    return [...this.#sources.values()]
      .flatMap((source) => {
        const { scopes } = source;
        const depth = scopes === undefined ? 0 : depthIn(scopes, uri);
        return depth === undefined ? [] : [{ source, depth }];
      })
      .sort(compare)
      .map(({ source }) => source);
  }

  get sources(): readonly StoredSource[] {
    return [...this.#sources.values()];
  }

  /**
   * The catalogs in force for a file or folder. The same list is given until one of them changes, and to all files that
   * have the same.
   */
  catalogsFor(uri: string): readonly Catalog[] {
    return this.#joinedFor(uri).result.catalogs;
  }

  /** What is wrong in a source: of its own, and together with the others that serve its folder. */
  async problemsOf(key: string): Promise<readonly TextProblem[]> {
    const source = this.#sources.get(key);
    if (source === undefined) {
      return [];
    }
    const { read, good, scopes } = source;
    // Those of an earlier text have no place in this one.
    const fits = good !== undefined && good.catalog === read.catalog;
    const clashes = fits ? (this.#joinedFor(scopes?.[0] ?? key).result.problems.get(key) ?? []) : [];
    return [...read.problems, ...(await read.place(clashes))].sort((a, b) => a.span.start - b.span.start);
  }

  #joinedFor(uri: string): Joined {
    let joined = this.#places.get(uri);
    if (joined === undefined) {
      joined = this.#join(uri);
      this.#places.set(uri, joined);
    }
    return joined;
  }

  #forgetPlaces(): void {
    this.#serving.clear();
    this.#places.clear();
  }

  #join(uri: string): Joined {
    const sources = this.sourcesFor(uri).flatMap(({ good }) => good ?? []);
    const key = sources.map((source) => source.key).join("\n");
    this.#used.add(key);
    const known = this.#joined.get(key);
    if (known !== undefined && sources.every((source, i) => source === known.sources[i])) {
      return known;
    }
    const result = joinCatalogs(sources, this.#memory);
    const isSame = known?.result.catalogs.every((catalog, i) => catalog === result.catalogs[i]) === true;
    const joined = {
      sources,
      result:
        isSame && known.result.catalogs.length === result.catalogs.length
          ? { ...result, catalogs: known.result.catalogs }
          : result,
    };
    this.#joined.set(key, joined);
    return joined;
  }
}

interface Joined {
  readonly sources: readonly CatalogSource[];
  readonly result: JoinedCatalogs;
}

interface Serving {
  readonly source: StoredSource;
  /** Length of the innermost of its folders that hold the file. */
  readonly depth: number;
}

function depthIn(scopes: readonly string[], uri: string): number | undefined {
  const lengths = scopes.filter((scope) => uri.startsWith(scope)).map(({ length }) => length);
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}

/** The weaker first; of files, those of outer folders, then by name, so that every front has the same order. */
function compare(a: Serving, b: Serving): number {
  const [{ key: keyA }, { key: keyB }] = [a.source, b.source];
  return (
    sourceKinds.indexOf(a.source.kind) - sourceKinds.indexOf(b.source.kind) ||
    a.depth - b.depth ||
    (keyA < keyB ? -1 : keyA > keyB ? 1 : 0)
  );
}
