import * as l10n from "@vscode/l10n";
import type { ReadSource } from "../catalogs/catalogStore";
import { noCatalog } from "../catalogs/model";
import type { TextProblem } from "../catalogs/problem";
import { problem } from "./readConfig";
import type { NamedIn } from "./resolveConfig";

/** A catalog that a config names in `bind`. */
export interface NamedCatalog extends NamedIn {
  readonly id: string;
}

/**
 * Those of the named that no source holds, whatever it serves: one config may speak of another folder's files. None where
 * a source could not be read, or packages are not installed, for these may be the ones that are meant.
 */
export function findUnknown(
  named: readonly NamedCatalog[],
  sources: readonly Pick<ReadSource, "read">[],
): readonly NamedCatalog[] {
  if (named.length === 0 || sources.some(({ read }) => read.catalog === undefined)) {
    return [];
  }
  const known = new Set([noCatalog, ...sources.flatMap(({ read }) => read.catalog?.id ?? [])]);
  return named.filter(({ id }) => !known.has(id));
}

/** Says so at the place of its id. */
export async function toProblem({ id, findSpan }: NamedCatalog): Promise<TextProblem> {
  return problem("unknown-catalog", l10n.t("There is no catalog with the id {0}.", id), await findSpan());
}
