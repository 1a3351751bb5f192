import * as l10n from "@vscode/l10n";
import type { ReadSource } from "../catalogs/catalogStore";
import { type CatalogText, unreadableCatalog } from "../catalogs/catalogText";
import type { TextProblem } from "../catalogs/problem";
import { findPackageCatalogs, type PackageHost } from "./packageCatalogs";
import { configFileName, folderOf, foldersUpTo, innermostFolder, isGlob, resolvePath } from "./paths";
import { type ConfigText, problem, readConfigText, unreadableConfig } from "./readConfig";
import { type CatalogPattern, type Config, type NamedIn, resolveConfig } from "./resolveConfig";
import { errorMessage } from "../util/logger";
import type { NamedCatalog } from "./unknownCatalogs";

/** What loading takes of files. Paths are those of `paths.ts`. */
export interface ProjectHost extends PackageHost {
  /** The files that a glob finds below a folder, in any order. */
  glob(folder: string, pattern: string): Promise<readonly string[]>;
  /** As people know the file: `errors/acme.yaml`. */
  show(path: string): string;
  /** `readCatalogText`, perhaps of a text that was read before. */
  readCatalog(text: string, path: string, from: string): Promise<CatalogText>;
}

/** The files of a workspace folder that say which catalogs and settings are in force. */
export interface ProjectFiles {
  /** The folder. */
  readonly root: string;
  /** Catalogs in the usual places. */
  readonly catalogs: readonly string[];
  /** Every `errdex.json`, in the folder or above it. */
  readonly configs: readonly string[];
  /** A config that counts everywhere. */
  readonly config?: string | undefined;
  /** Every `package.json` of the project itself. */
  readonly manifests: readonly string[];
  /** As the setting `catalogs`, relative to the folder. */
  readonly patterns?: readonly string[];
  /** Catalogs that serve everything, wherever they are. */
  readonly named?: readonly string[];
}

export interface LoadedProject {
  readonly sources: readonly ReadSource[];
  /** By their folders; the one that counts everywhere by {@link everywhere}. */
  readonly configs: ReadonlyMap<string, Config>;
  /** Config files, with what is wrong in them. */
  readonly configProblems: ReadonlyMap<string, readonly TextProblem[]>;
  /** The catalogs that own configs bind files to; none while what may bring them is not there. */
  readonly named: readonly NamedCatalog[];
}

/** A path or glob with the folder whose files the catalogs that it finds serve. */
interface Pattern extends Pick<CatalogPattern, "folder" | "pattern">, Partial<Pick<CatalogPattern, "namedIn">> {
  readonly scope: string;
}

/** As a folder, the one that all others are in. */
export const everywhere = "";

/** Reads configs and catalogs. Never rejects for what files hold. */
export async function loadProject(files: ProjectFiles, host: ProjectHost): Promise<LoadedProject> {
  const configs = new Map<string, Config>();
  const configProblems = new Map<string, readonly TextProblem[]>();
  const named: NamedCatalog[] = [];
  for (const path of [...files.configs, ...(files.config === undefined ? [] : [files.config])]) {
    const resolved = await resolveConfig(path, files.root, async (asked) => {
      const text = await readConfig(asked, host);
      // What a config outside of the project names may be another project's.
      if (asked === path && path.startsWith(files.root)) {
        named.push(...nameBound(path, text));
      }
      return text;
    });
    configs.set(path === files.config ? everywhere : folderOf(path), resolved.config);
    for (const [file, problems] of resolved.files) {
      // Read as the base of another, a file may show what it does not by itself.
      if ((configProblems.get(file) ?? []).length === 0) {
        configProblems.set(file, problems);
      }
    }
  }
  const places = new Places();
  for (const path of files.catalogs) {
    places.add(path, "file", findConfigFolder(folderOf(path), configs) ?? files.root);
  }
  for (const path of files.named ?? []) {
    places.add(path, "file", everywhere);
  }
  const patterns: readonly Pattern[] = [
    ...(files.patterns ?? []).map((pattern) => ({ scope: files.root, folder: files.root, pattern })),
    ...[...configs].flatMap(([scope, { catalogs }]) => catalogs.map((pattern) => ({ scope, ...pattern }))),
  ];
  for (const pattern of patterns) {
    const found = await expand(pattern, host);
    for (const path of found) {
      places.add(path, "file", pattern.scope);
    }
    if (found.length === 0 && pattern.namedIn !== undefined) {
      await addNoMatch(pattern.pattern, pattern.namedIn, configProblems);
    }
  }
  let isInstalled = true;
  for (const manifest of files.manifests) {
    const found = await findPackageCatalogs(manifest, files.root, host);
    isInstalled &&= found.isInstalled;
    for (const path of found.catalogs) {
      places.add(path, "package", folderOf(manifest));
    }
  }
  const sources = await Promise.all(
    places.all.map(async ({ path, kind, scopes }): Promise<ReadSource> => {
      const from = host.show(path);
      return { key: path, kind, from, scopes, read: await readSource(path, from, host) };
    }),
  );
  return { sources, configs, configProblems, named: isInstalled ? named : [] };
}

