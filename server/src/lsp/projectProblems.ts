import type { CatalogStore } from "../catalogs/catalogStore";
import type { TextProblem } from "../catalogs/problem";
import type { LoadedProject } from "../config/loadProject";
import { findUnknown, type NamedCatalog, toProblem } from "../config/unknownCatalogs";

/** What was read of a project, as far as it tells what is wrong in its catalogs and configs. */
export interface ReadProject {
  readonly project: Pick<LoadedProject, "sources" | "configProblems" | "named">;
  readonly store: Pick<CatalogStore, "sources" | "problemsOf">;
  /** Whether all catalogs are there: until they are, no name of one is called unknown. */
  readonly isComplete: boolean;
}

/** The names in configs that no catalog has. */
export function findUnknownNames({ project, store, isComplete }: ReadProject): readonly NamedCatalog[] {
  return isComplete ? findUnknown(project.named, store.sources) : [];
}

/** What is wrong in a catalog or config; nothing for any other file. */
export async function findProblems(uri: string, read: ReadProject): Promise<readonly TextProblem[]> {
  const unknown = findUnknownNames(read).filter(({ path }) => path === uri);
  return [
    ...(read.project.configProblems.get(uri) ?? []),
    ...(await Promise.all(unknown.map(toProblem))),
    ...(await read.store.problemsOf(uri)),
  ];
}

/** The configs in which something is wrong. */
export function listFaultyConfigs(read: ReadProject): readonly string[] {
  const faulty = Array.from(read.project.configProblems).flatMap(([uri, problems]) =>
    problems.length > 0 ? [uri] : [],
  );
  return [...new Set([...faulty, ...findUnknownNames(read).map(({ path }) => path)])];
}

/** The files of the project in which something may be wrong: its configs with problems, and its own catalogs. */
export function listSuspects(read: ReadProject): readonly string[] {
  // What is wrong in a package is its authors' business.
  const own = read.project.sources.flatMap(({ key, kind }) => (kind === "file" ? [key] : []));
  return [...new Set([...listFaultyConfigs(read), ...own])];
}
