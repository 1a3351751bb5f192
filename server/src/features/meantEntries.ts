import type { Entry } from "../catalogs/model";
import type { LiteralContext } from "../service";

/**
 * The entries that a literal stands for. Where several catalogs have the code, those count that the place speaks of, or
 * else those that the document shows to use; all of them where nothing tells.
 */
export function meantEntries({ occurrence, binding, evidence }: LiteralContext): readonly Entry[] {
  const { entries } = occurrence;
  const bound = entries.filter(({ catalog }) => catalog === binding?.catalog);
  if (bound.length > 0) {
    return bound;
  }
  const shown = entries.filter((entry) => evidence.some(({ catalog }) => catalog === entry.catalog));
  return shown.length > 0 ? shown : entries;
}