function nameBound(path: string, text: ConfigText | undefined): readonly NamedCatalog[] {
  return (text?.bound ?? []).map(({ id, path: inText }) => ({
    id,
    path,
    findSpan: () => text?.place(inText) ?? Promise.resolve({ start: 0, end: 1 }),
  }));
}

/** The folder of the nearest config at or above a folder. */
export function findConfigFolder(folder: string, configs: ReadonlyMap<string, unknown>): string | undefined {
  return configs.size === 0 ? undefined : foldersUpTo(folder, "").find((candidate) => configs.has(candidate));
}

/** Where the nearest config of a file is, or, where there is none, may be made: in its folder of the workspace. */
export function findConfigPlace(
  file: string,
  folders: readonly string[],
  configs: ReadonlyMap<string, unknown>,
): string | undefined {
  const folder = findConfigFolder(folderOf(file), configs) ?? innermostFolder(folders, file);
  return folder === undefined ? undefined : folder + configFileName;
}

/** Where catalogs are, each once, with all folders that they serve. */
class Places {
  readonly #places = new Map<string, { path: string; kind: "file" | "package"; scopes: string[] }>();

  add(path: string, kind: "file" | "package", scope: string): void {
    const place = this.#places.get(path);
    if (place === undefined) {
      this.#places.set(path, { path, kind, scopes: [scope] });
    } else if (!place.scopes.includes(scope)) {
      place.scopes.push(scope);
    }
  }

  get all(): readonly {
    readonly path: string;
    readonly kind: "file" | "package";
    readonly scopes: readonly string[];
  }[] {
    return [...this.#places.values()];
  }
}

async function readConfig(path: string, host: ProjectHost): Promise<ConfigText | undefined> {
  try {
    const text = await host.read(path);
    return text === undefined ? undefined : await readConfigText(text);
  } catch (error) {
    return unreadableConfig(errorMessage(error));
  }
}

async function readSource(path: string, from: string, host: ProjectHost): Promise<CatalogText> {
  try {
    const text = await host.read(path);
    return text === undefined
      ? unreadableCatalog(l10n.t("there is no such file"))
      : await host.readCatalog(text, path, from);
  } catch (error) {
    return unreadableCatalog(errorMessage(error));
  }
}

/** A pattern that finds nothing is most likely misspelt. Of a config that several extend, it is said once. */
async function addNoMatch(
  pattern: string,
  { path, findSpan }: NamedIn,
  problems: Map<string, readonly TextProblem[]>,
): Promise<void> {
  const span = await findSpan();
  const known = problems.get(path) ?? [];
  if (!known.some(({ rule, span: { start } }) => rule === "config-no-match" && start === span.start)) {
    problems.set(path, [...known, problem("no-match", l10n.t("There is no file that matches {0}.", pattern), span)]);
  }
}

/** A path stands for itself, even if there is nothing: then that is a problem. */
function expand({ folder, pattern }: Pattern, host: ProjectHost): Promise<readonly string[]> {
  return isGlob(pattern) ? host.glob(folder, pattern) : Promise.resolve([resolvePath(folder, pattern)]);
}

/** Puts the projects of several folders together: a file may serve more than one. */
export function joinProjects(projects: readonly LoadedProject[]): LoadedProject {
  const sources = new Map<string, ReadSource>();
  for (const source of projects.flatMap((project) => project.sources)) {
    const known = sources.get(source.key);
    const scopes = [...(known?.scopes ?? []), ...(source.scopes ?? [])];
    sources.set(source.key, known === undefined ? source : { ...known, scopes });
  }
  return {
    sources: [...sources.values()],
    configs: new Map(projects.flatMap(({ configs }) => [...configs])),
    configProblems: new Map(projects.flatMap(({ configProblems }) => [...configProblems])),
    named: projects.flatMap(({ named }) => named),
  };
}
