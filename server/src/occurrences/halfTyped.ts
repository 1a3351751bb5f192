import type { Insertion } from "../documents/syntaxTrees";
import type { AdditionSyntax } from "../languages/language";
import type { Literal } from "../languages/literal";
import { lineStartAt, type Text } from "../util/text";

/**
 * What makes an arm of a switch of a pattern that stands alone on its line, as somebody types it: `case "INVALID_OTP"`
 * without a colon. One for each way in which the language writes arms; none where the line holds anything else.
 *
 * @param literal the pattern's last one, with offsets in the text.
 */
export function findArmEndings(
  text: Text,
  literal: Pick<Literal, "span" | "quote">,
  { arms = {} }: AdditionSyntax,
): readonly Insertion[] {
  const around = readAround(text, literal);
  if (around === undefined || !patternsBefore.test(around.before) || !/^[ \t]*(?:\r?\n|$)/.test(around.behind)) {
    return [];
  }
  return endWith(
    Object.values(arms).flatMap(({ head, stub }) => endingsOf(head, stub)),
    around,
  );
}

/**
 * What makes an entry of a map of a key that has no value yet: `"INVALID_OTP"` alone in its place in braces or brackets.
 *
 * @param literal the key, with offsets in the text.
 */
export function findEntryEndings(text: Text, literal: Pick<Literal, "span" | "quote">): readonly Insertion[] {
  const around = readAround(text, literal);
  const isAlone =
    around !== undefined &&
    /(?:^|[{[(,])\s*@?["'`]+$/.test(around.before) &&
    /^[ \t]*(?:[}\]),]|\r?\n|$)/.test(around.behind);
  return isAlone ? endWith([": 0", " => 0"], around) : [];
}

/** What stands on a literal's line. */
interface Around {
  readonly before: string;
  /** Behind the closing quote, if it is there. */
  readonly behind: string;
  readonly offset: number;
  /** The quote that lacks. */
  readonly lacking: string;
}

/** `undefined` for a literal without quotes. */
function readAround(text: Text, { span: { start, end }, quote }: Pick<Literal, "span" | "quote">): Around | undefined {
  const [closing] = /["'`]+$/.exec(quote) ?? [];
  if (closing === undefined) {
    return undefined;
  }
  const isClosed = text.slice(end, end + closing.length) === closing;
  const offset = isClosed ? end + closing.length : end;
  return {
    before: text.slice(lineStartAt(text, start), start),
    behind: text.slice(offset, offset + 100),
    offset,
    lacking: isClosed ? "" : closing,
  };
}

function endWith(endings: readonly string[], { offset, lacking }: Around): readonly Insertion[] {
  return endings.map((ending) => ({ offset, insertion: lacking + ending }));
}

/** A keyword, other patterns, and the literal's quote. */
const patternsBefore = /^\s*(?:\w+\s+)?(?:(?:"[^"]*"|'[^']*')\s*(?:,|\||or\b)\s*)*@?["'`]+$/;

/** A comma may have to keep the arms apart. */
function endingsOf(head: string, stub: string): readonly string[] {
  const [plain] = /=>|->|[:)]/.exec(head) ?? [];
  return plain === undefined ? [] : [` ${plain} ${stub}\n`, ` ${plain} ${stub},\n`];
}
