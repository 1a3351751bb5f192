import { isName } from "../catalogs/codeShape";

/**
 * A code as it is written between a literal's quotes: `it's` between single ones becomes `it\'s`.
 *
 * @param quote the literal's opening quote; of a longer one, as in `"""`, the last character counts.
 */
export function escapeFor(quote: string, code: string): string {
  switch (quote.slice(-1)) {
    case "'":
      return code.replace(/[\\']/g, "\\$&");
    case "`":
      return code.replace(/[\\`]|\$(?=\{)/g, "\\$&");
    default:
      return code.replace(/[\\"]/g, "\\$&");
  }
}

/** A code that every language and kind of quotes writes as it is. */
export function isPlain(code: string): boolean {
  return /^[\w./:-]+$/.test(code);
}

/**
 * How a code may be written in a literal's place, the likeliest first: which of them says it is for a reader of the
 * language to tell. What is in quotes keeps them.
 *
 * @param quote the literal's opening quote; empty for a bare name.
 */
export function spellingsOf(code: string, quote: string): readonly string[] {
  if (quote === "") {
    const bare = isName(code) ? [code] : [];
    // Only data has others than names: `customer/duplicate` in YAML.
    return [...bare, ...(isPlain(code) ? [code] : []), `"${escapeFor('"', code)}"`, `'${escapeFor("'", code)}'`];
  }
  const last = quote.slice(-1);
  return isPlain(code) ? [code] : [escapeFor(quote, code), code, code.replaceAll(last, last + last)];
}
