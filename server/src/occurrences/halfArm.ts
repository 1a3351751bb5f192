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
  { span: { start, end }, quote }: Pick<Literal, "span" | "quote">,
  { arms = {} }: AdditionSyntax,
): readonly Insertion[] {
  const [closing = ""] = /["'`]+$/.exec(quote) ?? [];
  const isClosed = text.slice(end, end + closing.length) === closing;
  const offset = isClosed ? end + closing.length : end;
  const before = text.slice(lineStartAt(text, start), start);
  if (closing === "" || !patternsBefore.test(before) || !/^[ \t]*(?:\r?\n|$)/.test(text.slice(offset, offset + 100))) {
    return [];
  }
  const endings = Object.values(arms).flatMap(({ head, stub }) => endingsOf(head, stub));
  return endings.map((ending) => ({ offset, insertion: isClosed ? ending : closing + ending }));
}

/** A keyword, other patterns, and the literal's quote. */
const patternsBefore = /^\s*(?:\w+\s+)?(?:(?:"[^"]*"|'[^']*')\s*(?:,|\||or\b)\s*)*@?["'`]+$/;

/** A comma may have to keep the arms apart. */
function endingsOf(head: string, stub: string): readonly string[] {
  const [plain] = /=>|->|[:)]/.exec(head) ?? [];
  return plain === undefined ? [] : [` ${plain} ${stub}\n`, ` ${plain} ${stub},\n`];
}
