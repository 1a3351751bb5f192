import type { CodeShape } from "../catalogs/catalogIndex";
import type { Span } from "../util/span";

/** A piece of text that may be a literal's content or a name: found by its looks, to be confirmed in the tree. */
export interface Candidate extends Span {
  readonly bare: boolean;
}

/** Finds candidates in a text, in its order. It costs two regular expressions, whatever the size of the catalogs. */
export type ScanCandidates = (text: string) => readonly Candidate[];

/** Whether some candidate's content meets the test: `text` from `start` to its end. It is asked in no order. */
export type SomeContent = (text: string, test: (text: string, start: number) => boolean) => boolean;

/** How much longer than the longest code a literal may be and still count: it may be a code with something added. */
const slack = 8;

/** @param shortest length of the shortest candidate to be found; short ones are most of all strings. */
export function createCandidateScanner(shape: CodeShape, shortest = 1): ScanCandidates {
  const content = contentPattern(shape, shortest);
  // The closing quote is only looked at, so that a stray quote in a comment cannot put all later pairs out of step.
  // A look-behind for the opening one would cost three times as much.
  // C++'s raw strings have a parenthesis inside their quotes, with a word of their own before it: `R"x(INVALID_OTP)x"`.
  const quoted = new RegExp(`["'\`](?:(${content})(?=["'\`])|\\w{0,16}\\((${content})(?=\\)\\w{0,16}"))`, "g");
  const bare = namePattern(shape, shortest);
  return (text) => {
    const found: Candidate[] = [];
    for (const { index, 0: match, 1: plain, 2: raw } of text.matchAll(quoted)) {
      const end = index + match.length;
      found.push({ start: end - (plain ?? raw ?? "").length, end, bare: false });
    }
    if (bare === undefined) {
      return found;
    }
    for (const { index, 0: name } of text.matchAll(bare)) {
      found.push({ start: index, end: index + name.length, bare: true });
    }
    return found.sort((a, b) => a.start - b.start);
  };
}

/**
 * Looks through the contents of the candidates of a scanner made with the same arguments, in a third of the time: for the
 * first look at a text, before anything is known of it.
 */
export function createContentTest(shape: CodeShape, shortest: number): SomeContent {
  const content = contentPattern(shape, shortest);
  const quoted = new RegExp(`["'\`]${content}(?=["'\`])`, "g");
  const raw = new RegExp(`R"\\w{0,16}\\(${content}(?=\\)\\w{0,16}")`, "g");
  const bare = namePattern(shape, shortest);
  return (text, test) => {
    // Without a group, `match` gives plain texts, which costs half of what it takes to tell their places.
    for (const match of text.match(quoted) ?? []) {
      if (test(match, 1)) {
        return true;
      }
    }
    for (const match of text.includes('R"') ? (text.match(raw) ?? []) : []) {
      if (test(match, match.indexOf("(") + 1)) {
        return true;
      }
    }
    return bare !== undefined && (text.match(bare)?.some((name) => test(name, 0)) ?? false);
  };
}

function contentPattern({ signs, maxLength }: CodeShape, shortest: number): string {
  const escaped = signs.replace(/[\\\]^-]/g, "\\$&");
  return `[\\w \\-./:@{}\\\\${escaped}]{${shortest},${maxLength + slack}}`;
}

function namePattern({ names, maxLength }: CodeShape, shortest: number): RegExp | undefined {
  if (names === undefined) {
    return undefined;
  }
  const rest = Math.max(shortest - 1, 2);
  // Names in capitals are a fifth of the work: most words of a program are ruled out by their first letter.
  const [first, others] = names === "capitals" ? ["A-Z", "A-Z0-9_"] : ["A-Za-z_$", "\\w$"];
  // A name behind a quote is a literal's content. The look behind comes after the first letter, where it is seldom needed.
  return new RegExp(`\\b[${first}](?<!["'\`].)[${others}]{${rest},${maxLength}}\\b`, "g");
}
