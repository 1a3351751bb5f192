import { dirname, join, relative, resolve, sep } from "node:path";
import { defaultSettings, parseSettings, type Settings, type Strictness } from "../../../shared/src/settings";
import { builtInCatalogs } from "../catalogs/builtIn";
import { isCatalogFile } from "../catalogs/catalogFiles";
import type { Catalog } from "../catalogs/model";
import type { TextProblem } from "../catalogs/problem";
import type { LoadedProject, ProjectHost } from "../config/loadProject";
import { configFileName, folderOf, nameOf } from "../config/paths";
import type { FileProblem } from "../render/report";
import { findProjectFiles, shownPath } from "./findFiles";
import { type FileSystem, fileErrorText, type Host, UsageError } from "./host";

/** What the command line says of catalogs and settings. */
export interface CatalogOptions {
  /** Instead of all configs that would be found. */
  readonly config?: string | undefined;
  /** Beside all catalogs that are found. */
  readonly catalog?: readonly string[] | undefined;
  /** Overrules what configs say. */
  readonly strictness?: Strictness | undefined;
}

/** Catalogs and settings in force, by absolute paths. */
export interface ProjectCatalogs {
  /** The same list for all files that have the same. */
  catalogsFor(path: string): readonly Catalog[];
  settingsFor(path: string): Settings;
  readonly problems: readonly FileProblem[];
}

/** Absolute paths of the files of the project that say which catalogs are in force. */
export interface CatalogFiles {
  /** Catalogs and configs. */
  readonly catalogs: readonly string[];
  readonly manifests: readonly string[];
}

/**
 * Finds the catalogs and configs of the project in the working directory. Where there is none, this costs no more than a
 * look for configs in the folders above.
 *
 * Raises a {@link UsageError} where the command line names a file that there is not.
 *
 * @param found gives those under the working directory; called where they are needed.
 */
export async function loadProjectCatalogs(
  host: Host,
  { config, catalog = [], strictness }: CatalogOptions,
  found: () => CatalogFiles,
): Promise<ProjectCatalogs> {
  const { files, cwd } = host;
  const defaults: Settings = { ...defaultSettings, ...(strictness && { strictness }) };
  for (const path of [...(config === undefined ? [] : [config]), ...catalog]) {
    if (files.kindOf(resolve(cwd, path)) !== "file") {
      throw new UsageError(`no such file: ${path}`);
    }
  }
  const above = config === undefined ? findConfigAbove(files, cwd) : undefined;
  const root = above === undefined ? cwd : dirname(above);
  const { catalogs, manifests } = above === undefined ? found() : findCatalogFiles(files, root);
  const configs = config === undefined ? [...catalogs.filter(isConfig), ...(above === undefined ? [] : [above])] : [];
  const packages = manifests.filter((path) => nameOf(toSlashes(path)) === "package.json");
  const named = catalog.map((path) => toSlashes(resolve(cwd, path)));
  const usual = catalogs.filter((path) => !isConfig(path));
  if (config === undefined && configs.length + named.length + usual.length === 0 && !hasPackages(files, packages)) {
    return { catalogsFor: () => builtInCatalogs, settingsFor: () => defaults, problems: [] };
  }
  // Few projects come here, and none of them before its first catalog.
  const [
    { loadProject, findConfigFolder, everywhere },
    { findUnknown, toProblem },
    { CatalogStore },
    { readCatalogText },
  ] = await Promise.all([
    import("../config/loadProject"),
    import("../config/unknownCatalogs"),
    import("../catalogs/catalogStore"),
    import("../catalogs/catalogText"),
  ]);
  const projectHost: ProjectHost = {
    read: (path) => Promise.resolve(readIfThere(files, path)),
    glob: (folder, pattern) => findByGlob(files, folder, pattern),
    show: (path) => shownPath(cwd, fromSlashes(path)),
    readCatalog: readCatalogText,
  };
  const project = await loadProject(
    {
      root: `${toSlashes(root)}/`,
      catalogs: usual.map(toSlashes),
      configs: configs.map(toSlashes),
      config: config === undefined ? undefined : toSlashes(resolve(cwd, config)),
      manifests: packages.map(toSlashes),
      named,
    },
    projectHost,
  );
  const store = new CatalogStore();
  store.putAll([...builtInSources(), ...project.sources]);
  const configOf =
    config === undefined ? (path: string) => findConfigFolder(folderOf(path), project.configs) : () => everywhere;
  const lists = new Map<string, readonly Catalog[]>();
  const settings = new Map<string, Settings>();
  return {
    catalogsFor: (path) => {
      const folder = folderOf(toSlashes(path));
      return remember(lists, folder, () => store.catalogsFor(folder));
    },
    settingsFor: (path) => {
      const folder = configOf(toSlashes(path)) ?? "";
      return remember(settings, folder, () => {
        const said = project.configs.get(folder)?.settings;
        return said === undefined ? defaults : parseSettings({ ...said, ...(strictness && { strictness }) }).settings;
      });
    },
    problems: await listProblems(host, project, {
      unknown: await Promise.all(
        findUnknown(project.named, store.sources).map(async (named) => ({ ...named, ...(await toProblem(named)) })),
      ),
      problemsOf: (key) => store.problemsOf(key),
    }),
  };

  function builtInSources(): Parameters<typeof store.put>[0][] {
    return builtInCatalogs.map((catalog) => ({
      key: `built-in:${catalog.id}`,
      kind: "built-in",
      from: catalog.from,
      read: { catalog, replaces: false, problems: [], place: () => Promise.resolve([]) },
    }));
  }
}

