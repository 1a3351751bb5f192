import ignore from "ignore";

/** The files whose patterns say what is left out, the weaker first: an `.ignore` overrules every `.gitignore`. */
export const ignoreFileNames = [".gitignore", ".ignore"] as const;
export type IgnoreFileName = (typeof ignoreFileNames)[number];

/** One ignore file. */
interface RuleFile {
  readonly name: IgnoreFileName;
  /** Absolute path of its folder, with a separator at the end. */
  readonly base: string;
  readonly patterns: ignore.Ignore;
}

/**
 * The ignore files that hold in a folder: its own and those of the folders above. It never changes; {@link add} gives
 * a new one for the folder below.
 */
export class IgnoreRules {
  static readonly none = new IgnoreRules([]);

  /** The stronger first: by name, then the nearer. */
  readonly #files: readonly RuleFile[];

  private constructor(files: readonly RuleFile[]) {
    this.#files = files;
  }

  /** @param folder absolute path with a separator at the end. */
  add(name: IgnoreFileName, folder: string, text: string): IgnoreRules {
    // Case counts everywhere, so that a check finds the same files on every system.
    const file = { name, base: folder, patterns: ignore({ ignorecase: false }).add(text) };
    const others = this.#files;
    return new IgnoreRules(
      name === ".ignore"
        ? [file, ...others]
        : [
            ...others.filter((other) => other.name === ".ignore"),
            file,
            ...others.filter((other) => other.name === name),
          ],
    );
  }

  /** The rules less every `.gitignore`: those of one repository say nothing of another that lies in it. */
  withoutGit(): IgnoreRules {
    return this.#keep((file) => file.name !== ".gitignore");
  }

  /** Whether the file is left out, taking for granted that its folder is not. */
  ignoresFile(path: string): boolean {
    for (const file of this.#files) {
      const { ignored, unignored } = file.patterns.test(relativeTo(file, path));
      if (ignored || unignored) {
        return ignored;
      }
    }
    return false;
  }

  /**
   * The rules for what is in a folder, or `undefined` if the folder is left out.
   *
   * @param path without a separator at the end.
   */
  enter(path: string): IgnoreRules | undefined {
    const overruled: RuleFile[] = [];
    let left = false;
    for (const file of this.#files) {
      const { ignored, unignored } = file.patterns.test(`${relativeTo(file, path)}/`);
      if (ignored && !left) {
        return undefined;
      }
      left ||= unignored;
      if (ignored) {
        overruled.push(file);
      }
    }
    // NOTE: A pattern file takes all below a folder it ignores for ignored. Where a stronger file brought the folder
    // back, the weaker one has no more say in it.
    return overruled.length === 0 ? this : this.#keep((file) => !overruled.includes(file));
  }

  /** The rules for a folder that was asked for by name: without those that would leave all of it out. */
  enterAnyway(path: string): IgnoreRules {
    return this.#keep((file) => !file.patterns.test(`${relativeTo(file, path)}/`).ignored);
  }

  #keep(isKept: (file: RuleFile) => boolean): IgnoreRules {
    return new IgnoreRules(this.#files.filter(isKept));
  }
}

function relativeTo({ base }: RuleFile, path: string): string {
  const relative = path.slice(base.length);
  return relative.includes("\\") && base.includes("\\") ? relative.replaceAll("\\", "/") : relative;
}
