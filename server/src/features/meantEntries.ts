import type { Catalog, Entry } from "../catalogs/model";
import type { LiteralContext } from "../service";

/**
 * The entries that a literal stands for. Where several catalogs have the code, those count that the place speaks of, or
 * else those that the document shows to use; all of them where nothing tells.
 */
export function meantEntries(context: LiteralContext): readonly Entry[] {
  const { entries } = context.occurrence;
  const most = Math.max(...entries.map(({ catalog }) => weight(catalog, context)));
  return entries.filter(({ catalog }) => weight(catalog, context) === most);
}

/** All entries that a literal names, those first that it stands for. */
export function sortByWeight(context: LiteralContext): readonly Entry[] {
  return [...context.occurrence.entries].sort((a, b) => weight(b.catalog, context) - weight(a.catalog, context));
}

function weight(catalog: Catalog, { binding, evidence }: LiteralContext): number {
  if (binding?.catalog === catalog) {
    return 2;
  }
  return evidence.some((found) => found.catalog === catalog) ? 1 : 0;
}
