import type { Literal } from "../languages/literal";
import { detach } from "../util/detach";
import type { Span } from "../util/span";
import type { Text } from "../util/text";

/** A string of a JSON text that stands in a longer literal of a program: `INVALID_OTP` in `'{"code": "INVALID_OTP"}'`. */
export interface JsonString {
  readonly literal: Literal;
  /** What it is the value of: `code`. */
  readonly key: string | undefined;
}

/** How far around a string its surroundings are looked at. */
const reach = 100;

/**
 * The JSON string whose content starts at the offset; `undefined` where none does. The quotes may have backslashes, as in
 * `"{\"code\": \"INVALID_OTP\"}"`. Only what stands next to the string is looked at, so the text need not be valid JSON
 * as a whole: a format string (`%s`) is not.
 *
 * @param outer content of the longer literal.
 */
export function readJsonString(text: Text, outer: Span, start: number): JsonString | undefined {
  // Quotes over several lines, or YAML's mark of a block, may come before the text.
  if (!/^[\s"'|>+-]*[{[]/.test(text.slice(outer.start, outer.start + reach))) {
    return undefined;
  }
  const before = /(?:[{,[]|(?:\\?"([\w$-]{1,60})\\?"\s*)?:)\s*(\\?")$/.exec(
    text.slice(Math.max(outer.start, start - reach), start),
  );
  const [, key, quote] = before ?? [];
  if (quote === undefined) {
    return undefined;
  }
  const [, content] =
    /^([^"\\\r\n]*)(\\?")\s*[,:}\]]/.exec(text.slice(start, Math.min(outer.end, start + reach))) ?? [];
  if (content === undefined || text.slice(start + content.length, start + content.length + quote.length) !== quote) {
    return undefined;
  }
  const span = { start, end: start + content.length };
  return { literal: { value: detach(content), span, quote }, key: key && detach(key) };
}

/** The JSON string that the offset touches. */
export function findJsonStringAt(text: Text, outer: Span, offset: number): JsonString | undefined {
  const [inFront = ""] = /[^"\\\r\n]*$/.exec(text.slice(Math.max(outer.start, offset - reach), offset)) ?? [];
  return readJsonString(text, outer, offset - inFront.length);
}
