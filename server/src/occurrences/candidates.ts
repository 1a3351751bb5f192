import type { CodeShape } from "../catalogs/catalogIndex";
import type { LanguageDefinition } from "../languages/language";
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
  const quoted = new RegExp(`["'\`](?:(${content})(?=["'\`])|\\w{0,16}\\((${content})(?=\\)\\w{0,16}"))`, "g");
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

/**
 * Looks through the contents of the candidates of a scanner made with the same arguments, in a third of the time: for the
 * first look at a text, before anything is known of it.
 */
export function createContentTest(shape: CodeShape, unquoted: UnquotedForms, shortest: number): SomeContent {
  const content = contentPattern(shape, shortest);
  const quoted = new RegExp(`["'\`]${content}(?=["'\`])`, "g");
  const raw = new RegExp(`R"\\w{0,16}\\(${content}(?=\\)\\w{0,16}")`, "g");
  const bare = barePattern(shape, unquoted, shortest);
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

function barePattern(shape: CodeShape, { names, words }: UnquotedForms, shortest: number): RegExp | undefined {
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
