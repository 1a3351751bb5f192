import ignore from "ignore";
import { decodeUri } from "./canonicalUri";

/** The files whose patterns say what is left out, the weaker first: an `.ignore` overrules every `.gitignore`. */
export const ignoreFileNames = [".gitignore", ".ignore"] as const;
export type IgnoreFileName = (typeof ignoreFileNames)[number];

/** Folders that hold no code of the project, whatever ignore files say. */
export const neverEntered: ReadonlySet<string> = new Set([".git", ".hg", ".svn", ".jj", ".sl", "node_modules"]);

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

/** The ignore files of a workspace, by the URIs of files, of which not the folders but the files alone are known. */
export class IgnoreTree {
  readonly #files = new Map<string, Map<IgnoreFileName, string>>();
  readonly #rules = new Map<string, IgnoreRules | undefined>();

  /** @param uri of an ignore file. */
  add(uri: string, text: string): void {
    const path = decodeUri(uri);
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const name = ignoreFileNames.find((known) => path === folder + known);
    if (name !== undefined) {
      this.#files.set(folder, (this.#files.get(folder) ?? new Map<IgnoreFileName, string>()).set(name, text));
      this.#rules.clear();
    }
  }

  ignores(uri: string): boolean {
    const path = decodeUri(uri);
    const rules = this.#rulesIn(path.slice(0, path.lastIndexOf("/") + 1));
    return rules === undefined || rules.ignoresFile(path);
  }

  /**
   * Folders that are left out as glob patterns, for a search that cannot read ignore files and would look into each of
   * them: what the topmost ignore file names, unless some other one may bring it back.
   */
  listFolders(): readonly string[] {
    const globs = Array.from(neverEntered, (name) => `**/${name}`);
    const texts = Array.from(this.#files.values(), (files) => files.get(".gitignore") ?? "");
    const [top = ""] = [...this.#files.keys()].sort((a, b) => a.length - b.length);
    const isTop = [...this.#files.keys()].every((folder) => folder.startsWith(top));
    if (!isTop || texts.some((text) => /^\s*!/m.test(text))) {
      return globs;
    }
    for (const [, name = ""] of (this.#files.get(top)?.get(".gitignore") ?? "").matchAll(/^([\w.-]+)\/?[ \t]*\r?$/gm)) {
      globs.push(`**/${name}`);
    }
    return globs;
  }

  /** The rules in a folder, which ends with a slash; `undefined` where it is left out. */
  #rulesIn(folder: string): IgnoreRules | undefined {
    if (this.#rules.has(folder)) {
      return this.#rules.get(folder);
    }
    const path = folder.slice(0, -1);
    const above = path.slice(0, path.lastIndexOf("/") + 1);
    const isTop = above === "" || above.endsWith(":///") || above.endsWith("://");
    const name = path.slice(above.length);
    let rules = isTop ? IgnoreRules.none : neverEntered.has(name) ? undefined : this.#rulesIn(above)?.enter(path);
    for (const [file, text] of rules === undefined ? [] : (this.#files.get(folder) ?? [])) {
      rules = rules?.add(file, folder, text);
    }
    this.#rules.set(folder, rules);
    return rules;
  }
}
