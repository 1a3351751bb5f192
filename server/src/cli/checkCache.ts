import { hashOf } from "../catalogs/similarity";
import type { CheckedFiles, SurveyedFile } from "./checkFiles";
import type { FileSystem, Host } from "./host";
import type { KeptTexts } from "./keptTexts";
import type { SourceFile } from "./project";

/** Of a file with nothing of interest in it: `0`, or why it was left alone. */
type Cold = 0 | string;

/** As it is kept: JSON. */
interface CacheData {
  readonly key: string;
  /** Path, stamp, and of those that need not be read while they are as they were, what is known of them. */
  readonly files: readonly (readonly [string, string, Cold?])[];
  /** What came of all files together. */
  readonly checked?: CheckedFiles;
}

/**
 * What a check of a whole project found, for the next one. Where nothing has changed since, that is the answer; else files
 * without anything of interest are not read again while they are as they were. What a file with codes in it means depends
 * on the others, so those are judged anew.
 */
export class CheckCache {
  readonly #kept: KeptTexts;
  readonly #name: string;
  readonly #key: string;
  /** As they are now, by path; those without a stamp are missing. */
  readonly #stamps = new Map<string, string>();
  readonly #amount: number;
  readonly #old: CacheData | undefined;
  readonly #oldCold: ReadonlyMap<string, Cold>;
  readonly #cold = new Map<string, Cold>();

  /**
   * @param paths absolute paths of all files that the answer depends on, apart from those that are in the key.
   * @param key all else that it depends on, as one text.
   */
  constructor(kept: KeptTexts, { cwd, files }: Pick<Host, "cwd" | "files">, paths: readonly string[], key: string) {
    this.#kept = kept;
    this.#name = `check-${hashOf(cwd).toString(16)}.json`;
    this.#key = JSON.stringify([cwd, key]);
    for (const path of paths) {
      const stamp = files.stamp(path);
      if (stamp !== undefined) {
        this.#stamps.set(path, stamp);
      }
    }
    this.#amount = paths.length;
    const data = parseCache(kept.read(this.#name));
    this.#old = data?.key === this.#key ? data : undefined;
    this.#oldCold = new Map(
      this.#old?.files.flatMap(([path, stamp, cold]) =>
        cold !== undefined && this.#stamps.get(path) === stamp ? [[path, cold]] : [],
      ),
    );
  }

  /** What the check before found, where no file has changed, come or gone. */
  get unchanged(): CheckedFiles | undefined {
    const { files = [], checked } = this.#old ?? {};
    const isSame = files.length === this.#amount && files.every(([path, stamp]) => this.#stamps.get(path) === stamp);
    return isSame ? checked : undefined;
  }

  /** What is known of a file without reading it. */
  surveyOf({ path }: SourceFile): SurveyedFile | undefined {
    const cold = this.#oldCold.get(path);
    if (cold === undefined) {
      return undefined;
    }
    this.#cold.set(path, cold);
    return { ...nothingFound, skipped: cold === 0 ? undefined : cold };
  }

  /** Remembers what a file was found to be. */
  note({ path }: SourceFile, { isHot, isDoubtful, skipped }: SurveyedFile): void {
    if (!isHot && !isDoubtful) {
      this.#cold.set(path, skipped ?? 0);
    }
  }

  /** @param checked `undefined` where the check is not to be trusted the next time. */
  save(checked: CheckedFiles | undefined): void {
    const files = Array.from(this.#stamps, ([path, stamp]): CacheData["files"][number] => {
      const cold = this.#cold.get(path);
      return cold === undefined ? [path, stamp] : [path, stamp, cold];
    });
    const isWhole = checked !== undefined && files.length === this.#amount;
    const data: CacheData = { key: this.#key, files, ...(isWhole ? { checked } : {}) };
    this.#kept.write(this.#name, JSON.stringify(data));
  }
}

const nothingFound = { codes: 0, isHot: false, isDoubtful: false } as const;

/** Our own files are trusted as far as they are JSON: the key tells who wrote them. */
function parseCache(text: string | undefined): CacheData | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as CacheData);
  } catch {
    return undefined;
  }
}

/** The same files, and what of them was asked for. */
export interface WatchedFiles {
  readonly files: FileSystem;
  /** Equal where the same was asked for and the files were the same; `undefined` where that cannot be told. */
  asked(): string | undefined;
}

/** Takes note of what is read, so that the next run can tell whether it would read the same. */
export function watchFiles(files: FileSystem): WatchedFiles {
  const asked: string[] = [];
  let isCertain = true;
  return {
    asked: () => (isCertain ? asked.join("\n") : undefined),
    files: {
      ...files,
      kindOf: (path) => {
        const kind = files.kindOf(path);
        asked.push(`${path} ${kind ?? "nothing"}`);
        return kind;
      },
      readText: (path) => {
        const stamp = files.stamp(path);
        isCertain &&= stamp !== undefined;
        asked.push(`${path} ${stamp ?? ""}`);
        return files.readText(path);
      },
    },
  };
}
