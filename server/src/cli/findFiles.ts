import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { isCatalogFile, usesNoCodes } from "../catalogs/catalogFiles";
import { configFileName } from "../config/paths";
import { languageOfPath } from "../languages/index";
import type { FileProblem } from "../render/report";
import { type FileSystem, fileErrorText, UsageError } from "./host";
import { ignoreFileNames, IgnoreRules, neverEntered } from "../util/ignoreRules";
import { isManifest } from "../workspace/manifests";
import { isNotebook } from "../languages/notebook";

export interface FoundFiles {
  /** Absolute paths without repetition: in the order of the arguments, those of a folder by name. */
  readonly paths: readonly string[];
  /** Absolute paths of the manifests in the folders. */
  readonly manifests: readonly string[];
  /** Absolute paths of catalogs and configs in the folders. */
  readonly catalogs: readonly string[];
  /** Whether these are all files of the project: those under the working directory. */
  readonly isWholeProject: boolean;
  readonly problems: readonly FileProblem[];
}

/**
 * Finds the files to check. A file that is named is taken, whatever ignores it; a folder is walked for files of the
 * languages served, less what `.gitignore` and `.ignore` files in it, and above it up to the root of the repository,
 * leave out. Links are not followed, except those that are named.
 *
 * Raises a {@link UsageError} for a path where there is nothing. One of several that nobody may look at is a problem
 * like others; where it is the only one, there is nothing to report.
 *
 * @param paths as on the command line, relative to `cwd` or absolute.
 */
export function findFiles(files: FileSystem, cwd: string, paths: readonly string[]): FoundFiles {
  const problems: FileProblem[] = [];
  const targets = paths.flatMap((path) => {
    const absolute = resolve(cwd, path);
    try {
      return [{ path, absolute, kind: files.kindOf(absolute) }];
    } catch (error) {
      if (paths.length === 1) {
        throw error;
      }
      problems.push(unreadable(cwd, absolute, fileErrorText(error)));
      return [];
    }
  });
  const missing = targets.filter(({ kind }) => kind === undefined).map(({ path }) => path);
  if (missing.length > 0) {
    throw new UsageError(`no such file or folder: ${missing.join(", ")}`);
  }
  const found = new Set<string>();
  const manifests = new Set<string>();
  const catalogs = new Set<string>();
  for (const { absolute, kind } of targets) {
    if (kind === "folder") {
      const fail: Walk["fail"] = (path, message) => problems.push(unreadable(cwd, path, message));
      for (const path of walkFolder({ files, fail }, absolute, rulesAround(files, cwd, absolute))) {
        if (isChecked(path)) {
          found.add(path);
        }
        if (isManifest(basename(path))) {
          manifests.add(path);
        }
        if (statesCatalogs(path)) {
          catalogs.add(path);
        }
      }
    } else if (!isChecked(absolute)) {
      problems.push({
        file: shownPath(cwd, absolute),
        message:
          statesCatalogs(absolute) || usesNoCodes(absolute) ? "it states codes" : "Errdex does not read its language",
        kind: "skipped",
      });
    } else {
      found.add(absolute);
    }
  }
  const isWholeProject = targets.some(({ absolute, kind }) => kind === "folder" && contains(absolute, cwd));
  return { paths: [...found], manifests: [...manifests], catalogs: [...catalogs], isWholeProject, problems };
}

/**
 * All files of a project that say something of one another: those of the languages served, and manifests. What cannot
 * be read is left out. Absolute paths, found one by one, so that whoever asks may do other things in between.
 */
export function findProjectFiles(files: FileSystem, folder: string): Generator<string> {
  return walkFolder({ files, fail: () => undefined }, folder, rulesAround(files, folder, folder));
}

function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The path as reports show it: relative to the working directory, with `/`. */
export function shownPath(cwd: string, absolute: string): string {
  const path = absolute.startsWith(cwd + sep) ? absolute.slice(cwd.length + 1) : relative(cwd, absolute) || ".";
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

interface Walk {
  readonly files: FileSystem;
  readonly fail: (path: string, message: string) => void;
}

function* walkFolder(walk: Walk, folder: string, inherited: IgnoreRules): Generator<string> {
  const prefix = folder.endsWith(sep) ? folder : folder + sep;
  let entries;
  try {
    entries = walk.files.list(folder);
  } catch (error) {
    walk.fail(folder, fileErrorText(error));
    return;
  }
  let rules = entries.some(({ name }) => name === ".git") ? inherited.withoutGit() : inherited;
  for (const name of ignoreFileNames) {
    if (entries.some((entry) => entry.name === name && entry.isFile())) {
      rules = addRules(walk, rules, prefix, name);
    }
  }
  for (const entry of [...entries].sort(byName)) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) {
      const below = neverEntered.has(entry.name) ? undefined : rules.enter(path);
      if (below !== undefined) {
        yield* walkFolder(walk, path, below);
      }
    } else if (
      (isChecked(path) || isManifest(basename(path)) || statesCatalogs(path)) &&
      entry.isFile() &&
      !rules.ignoresFile(path)
    ) {
      yield path;
    }
  }
}

/** Whether a file is one of the languages served; catalogs are, but state codes instead of using them. */
function isChecked(path: string): boolean {
  return isServed(path) && !statesCatalogs(path) && !usesNoCodes(path);
}

function isServed(path: string): boolean {
  return languageOfPath(path) !== undefined || isNotebook(path);
}

/** Whether a file is a catalog or a config by its place: it states codes and uses none. */
export function statesCatalogs(path: string): boolean {
  return isCatalogFile(path) || basename(path) === configFileName;
}

/** The rules that hold in a folder from those above it, up to the repository's root or else the working directory. */
function rulesAround(files: FileSystem, cwd: string, folder: string): IgnoreRules {
  const above: string[] = [];
  const isRoot = (path: string): boolean => kindIfSeen(files, join(path, ".git")) !== undefined;
  let top = folder;
  while (!isRoot(top) && dirname(top) !== top) {
    top = dirname(top);
    above.unshift(top);
  }
  if (!isRoot(top)) {
    const ofCwd = above.indexOf(cwd);
    above.splice(0, ofCwd === -1 ? above.length : ofCwd);
  }
  const walk: Walk = { files, fail: () => undefined };
  let rules = IgnoreRules.none;
  above.forEach((path, i) => {
    const prefix = path.endsWith(sep) ? path : path + sep;
    for (const name of ignoreFileNames) {
      if (kindIfSeen(files, prefix + name) === "file") {
        rules = addRules(walk, rules, prefix, name);
      }
    }
    rules = rules.enterAnyway(above[i + 1] ?? folder);
  });
  return rules;
}

/** A folder that nobody may look into has no rules for us; that it cannot be read, its walk tells. */
function kindIfSeen(files: FileSystem, path: string): ReturnType<FileSystem["kindOf"]> {
  try {
    return files.kindOf(path);
  } catch {
    return undefined;
  }
}

function addRules(walk: Walk, rules: IgnoreRules, prefix: string, name: (typeof ignoreFileNames)[number]): IgnoreRules {
  try {
    return rules.add(name, prefix, walk.files.readText(prefix + name));
  } catch (error) {
    walk.fail(prefix + name, fileErrorText(error));
    return rules;
  }
}

function unreadable(cwd: string, path: string, message: string): FileProblem {
  return { file: shownPath(cwd, path), message, kind: "unreadable" };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
