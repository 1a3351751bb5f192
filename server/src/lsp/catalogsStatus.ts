import type { CatalogStatus } from "../../../shared/src/protocol";
import type { CatalogStore, StoredSource } from "../catalogs/catalogStore";
import type { Catalog } from "../catalogs/model";
import { showOrigin } from "../catalogs/showOrigin";

/**
 * What a client is told of the catalogs, and of the sources that have never been good.
 *
 * @param inForce each id once.
 * @param documentOf the document that shows a source.
 */
export async function describeCatalogs(
  store: Pick<CatalogStore, "sources" | "problemsOf">,
  inForce: readonly Catalog[],
  documentOf: (source: StoredSource) => string,
): Promise<readonly CatalogStatus[]> {
  const problems = new Map<string, string[]>();
  const documents = new Map<string, string[]>();
  const broken: CatalogStatus[] = [];
  for (const source of store.sources) {
    const { key, from, good } = source;
    const messages = (await store.problemsOf(key)).map(({ message }) => `${from}: ${message}`);
    if (good === undefined) {
      broken.push({ id: from, name: from, entries: 0, from, documents: [documentOf(source)], problems: messages });
    } else {
      const { id } = good.catalog;
      problems.set(id, [...(problems.get(id) ?? []), ...messages]);
      documents.set(id, [documentOf(source), ...(documents.get(id) ?? [])]);
    }
  }
  const good = inForce.map(({ id, name, entries, from }) => {
    const about = { documents: documents.get(id) ?? [], problems: problems.get(id) ?? [] };
    return { id, name, entries: entries.size, from: showOrigin(from), ...about };
  });
  return [...good, ...broken];
}
