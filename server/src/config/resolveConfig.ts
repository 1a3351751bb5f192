import { isRecord } from "../../../shared/src/isRecord";
import type { TextProblem } from "../catalogs/problem";
import { folderOf, resolvePath } from "./paths";
import { type ConfigText, problem } from "./readConfig";

/** A config with all that it builds on. Paths are those of `paths.ts`. */
export interface Config {
  readonly path: string;
  /** What it says, as an editor's settings would hold it; to be parsed together with those. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly catalogs: readonly CatalogPattern[];
}

/** A path or glob, and the folder that it is relative to. */
export interface CatalogPattern {
  readonly folder: string;
  readonly pattern: string;
}

export interface ResolvedConfig {
  readonly config: Config;
  /** Every file that was asked for, with what is wrong in it. */
  readonly files: ReadonlyMap<string, readonly TextProblem[]>;
}

/**
 * Reads a config and those that it extends. What cannot be used becomes a problem; the rest counts.
 *
 * @param read `undefined` where there is no such file.
 */
export async function resolveConfig(
  path: string,
  read: (path: string) => Promise<ConfigText | undefined>,
): Promise<ResolvedConfig> {
  const files = new Map<string, TextProblem[]>();
  const resolve = async (path: string, text: ConfigText, chain: readonly string[]): Promise<Config> => {
    const folder = folderOf(path);
    const problems = [...text.problems];
    files.set(path, problems);
    let settings: Readonly<Record<string, unknown>> = {};
    const catalogs: CatalogPattern[] = [];
    for (const [i, base] of text.extends.entries()) {
      const basePath = resolvePath(folder, base);
      const isLoop = [...chain, path].includes(basePath);
      const baseText = isLoop ? undefined : await read(basePath);
      if (baseText === undefined) {
        const span = await text.place(["extends", String(i)]);
        problems.push(problem("extends", isLoop ? `${base} extends this one in turn.` : `There is no ${base}.`, span));
        continue;
      }
      const resolved = await resolve(basePath, baseText, [...chain, path]);
      settings = layerSettings(settings, resolved.settings);
      catalogs.push(...resolved.catalogs);
    }
    return {
      path,
      settings: layerSettings(settings, text.settings ?? {}),
      catalogs: [...catalogs, ...text.catalogs.map((pattern) => ({ folder, pattern }))],
    };
  };
  const text = await read(path);
  if (text === undefined) {
    return { config: { path, settings: {}, catalogs: [] }, files };
  }
  return { config: await resolve(path, text, []), files };
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
