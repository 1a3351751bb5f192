import * as l10n from "@vscode/l10n";
import { isRecord } from "../../../shared/src/isRecord";
import type { TextProblem } from "../catalogs/problem";
import { decodeUri } from "../util/canonicalUri";
import { folderOf, reachesTooFar, resolvePath } from "./paths";
import { type ConfigText, problem } from "./readConfig";

/** A config with all that it builds on. Paths are those of `paths.ts`. */
export interface Config {
  readonly path: string;
  /** What it says, as an editor's settings for the whole project would hold it; to be parsed together with those. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly catalogs: readonly CatalogPattern[];
}

/** A path or glob, and the folder that it is relative to. */
export interface CatalogPattern {
  readonly folder: string;
  readonly pattern: string;
  /** Where it is named. */
  readonly namedIn: NamedIn;
}

/** A place in a config. */
export interface NamedIn {
  readonly path: string;
  readonly findSpan: () => Promise<TextProblem["span"]>;
}

export interface ResolvedConfig {
  readonly config: Config;
  /** Every file that was asked for, with what is wrong in it. */
  readonly files: ReadonlyMap<string, readonly TextProblem[]>;
}

/**
 * Reads a config and those that it extends. What cannot be used becomes a problem; the rest counts.
 *
 * @param root the project's folder, outside of which globs do not search.
 * @param read `undefined` where there is no such file.
 */
export async function resolveConfig(
  path: string,
  root: string,
  read: (path: string) => Promise<ConfigText | undefined>,
): Promise<ResolvedConfig> {
  const files = new Map<string, TextProblem[]>();
  /** By path: several may extend the same one, and those again. */
  const resolvedBases = new Map<string, Config>();
  const resolve = async (path: string, text: ConfigText, chain: readonly string[]): Promise<Config> => {
    const folder = folderOf(path);
    const problems = [...text.problems];
    files.set(path, problems);
    let settings: Readonly<Record<string, unknown>> = {};
    const catalogs: CatalogPattern[] = [];
    for (const [i, base] of text.extends.entries()) {
      const basePath = resolvePath(folder, base);
      const isLoop = [...chain, path].includes(basePath);
      const resolved = isLoop ? undefined : await resolveBase(basePath, [...chain, path]);
      if (resolved === undefined) {
        const span = await text.place(["extends", String(i)]);
        problems.push(
          problem(
            "extends",
            isLoop ? l10n.t("{0} extends this one in turn.", base) : l10n.t("There is no {0}.", base),
            span,
          ),
        );
        continue;
      }
      settings = layerSettings(settings, resolved.settings);
      catalogs.push(...resolved.catalogs);
    }
    for (const [i, pattern] of text.catalogs.entries()) {
      if (reachesTooFar(root, folder, pattern)) {
        const message = l10n.t("{0} would search outside of the project. Globs search inside of it only.", pattern);
        problems.push(problem("glob", message, await text.place(["catalogs", String(i)])));
      } else {
        catalogs.push({ folder, pattern, namedIn: { path, findSpan: () => text.place(["catalogs", String(i)]) } });
      }
    }
    return { path, settings: layerSettings(settings, text.settings ?? {}), catalogs: unique(catalogs) };
  };
  const resolveBase = async (path: string, chain: readonly string[]): Promise<Config | undefined> => {
    const known = resolvedBases.get(path);
    const text = known === undefined ? await read(path) : undefined;
    const resolved = known ?? (text && (await resolve(path, text, chain)));
    if (resolved !== undefined) {
      resolvedBases.set(path, resolved);
    }
    return resolved;
  };
  const text = await read(path);
  if (text === undefined) {
    return { config: { path, settings: {}, catalogs: [] }, files };
  }
  const config = await resolve(path, text, []);
  const folder = folderOf(path);
  const prefix = folder.startsWith(root) ? decodeUri(folder.slice(root.length)) : "";
  return { config: { ...config, settings: placeGlobs(config.settings, prefix) }, files };
}

/**
 * The setting `bind` of a config counts from the config's folder, those that it extends too; settings count from the
 * project's.
 *
 * @param prefix the config's folder, relative to the project's: `packages/pay/`.
 */
function placeGlobs(settings: Readonly<Record<string, unknown>>, prefix: string): Readonly<Record<string, unknown>> {
  const { bind } = settings;
  if (prefix === "" || !isRecord(bind)) {
    return settings;
  }
  const folder = prefix.replace(/[\\*?[\]{}()!+@]/g, "\\$&");
  return {
    ...settings,
    bind: Object.fromEntries(Object.entries(bind).map(([glob, ids]) => [folder + glob.replace(/^\.?\//, ""), ids])),
  };
}

function unique(patterns: readonly CatalogPattern[]): readonly CatalogPattern[] {
  return [...new Map(patterns.map((item) => [`${item.folder}\n${item.pattern}`, item])).values()];
}

/** Puts settings above others; of objects such as `rules`, key by key. */
export function layerSettings(
  below: Readonly<Record<string, unknown>>,
  above: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const before = merged[key];
    merged[key] = isRecord(before) && isRecord(value) ? { ...before, ...value } : value;
  }
  return merged;
}
