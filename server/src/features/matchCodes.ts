/** What is looked for in codes and their summaries. */
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
  const pattern = new RegExp(word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), "i");
  return (text) => pattern.test(text);
}

/**
 * How well a code meets the query, the lower the better; `undefined` where it does not: some word is neither in the code nor
 * in the summary. A query without words is met by every code.
 */
export function rankMatch({ text, words }: CodeQuery, code: string, summary: string): number | undefined {
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

/** Behind {@link rankMatch}: where the words are. */
const ranks = { exact: 0, beginning: 1, code: 2, both: 3, summary: 4 } as const;
