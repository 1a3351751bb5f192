import { isSubsequence } from "../catalogs/similarity";
import { escapePattern } from "../util/escapePattern";

/** What is looked for in codes and their summaries: by the list of codes, the filter of the tree, and `workspace/symbol`. */
export interface CodeQuery {
  /** Less white space and quotes around it, in lower case. */
  readonly text: string;
  readonly words: readonly WordTest[];
}

type WordTest = (text: string) => boolean;

/** The words of a query in any order. A code that was pasted with its quotes counts without them. */
export function readQuery(query: string): CodeQuery {
  const text = query
    .trim()
    .replace(/^(["'`])(.*)\1[,;:]?$/, "$2")
    .toLowerCase();
  // Much cheaper than to make a hundred thousand texts lower case for each letter that is typed.
  const words = text.split(/\s+/).filter((word) => word !== "");
  return { text, words: words.map((word) => toTest(word)) };
}

function toTest(word: string): WordTest {
  const pattern = new RegExp(escapePattern(word), "i");
  return (text) => pattern.test(text);
}

/** Behind {@link rankMatch}: where the words are. */
const ranks = { exact: 0, beginning: 1, code: 2, both: 3, summary: 4, letters: 5 } as const;

/** How well a code meets a query, the lower the better. */
export type MatchRank = (typeof ranks)[keyof typeof ranks];

/**
 * How well a code meets the query; `undefined` where it does not: some word is neither in the code nor in the summary. A
 * query without words is met by every code.
 */
export function rankMatch({ text, words }: CodeQuery, code: string, summary: string): MatchRank | undefined {
  let inSummary = 0;
  for (const isIn of words) {
    if (isIn(code)) {
      continue;
    }
    if (!isIn(summary)) {
      return undefined;
    }
    inSummary += 1;
  }
  if (inSummary > 0) {
    return inSummary === words.length ? ranks.summary : ranks.both;
  }
  const begins = code.slice(0, text.length).toLowerCase() === text;
  return !begins ? ranks.code : code.length === text.length ? ranks.exact : ranks.beginning;
}

/** The same for a query of one word whose letters need only stand in the code in their order: `invotp` for `INVALID_OTP`. */
export function rankLetters({ text, words }: CodeQuery, code: string): MatchRank | undefined {
  return words.length === 1 && isSubsequence(text, code.toLowerCase()) ? ranks.letters : undefined;
}

/**
 * The best of what was found, in the order in which it was added where it is as good. A letter may find a hundred thousand, so
 * what is added is made only when it is among the best.
 */
export class BestMatches<T> {
  readonly #limit: number;
  /** By rank and weight, no more in each than are wanted in all. */
  readonly #places: (() => T)[][] = [];
  /** How many were found. */
  count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param weight of those that meet the query as well, the smaller first: a whole number below {@link mostWeights}. */
  add(rank: MatchRank, weight: number, make: () => T): void {
    this.count += 1;
    const place = (this.#places[mostWeights * rank + weight] ??= []);
    if (place.length < this.#limit) {
      place.push(make);
    }
  }

  list(): readonly T[] {
    return this.#places
      .flat()
      .slice(0, this.#limit)
      .map((make) => make());
  }
}

const mostWeights = 4;
