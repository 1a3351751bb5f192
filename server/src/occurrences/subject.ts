import type { Subject } from "./occurrence";

/** Longer expressions say nothing that a person would read. */
const maxLength = 200;

/**
 * Reads a subject from the text of an expression.
 *
 * @example readSubject("(err as ApiError)?.response!.data['code']") gives `{ text: "err.response.data.code", field: "code" }`
 */
export function readSubject(expression: string): Subject | undefined {
  if (expression.length > maxLength) {
    return undefined;
  }
  let text = expression
    .replace(/\[\s*(["'`])([\w$-]+)\1\s*\]/g, ".$2")
    .replace(/\s+(?:as|satisfies)\s+[\w.$<>[\]| ]+/g, "")
    .replace(/(^|\()\s*<[\w.$]+>/g, "$1")
    .replace(/\?\./g, ".")
    .replace(/!(?!=)/g, "")
    .replace(/^\s*(?:await|typeof|return)\s+/, "")
    .replace(/\s+/g, "");
  let before: string;
  do {
    before = text;
    text = text
      // `(err).code`, `(code)`; a call keeps its parentheses.
      .replace(/(?<![\w$)\]])\(([\w$.]+)\)/g, "$1")
      // `String(err.code)` and `err.code.toUpperCase()` are about err.code.
      .replace(/^(?:String|str|string)\(([\w$.]+)\)$/, "$1")
      .replace(/^(.+)\.(?:toString|toUpperCase|toLowerCase|trim|valueOf)\(\)$/, "$1");
  } while (text !== before);
  text = text.replace(/^(["'`])(.*)\1$/, "$2");
  const field = /([\w$-]+)(?:\(.*\))?$/.exec(text)?.[1];
  return field === undefined ? undefined : { text, field };
}
