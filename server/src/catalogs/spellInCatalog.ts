import type { DataFormat } from "./dataText";
import type { Span } from "../util/span";

/**
 * A code as it stands in a catalog's text, in the quotes that are there if they can hold it.
 *
 * @param quoted the place of the code that it replaces, with quotes if there are any.
 */
export function spellInCatalog(code: string, text: string, quoted: Span): string {
  const quote = /["']/.exec(text[quoted.start] ?? "")?.[0] ?? "";
  return quote + spellInQuotes(code, quote, "yaml") + quote;
}

/**
 * A text as it is written between quotes, or as a whole where there are none.
 *
 * @param quote that stands before it already; empty where none does.
 */
export function spellInQuotes(text: string, quote: string, format: DataFormat): string {
  switch (quote) {
    case '"':
      return JSON.stringify(text).slice(1, -1);
    case "'":
      return text.replaceAll("'", "''");
    default:
      return format === "yaml" && isPlain(text) ? text : JSON.stringify(text);
  }
}

/** Whether YAML takes it for a text without quotes, and not for a number, a truth value, a comment. */
function isPlain(text: string): boolean {
  return /^[A-Za-z_](?:[\w ./-]*[\w./-])?$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
}
