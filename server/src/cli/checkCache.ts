import { hashOf } from "../catalogs/similarity";
import type { FileProblem } from "../render/report";
import type { CheckedFiles, SurveyedFile } from "./checkFiles";
import type { FoundFiles } from "./findFiles";
import type { FileSystem, Host } from "./host";
import type { KeptTexts } from "./keptTexts";
import type { Search, SourceFile } from "./project";

/** Of a file with nothing of interest in it: `0`, or why it was left alone. */
type Cold = 0 | string;

/** As it is kept: JSON. */
interface CacheData {
  readonly key: string;
  /** Path, stamp or nothing, and of those that need not be read while they are as they were, what is known of them. */
  readonly files: readonly (readonly [string, string, Cold?])[];
  /** What came of all files together. */
  readonly checked?: CheckedFiles;
  readonly search?: Search;
}

/**
 * What a check of a whole project found, for the next one. Where nothing has changed since, that is the answer, and so it is
 * where only files changed that hold nothing of interest, then and now. Else those are not read again while they are as they
 * were; what a file with codes in it means depends on the others, so the ones with codes are judged anew.
 */
export class CheckCache {
  readonly #kept: KeptTexts;
  readonly #name: string;
  readonly #key: string;
  /** As they are now, by path; empty for those without a stamp, which count as changed. */
  readonly #stamps: ReadonlyMap<string, string>;
  readonly #manifests: ReadonlySet<string>;
  readonly #old: CacheData | undefined;
  readonly #oldCold: ReadonlyMap<string, Cold>;
  readonly #cold = new Map<string, Cold>();
  /** Whether what was kept of all files together cannot hold any more. */
  #isOutdated = false;
  #search: Search | undefined;

  /**
   * @param found absolute paths of all files that the answer depends on, apart from those that are in the key.
   * @param key all else that it depends on, as one text.
   */
  constructor(
    kept: KeptTexts,
    { cwd, files }: Pick<Host, "cwd" | "files">,
    { paths, manifests }: Pick<FoundFiles, "paths" | "manifests">,
    key: string,
  ) {
    this.#kept = kept;
    this.#name = `check-${hashOf(cwd).toString(16)}.json`;
    this.#key = JSON.stringify([cwd, key]);
    this.#stamps = new Map([...paths, ...manifests].map((path) => [path, files.stamp(path) ?? ""]));
    this.#manifests = new Set(manifests);
    const data = parseCache(kept.read(this.#name));
    this.#old = data?.key === this.#key ? data : undefined;
    this.#oldCold = new Map(
      this.#old?.files.flatMap(([path, stamp, cold]) =>
        cold !== undefined && this.#isAsBefore(path, stamp) ? [[path, cold]] : [],
      ),
    );
  }

  /** What the check before found, where no file has changed, come or gone. */
  get unchanged(): CheckedFiles | undefined {
    const { files = [], checked } = this.#old ?? {};
    const isSame = files.length === this.#stamps.size && files.every(([path, stamp]) => this.#isAsBefore(path, stamp));
    return isSame ? checked : undefined;
  }

  /** What is known of a file without reading it. */
  surveyOf({ path }: SourceFile): SurveyedFile | undefined {
    const cold = this.#oldCold.get(path) ?? this.#cold.get(path);
    if (cold === undefined) {
      return undefined;
    }
    this.#cold.set(path, cold);
    return { ...nothingFound, skipped: cold === 0 ? undefined : cold };
  }

  /** Remembers what a file was found to be. */
  note({ path }: SourceFile, { isHot, isDoubtful, skipped }: SurveyedFile, text: string): void {
    // What a manifest says, the project is told.
    if (isHot || isDoubtful || this.#manifests.has(path)) {
      this.#isOutdated = true;
    } else {
      this.#cold.set(path, skipped ?? 0);
      this.#isOutdated ||= this.#old?.search?.values.some((value) => text.includes(value)) === true;
    }
  }

  /** Remembers which files were searched for what. */
  noteSearch(search: Search): void {
    this.#search = search;
  }

  /** The files to look at, and to note, before {@link keptAmong} is asked: those that are new or changed. */
  *changedAmong(files: readonly SourceFile[]): Generator<SourceFile> {
    const { files: old = [], checked, search } = this.#old ?? {};
    const were = new Map(old.map(([path, ...known]) => [path, known]));
    const isChanged = (path: string): boolean => !this.#isAsBefore(path, were.get(path)?.[0] ?? "");
    this.#isOutdated ||=
      checked === undefined ||
      Array.from(this.#manifests).some(isChanged) ||
      old.some(([path, , cold]) => isChanged(path) && (cold === undefined || search?.files.includes(path) === true));
    for (const file of files) {
      if (this.#isOutdated) {
        return;
      }
      if (isChanged(file.path)) {
        yield file;
      }
    }
  }

  /** What came of all files together, where those of {@link changedAmong} have changed nothing in it. */
  keptAmong(files: readonly SourceFile[]): CheckedFiles | undefined {
    const { files: old = [], checked, search } = this.#old ?? {};
    const hot = new Set(old.flatMap(([path, , cold]) => (cold === undefined ? [path] : [])));
    const isKnown = (file: SourceFile): boolean => hot.has(file.path) || this.surveyOf(file) !== undefined;
    if (this.#isOutdated || checked === undefined || !files.every(isKnown)) {
      return undefined;
    }
    this.#search = search;
    const skipped = files.flatMap(({ path, shownPath }): FileProblem[] => {
      const cold = this.#cold.get(path);
      return typeof cold === "string" ? [{ file: shownPath, message: cold, kind: "skipped" }] : [];
    });
    const hotPaths = new Set(files.flatMap(({ path, shownPath }) => (hot.has(path) ? [shownPath] : [])));
    const problems = [...skipped, ...checked.problems.filter(({ file }) => hotPaths.has(file))];
    return { ...checked, files: files.length - problems.length, problems };
  }

  /** @param checked `undefined` where the check is not to be trusted the next time. */
  save(checked: CheckedFiles | undefined): void {
    const files = Array.from(this.#stamps, ([path, stamp]): CacheData["files"][number] => {
      const cold = this.#cold.get(path);
      return cold === undefined ? [path, stamp] : [path, stamp, cold];
    });
    const all = checked && { checked, ...(this.#search && { search: this.#search }) };
    const data: CacheData = { key: this.#key, files, ...all };
    this.#kept.write(this.#name, JSON.stringify(data));
  }

  #isAsBefore(path: string, stamp: string): boolean {
    return stamp !== "" && this.#stamps.get(path) === stamp;
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
