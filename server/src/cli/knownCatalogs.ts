import { join, resolve } from "node:path";
import type { Catalog } from "../catalogs/model";
import { failureText, selectFailures } from "./fileProblems";
import { shownPath } from "./findFiles";
import { type Host, UsageError } from "./host";
import { findCatalogFiles, loadProjectCatalogs } from "./projectCatalogs";

export interface KnownCatalogsOptions {
  /** An id, or a file. */
  readonly catalog: string | undefined;
  readonly config: string | undefined;
}

/**
 * The catalogs in force in the working directory, and the id of the one that is wanted. What is wrong with others is
 * told on stderr. Raises a {@link UsageError} where the option names a file that gives none.
 */
export async function findKnownCatalogs(host: Host, { catalog, config }: KnownCatalogsOptions): Promise<KnownCatalogs> {
  const isFile = catalog !== undefined && /\.(?:jsonc?|ya?ml)$/i.test(catalog);
  const named = isFile ? [catalog] : [];
  const project = await loadProjectCatalogs(host, { config, catalog: named }, () =>
    findCatalogFiles(host.files, host.cwd),
  );
  for (const problem of selectFailures(project.problems)) {
    host.stderr.write(`errdex: ${failureText(problem)}\n`);
  }
  const catalogs = project.catalogsFor(join(host.cwd, "any"));
  if (!isFile) {
    return { catalogs, id: catalog };
  }
  const from = shownPath(host.cwd, resolve(host.cwd, catalog));
  const ofFile = catalogs.filter((candidate) => candidate.from.split(", ").includes(from));
  if (ofFile.length === 0) {
    throw new UsageError(`${catalog} gives no catalog`);
  }
  return { catalogs: ofFile, id: undefined };
}

/** Says that there is no catalog with an id, and which there are. */
export function noSuchCatalog(id: string, known: readonly Catalog[]): UsageError {
  return new UsageError(`no catalog ${id}; those in force are ${listIds(known)}`);
}

/** `ratio, sphere`. */
export function listIds(catalogs: readonly Catalog[]): string {
  return [...new Set(catalogs.map(({ id }) => id))].join(", ");
}

export interface KnownCatalogs {
  readonly catalogs: readonly Catalog[];
  readonly id: string | undefined;
}
