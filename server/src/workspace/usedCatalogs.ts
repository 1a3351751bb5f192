import type { EntryUsage, ProjectUsage } from "./coverage";
import type { ProjectUses } from "./projectUses";

/** So many codes of a catalog show that the project is about them; a single one, `CONFLICT`, may stand there by chance. */
export const tellingCodes = 2;

/**
 * Ids of the catalogs that the project has something to do with: some file of it speaks to the API, or uses several of
 * the codes.
 */
export function findUsedCatalogs(
  { files, factsOf }: Pick<ProjectUses, "files" | "factsOf">,
  usage: ProjectUsage,
): ReadonlySet<string> {
  const spokenTo = files.flatMap((uri) => (factsOf(uri)?.evidence ?? []).map(({ catalog }) => catalog.id));
  const named = [...usage].filter(([, codes]) => countMeant(codes) >= tellingCodes).map(([id]) => id);
  return new Set([...spokenTo, ...named]);
}

function countMeant(codes: ReadonlyMap<string, EntryUsage>): number {
  return [...codes.values()].filter(({ meant }) => meant > 0).length;
}
