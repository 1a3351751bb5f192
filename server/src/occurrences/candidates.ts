import type { CodeShape } from "../catalogs/codeShape";
import type { LanguageDefinition } from "../languages/language";
import type { Span } from "../util/span";

/** A piece of text that may be a literal's content or a name: found by its looks, to be confirmed in the tree. */
export interface Candidate extends Span {
  readonly bare: boolean;
}

/** Finds candidates in a text, in its order. It costs two regular expressions, whatever the size of the catalogs. */
export type ScanCandidates = (text: string) => readonly Candidate[];

/** How much longer than the longest code a literal may be and still count: it may be a code with something added. */
const slack = 8;

/** What may be a literal without quotes, beside what stands in quotes. */
export interface UnquotedForms {
  /** Names, as in `{ INVALID_OTP: 1 }`. */
  readonly names: boolean;
  /**
   * Words with signs in them, too, which no name can have: `customer/duplicate` in a shell's `case`. `any`: words in any
   * style, where the language has no names that look like them.
   */
  readonly words: "signed" | "any" | undefined;
}

/** What of a language's texts must be looked at beside quotes, as its definition says. */
export function unquotedFormsOf(language: LanguageDefinition): UnquotedForms {
  const { bareNames = [], words = [], wordLists = {}, data = false, host } = language;
  if (host !== undefined) {
    // Whatever its pieces may hold: a page's examples may be data.
    return { names: true, words: host.isolated === true ? "any" : undefined };
  }
  const hasWords = words.length > 0 || Object.keys(wordLists).length > 0;
  return { names: bareNames.length > 0, words: hasWords ? (data ? "any" : "signed") : undefined };
}

/** @param shortest length of the shortest candidate to be found; short ones are most of all strings. */
export function createCandidateScanner(shape: CodeShape, unquoted: UnquotedForms, shortest = 1): ScanCandidates {
  const content = contentPattern(shape, shortest);
  // The closing quote is only looked at, so that a stray quote in a comment cannot put all later pairs out of step.
  // A look-behind for the opening one would cost three times as much.
  // C++'s raw strings have a parenthesis inside their quotes, with a word of their own before it: `R"x(INVALID_OTP)x"`.
  const quoted = new RegExp(`["'\`](?:(${content})(?=["'\`])|(?<=R")\\w{0,16}\\((${content})(?=\\)\\w{0,16}"))`, "g");
  const bare = barePattern(shape, unquoted, shortest);
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

/** Length of the longest literal that counts. */
export function longestContent({ maxLength }: CodeShape): number {
  return maxLength + slack;
}

/** A pattern for one character of a literal's content. */
export function contentCharacter({ signs }: CodeShape): string {
  return `[\\w \\-./:@{}\\\\${signs.replace(/[\\\]^-]/g, "\\$&")}]`;
}

/** A pattern for the whole of a literal's content. */
export function contentPattern(shape: CodeShape, shortest: number): string {
  return `${contentCharacter(shape)}{${shortest},${longestContent(shape)}}`;
}

/** What may be a literal without quotes; `undefined` where nothing may. */
export function barePattern(shape: CodeShape, { names, words }: UnquotedForms, shortest: number): RegExp | undefined {
  const word = words && wordPattern(shape, words);
  const name = names || words ? namePattern(shape, shortest) : undefined;
  const patterns = [word, name].filter((pattern) => pattern !== undefined);
  return patterns.length === 0 ? undefined : new RegExp(`\\b(?:${patterns.join("|")})\\b`, "g");
}

/** A name behind a quote is a literal's content. The look behind comes after the first letter, where it is seldom needed. */
const notBehindQuote = "(?<![\"'`].)";

function namePattern({ names, maxLength }: CodeShape, shortest: number): string | undefined {
  if (names === undefined) {
    return undefined;
  }
  const rest = Math.max(shortest - 1, 2);
  // Names in capitals are a fifth of the work: most words of a program are ruled out by their first letter.
  const [first, others] = names === "capitals" ? ["A-Z", "A-Z0-9_"] : ["A-Za-z_$", "\\w$"];
  return `[${first}]${notBehindQuote}[${others}]{${rest},${maxLength}}`;
}

/** Words of several parts: in what is written without quotes, blanks, quotes, brackets and commas end a word. */
function wordPattern({ signs, maxLength }: CodeShape, style: "signed" | "any"): string | undefined {
  const inner = signs.replace(/[\s"'`()[\]{}<>,;|&#$_]/g, "").replace(/[\\^-]/g, "\\$&");
  if (style === "any") {
    return `[A-Za-z0-9]${notBehindQuote}[A-Za-z0-9]{0,${maxLength}}(?:[_${inner}]+[A-Za-z0-9]+)+`;
  }
  return inner === "" ? undefined : `\\w${notBehindQuote}\\w{0,${maxLength}}(?:[${inner}]\\w+)+`;
}
