import { isRecord } from "../../../shared/src/isRecord";
import { folderOf, foldersUpTo, resolvePath } from "./paths";

/** What finding the catalogs of packages takes of files. */
export interface PackageHost {
  /** `undefined` where there is none. Rejects, with the end of a sentence as its message, where it cannot be read. */
  read(path: string): Promise<string | undefined>;
  /** Told which packages a manifest of the project names, as soon as it was read: none where it is no JSON. */
  noteDependencies?(manifest: string, names: readonly string[]): void;
}

export interface PackageCatalogs {
  /** Their paths, whether or not there is such a file. */
  readonly catalogs: readonly string[];
  /** Whether any of the packages is there, if there should be some. */
  readonly isInstalled: boolean;
}

/**
 * The catalogs that installed packages bring: the field `errdex.catalogs` of their `package.json`. Only packages that the
 * project's own `package.json` names are looked at.
 *
 * @param root the folder above which no packages are looked for.
 */
export async function findPackageCatalogs(manifest: string, root: string, host: PackageHost): Promise<PackageCatalogs> {
  // What cannot be read names nothing: it is npm's to complain of.
  const text = await host.read(manifest).catch(() => undefined);
  const folders = foldersUpTo(folderOf(manifest), root);
  const found: string[] = [];
  const names = readDependencies(text ?? "") ?? [];
  host.noteDependencies?.(manifest, names);
  let installed = 0;
  for (const name of names) {
    for (const folder of folders) {
      const path = resolvePath(folder, `node_modules/${name}/package.json`);
      const text = await host.read(path).catch(() => undefined);
      if (text !== undefined) {
        installed++;
        found.push(...listCatalogs(text).map((catalog) => resolvePath(folderOf(path), catalog.replace(/^\/+/, ""))));
        break;
      }
    }
  }
  return { catalogs: found, isInstalled: names.length === 0 || installed > 0 };
}

/** The catalogs that a package's `package.json` names, less those outside of the package. */
function listCatalogs(text: string): readonly string[] {
  const { errdex } = (text.includes('"errdex"') ? parse(text) : undefined) ?? {};
  const catalogs: unknown = isRecord(errdex) ? errdex["catalogs"] : undefined;
  const listed: readonly unknown[] = Array.isArray(catalogs) ? catalogs : [catalogs];
  return listed.flatMap((catalog) =>
    typeof catalog === "string" && !catalog.split("/").includes("..") ? [catalog] : [],
  );
}

/**
 * The packages that a `package.json` names: all that counts of it, each once.
 *
 * @returns `undefined` where it is no JSON.
 */
export function readDependencies(text: string): readonly string[] | undefined {
  const data = parse(text);
  const names = dependencyFields.flatMap((field) => (isRecord(data?.[field]) ? Object.keys(data[field]) : []));
  return data && [...new Set(names)].filter((name) => packageName.test(name));
}

/** The fields of a `package.json` whose keys are names of packages. */
export const dependencyFields = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
const packageName = /^(?:@[\w.~-]+\/)?[\w.~-]+$/;

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isRecord(data) ? data : {};
  } catch {
    return undefined;
  }
}