/** Catalogs, configs and manifests in a folder, where no check has found them. */
export function findCatalogFiles(files: FileSystem, folder: string): CatalogFiles {
  const catalogs: string[] = [];
  const manifests: string[] = [];
  for (const path of findProjectFiles(files, folder)) {
    if (isCatalogFile(path) || isConfig(path)) {
      catalogs.push(path);
    } else if (path.endsWith("package.json")) {
      manifests.push(path);
    }
  }
  return { catalogs, manifests };
}

function isConfig(path: string): boolean {
  return nameOf(toSlashes(path)) === configFileName;
}

/** The nearest config above the working directory, in its repository. */
function findConfigAbove(files: FileSystem, cwd: string): string | undefined {
  let folder = cwd;
  while (files.kindOf(join(folder, configFileName)) !== "file" || folder === cwd) {
    const isTop = files.kindOf(join(folder, ".git")) !== undefined || dirname(folder) === folder;
    if (isTop || (folder === cwd && files.kindOf(join(folder, configFileName)) === "file")) {
      return undefined;
    }
    folder = dirname(folder);
  }
  return join(folder, configFileName);
}

function remember<T>(known: Map<string, T>, key: string, find: () => T): T {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}

/** Whether anything is installed that could bring a catalog. */
function hasPackages(files: FileSystem, manifests: readonly string[]): boolean {
  return manifests.some((path) => files.kindOf(join(dirname(path), "node_modules")) === "folder");
}

function readIfThere(files: FileSystem, path: string): string | undefined {
  const native = fromSlashes(path);
  if (files.kindOf(native) === undefined) {
    return undefined;
  }
  try {
    return files.readText(native);
  } catch (error) {
    throw new Error(fileErrorText(error), { cause: error });
  }
}

async function findByGlob(files: FileSystem, folder: string, pattern: string): Promise<readonly string[]> {
  const { default: picomatch } = await import("picomatch");
  const { base, glob } = picomatch.scan(pattern);
  const start = resolve(fromSlashes(folder), base);
  const matches = picomatch(glob, { dot: true, windows: false });
  const found: string[] = [];
  const walk = (current: string): void => {
    let entries;
    try {
      entries = files.list(current);
    } catch {
      // A folder that cannot be read has no catalogs to be found.
      return;
    }
    for (const entry of entries) {
      const path = join(current, entry.name);
      if (entry.isDirectory() && entry.name !== "node_modules" && entry.name !== ".git") {
        walk(path);
      } else if (entry.isFile() && matches(toSlashes(relative(start, path)))) {
        found.push(toSlashes(path));
      }
    }
  };
  walk(start);
  return found.sort();
}

async function listProblems(
  { files, cwd }: Host,
  { sources, configProblems }: LoadedProject,
  {
    unknown,
    problemsOf,
  }: {
    readonly unknown: readonly (TextProblem & { readonly path: string })[];
    readonly problemsOf: (key: string) => Promise<readonly TextProblem[]>;
  },
): Promise<readonly FileProblem[]> {
  const problems: FileProblem[] = [];
  const add = (path: string, found: readonly TextProblem[], kind: FileProblem["kind"]): void => {
    const text = found.length === 0 ? "" : (tryRead(files, path) ?? "");
    for (const { rule, message, span } of found) {
      const line = text.slice(0, span.start).split("\n").length;
      problems.push({ file: shownPath(cwd, fromSlashes(path)), message: `line ${line}: ${message} (${rule})`, kind });
    }
  };
  for (const [path, found] of configProblems) {
    const isBroken = found.some(({ rule }) => rule === "config-syntax" || rule === "config-unreadable");
    add(path, found, isBroken ? "unreadable" : "misconfigured");
  }
  for (const named of unknown) {
    // An editor may know it from an extension, so that a check does not fail for it.
    add(named.path, [named], "faulty");
  }
  for (const { key, kind, read } of sources) {
    // What is wrong in a package is its authors' business, as long as it can be used.
    if (kind === "file" || read.catalog === undefined) {
      add(key, await problemsOf(key), read.catalog === undefined ? "unreadable" : "faulty");
    }
  }
  return problems;
}

function tryRead(files: FileSystem, path: string): string | undefined {
  try {
    return readIfThere(files, path);
  } catch {
    return undefined;
  }
}

function toSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

function fromSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll("/", sep);
}
