import type { EntryName, KnownCodesParams, KnownCodesResult } from "../../../../shared/src/protocol";
import { findEntry } from "../../catalogs/catalogCodes";
import { wordsOf } from "../../catalogs/similarity";
import type { ProjectCodes } from "../projectCodes";

/** A code of so many words is hardly anything else, if the workspace speaks to its API … */
const wordsWhereUsed = 2;
/** … and of so many, if nothing shows so. */
const wordsElsewhere = 4;

/** Which words are codes, or former spellings of one. Those of catalogs that the project uses come first. */
export function findKnownCodes(codes: ProjectCodes, { words, onlyTelling }: KnownCodesParams): KnownCodesResult {
  const known = [...new Set(words)].map((word): readonly [string, readonly EntryName[]] => {
    const count = onlyTelling ? wordsOf(word).length : 0;
    const names = [...codes.catalogs]
      .sort((a, b) => Number(codes.used.has(b.id)) - Number(codes.used.has(a.id)))
      .filter(({ id }) => !onlyTelling || count >= (codes.used.has(id) ? wordsWhereUsed : wordsElsewhere))
      .flatMap((catalog) => findEntry(catalog, word) ?? [])
      .map(({ code, catalog }) => ({ catalog: catalog.id, code }));
    return [word, names];
  });
  return Object.fromEntries(known.filter(([, names]) => names.length > 0));
}
