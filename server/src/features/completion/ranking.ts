import type { Catalog, Entry } from "../../catalogs/model";
import { characterMask, isSubsequence } from "../../catalogs/similarity";

/** What the order of entries goes by. */
export interface Ranking {
  /** What a code must hold, letter by letter in this order, for an editor to show it at all. */
  readonly typed: string;
  /** Codes to leave out. */
  readonly used: ReadonlySet<string>;
  /** Prefixes of families that come first. */
  readonly families: ReadonlySet<string>;
  /** How many to give at most. */
  readonly most: number;
}

export interface RankedEntries {
  readonly entries: readonly Entry[];
  /** There were more than these. */
  readonly incomplete: boolean;
}

/** What a rank is the sum of: the lower, the earlier. */
const otherBeginning = 4;
const otherFamily = 2;
const deprecated = 1;

/**
 * The entries of the catalogs in the order in which to offer them. While they are few, all are given, and which of them
 * fit is left to the editor. Of many, only those that fit what is typed are, the ones that begin with it first.
 *
 * With 100,000 entries this is one pass over arrays of numbers at most; codes are read only where those agree.
 */
export function rankEntries(catalogs: readonly Catalog[], { typed, used, families, most }: Ranking): RankedEntries {
  const total = catalogs.reduce((sum, { entries }) => sum + entries.size, 0);
  const fold = total <= most ? "" : typed.toLowerCase();
  const mask = characterMask(fold);
  const first = fold.charCodeAt(0);
  const ranks: Entry[][] = Array.from({ length: otherBeginning + otherFamily + deprecated + 1 }, () => []);
  const best = ranks[families.size === 0 ? otherFamily : 0] as Entry[];
  let incomplete = fold !== "";
  for (const catalog of catalogs) {
    const table = tableOf(catalog);
    const familyRanks = table.families.map((prefix) => (families.has(prefix) ? 0 : otherFamily));
    for (let i = 0; i < table.entries.length && best.length < most; i++) {
      if (((table.masks[i] as number) & mask) !== mask) {
        continue;
      }
      const mayBegin = fold === "" || table.firsts[i] === first;
      const begins = mayBegin && (table.folded[i] as string).startsWith(fold);
      const rank =
        (begins ? 0 : otherBeginning) +
        (familyRanks[table.familyNumbers[i] as number] as number) +
        (table.deprecations[i] as number);
      const sameRank = ranks[rank] as Entry[];
      if (sameRank.length >= most) {
        incomplete = true;
      } else if (begins || isSubsequence(fold, table.folded[i] as string)) {
        const entry = table.entries[i] as Entry;
        if (!used.has(entry.code)) {
          sameRank.push(entry);
        }
      }
    }
  }
  const entries = ranks.flat();
  return { entries: entries.slice(0, most), incomplete: incomplete || best.length >= most || entries.length > most };
}

/** A catalog's entries in the form in which they are quickly gone through; what stands at `i` is of entry `i`. */
interface Table {
  readonly entries: readonly Entry[];
  /** Codes in lower case. */
  readonly folded: readonly string[];
  readonly masks: Int32Array;
  /** Codes' first characters, in lower case. */
  readonly firsts: Uint16Array;
  /** Prefixes of the families; the empty one is of entries without a family. */
  readonly families: readonly string[];
  /** Places in `families`. */
  readonly familyNumbers: Int32Array;
  /** {@link deprecated} or 0. */
  readonly deprecations: Uint8Array;
}

/** Catalogs never change, so what is derived from one is good for as long as it lives. */
const tables = new WeakMap<Catalog, Table>();

function tableOf(catalog: Catalog): Table {
  let table = tables.get(catalog);
  if (table === undefined) {
    table = buildTable([...catalog.entries.values()]);
    tables.set(catalog, table);
  }
  return table;
}

function buildTable(entries: readonly Entry[]): Table {
  const folded: string[] = [];
  const masks = new Int32Array(entries.length);
  const firsts = new Uint16Array(entries.length);
  const numbers = new Map<string, number>();
  const familyNumbers = new Int32Array(entries.length);
  const deprecations = new Uint8Array(entries.length);
  entries.forEach((entry, i) => {
    const code = entry.code.toLowerCase();
    const prefix = entry.family?.prefix ?? "";
    const number = numbers.get(prefix) ?? numbers.size;
    numbers.set(prefix, number);
    folded.push(code);
    masks[i] = characterMask(code);
    firsts[i] = code.charCodeAt(0);
    familyNumbers[i] = number;
    deprecations[i] = entry.deprecated === undefined ? 0 : deprecated;
  });
  return { entries, folded, masks, firsts, families: [...numbers.keys()], familyNumbers, deprecations };
}
