import type { Node } from "web-tree-sitter";
import type { FilterSyntax, Role } from "../languages/language";
import type { Literal } from "../languages/literal";
import { detach } from "../util/detach";
import type { Span } from "../util/span";
import type { Text } from "../util/text";

/** A string of a filter that stands in a literal of a program: `INVALID_OTP` in `jq -e '.code == "INVALID_OTP"'`. */
export interface FilterString {
  readonly literal: Literal;
  readonly role: Role;
  /** The path that it is compared with, or the field whose value it is: `.error.code`. */
  readonly path: string | undefined;
  /** It may be a part of a code only. */
  readonly partial: boolean;
}

/** UTF-16 units of a filter that are looked at: what is longer is a program of its own. */
const longestFilter = 4_000;

/** Whether a string is a filter, by the command that it is an argument of. */
export function isFilter({ parent }: Node, { construct, name, names }: FilterSyntax): boolean {
  return parent?.type === construct && names.includes(parent.childForFieldName(name)?.text ?? "");
}

/**
 * The filter's string whose content starts at the offset; `undefined` where none does. The quotes may have backslashes,
 * as in `jq ".code == \"INVALID_OTP\""`.
 *
 * @param outer content of the longer literal.
 */
export function readFilterString(text: Text, outer: Span, start: number): FilterString | undefined {
  if (outer.end - outer.start > longestFilter) {
    return undefined;
  }
  const before = text.slice(outer.start, start);
  const quote = /\\?"$/.exec(before)?.[0];
  // An even number of quotes before it: this one does not close a string.
  if (quote === undefined || before.split('"').length % 2 === 1) {
    return undefined;
  }
  const rest = text.slice(start, outer.end);
  const content = /^[^"\\\r\n]*/.exec(rest)?.[0] ?? "";
  if (!rest.startsWith(quote, content.length)) {
    return undefined;
  }
  const literal = { value: detach(content), span: { start, end: start + content.length }, quote: detach(quote) };
  return { literal, ...readRole(before.slice(0, -quote.length), rest.slice(content.length + quote.length)) };
}

/** The filter's string that the offset touches. */
export function findFilterStringAt(text: Text, outer: Span, offset: number): FilterString | undefined {
  const before = /[^"\\\r\n]*$/.exec(text.slice(Math.max(outer.start, offset - longestFilter), offset))?.[0] ?? "";
  return readFilterString(text, outer, offset - before.length);
}

const compared = /([\w.$[\]?]{1,200})\s*(?:\/\/\s*(?:""|null|empty)\s*)?\)?\s*[=!]=\s*$/;
const yoda = /^\s*[=!]=\s*\(?\s*([\w.$[\]?]{1,200})/;
/** An argument of a function that looks values up, or an item of a list. */
const listed = /(?:\b(?:IN|index|inside)\s*\(|[[,;])\s*$/;
const searched = /\b(?:contains|startswith|endswith|test)\s*\(\s*$/;

const keyed = /[{,]\s*$/;
const valued = /["{,\s]([\w-]{1,60})"?\s*:\s*$/;

function readRole(before: string, behind: string): Omit<FilterString, "literal"> {
  const [, path] = compared.exec(before) ?? yoda.exec(behind) ?? [];
  if (path !== undefined) {
    return { role: "comparison", path: detach(path.replace(/\?/g, "")), partial: false };
  }
  if (keyed.test(before) && /^\s*:/.test(behind)) {
    return { role: "key", path, partial: false };
  }
  const [, field] = valued.exec(before) ?? [];
  if (field !== undefined) {
    return { role: "value", path: detach(field), partial: false };
  }
  const partial = searched.test(before);
  return { role: partial || listed.test(before) ? "membership" : "other", path, partial };
}
