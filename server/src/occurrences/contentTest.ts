import type { CodeShape } from "../catalogs/codeShape";
import { barePattern, contentCharacter, contentPattern, longestContent, type UnquotedForms } from "./candidates";

/** Whether some candidate's content meets the test: `text` from `start` to `end`. It is asked in no order. */
export type SomeContent = (text: string, test: ContentTest) => boolean;
type ContentTest = (text: string, start: number, end: number) => boolean;

/**
 * Looks through the contents of the candidates of a scanner made with the same arguments, in a quarter of the time: for
 * the first look at a text, before anything is known of it.
 */
export function createContentTest(shape: CodeShape, unquoted: UnquotedForms, shortest: number): SomeContent {
  const someQuoted = createQuotedTest(shape, shortest);
  const bare = barePattern(shape, unquoted, shortest);
  return (text, test) =>
    someQuoted(text, test) ||
    // `match` gives plain texts, which costs half of what it takes to tell their places.
    (bare !== undefined && (text.match(bare)?.some((name) => test(name, 0, name.length)) ?? false));
}

/** As {@link createContentTest}, of what stands in quotes. The test is given the whole text, so that it learns the place. */
export function createQuotedTest(shape: CodeShape, shortest: number): SomeContent {
  const somePlain = createPlainTest(shape, shortest);
  const raw = new RegExp(`R"\\w{0,16}\\((${contentPattern(shape, shortest)})(?=\\)\\w{0,16}")`, "g");
  return (text, test) => {
    if (somePlain(text, test)) {
      return true;
    }
    for (const { index, 0: match, 1: content = "" } of text.includes('R"') ? text.matchAll(raw) : []) {
      const end = index + match.length;
      if (test(text, end - content.length, end)) {
        return true;
      }
    }
    return false;
  };
}

const quotes = ['"', "'", "`"];

function createPlainTest(shape: CodeShape, shortest: number): SomeContent {
  if (/["'`\u0080-\uffff]/.test(shape.signs)) {
    return createPatternTest(shape, shortest);
  }
  const character = new RegExp(contentCharacter(shape));
  const isContent = Uint8Array.from({ length: 0x80 }, (_, unit) => Number(character.test(String.fromCharCode(unit))));
  const longest = longestContent(shape);
  return (text, test) => {
    // From quote to quote: nothing else finds a character as fast as `indexOf`.
    for (const quote of quotes) {
      for (let at = text.indexOf(quote); at !== -1;) {
        const start = at + 1;
        const limit = Math.min(text.length, start + longest + 1);
        let end = start;
        let unit = 0;
        for (; end < limit; end++) {
          unit = text.charCodeAt(end);
          if (unit > 0x7f || isContent[unit] === 0) {
            break;
          }
        }
        const size = end - start;
        if (size >= shortest && size <= longest && end < text.length && isQuote(unit) && test(text, start, end)) {
          return true;
        }
        at = text.indexOf(quote, end);
      }
    }
    return false;
  };
}

/** For catalogs whose codes have quotes or characters beyond ASCII in them. */
function createPatternTest(shape: CodeShape, shortest: number): SomeContent {
  const quoted = new RegExp(`["'\`]${contentPattern(shape, shortest)}(?=["'\`])`, "g");
  return (text, test) =>
    Array.from(text.matchAll(quoted)).some(({ index, 0: match }) => test(text, index + 1, index + match.length));
}

function isQuote(unit: number): boolean {
  return unit === 0x22 || unit === 0x27 || unit === 0x60;
}
