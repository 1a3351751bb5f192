import type { Inline } from "./blocks";
import { isPhrase, isProblemType, parseStatuses, type Shape, shapeOf, shapes } from "./shapes";

/** What a text says that names codes and little else. */
export interface CodeText {
  /** One or more codes that what follows is about. */
  readonly codes: readonly string[];
  /** Other spellings of the one code: `B` of `A or B`. */
  readonly aliases: readonly string[];
  readonly httpStatus: readonly number[];
  readonly deprecated: boolean;
  /** How much the least code-like of the codes looks like one. */
  readonly shape: Shape;
}

interface FindOptions {
  /** Whether a code may be a few words. */
  readonly spaces: boolean;
  /** Whether a code may be a web address: the `type` of RFC 9457. */
  readonly addresses?: boolean;
}

const noise = /[\s,;.*†‡]*(?:\[\d+\])?$/u;
/** Words beside a code that are about it: a badge. */
const badges = /[\s([{]*\b(?:deprecated|legacy|obsolete|new|beta|preview|retired|removed|default)\b[^,]{0,12}$/i;

/**
 * Reads a text that should be a code, such as a cell of a column of codes: one code, several that share the row, or a
 * code and its alias, with a status, a name or a badge beside it. Gives `undefined` for anything else.
 *
 * @example findCodes(plain("INVALID_OTP or INVALID_PASSCODE"), { spaces: false })?.aliases // ["INVALID_PASSCODE"]
 */
export function findCodes(cell: Inline, { spaces, addresses = false }: FindOptions): CodeText | undefined {
  let text = cell.text.replace(noise, "");
  const deprecated = cell.struck || /\b(?:deprecated|obsolete|retired|removed)\b/i.test(text.slice(1));
  text = text.replace(badges, "").replace(/^(?:error(?: code)?|code)\s*[:#]?\s+(?=\S+$)/i, "");
  const bracket = /^(\S+)\s*[([]([^()[\]]+)[)\]]$/.exec(text);
  const inBrackets = bracket?.[2] ?? "";
  const httpStatus = inBrackets === "" ? [] : parseStatuses(inBrackets);
  const aliases: string[] = [];
  if (bracket !== null && shapeOf(unquote(bracket[1] ?? "")) !== shapes.none) {
    const other = unquote(inBrackets);
    if (
      httpStatus.length > 0 ||
      (shapeOf(other) >= shapes.medium && shapeOf(unquote(bracket[1] ?? "")) > shapes.none)
    ) {
      text = bracket[1] ?? "";
      if (httpStatus.length === 0) {
        aliases.push(other);
      }
    }
  }
  const whole = unquote(text);
  if (shapeOf(whole) !== shapes.none) {
    return { codes: [whole], aliases, httpStatus, deprecated, shape: shapeOf(whole) };
  }
  if (addresses && isProblemType(whole)) {
    return { codes: [whole], aliases, httpStatus, deprecated, shape: shapes.strong };
  }
  const [first = "", ...others] = whole.split(/\s+(?:or|aka|alias)\s+/i).map(unquote);
  if (others.length > 0 && areCodes([first, ...others])) {
    return { codes: [first], aliases: others, httpStatus, deprecated, shape: leastShape([first, ...others]) };
  }
  const parts = splitCodes(cell, whole);
  if (parts.length > 1 && areCodes(parts)) {
    return { codes: parts, aliases, httpStatus, deprecated, shape: leastShape(parts) };
  }
  return spaces && isPhrase(whole)
    ? { codes: [whole], aliases, httpStatus, deprecated, shape: shapes.none }
    : undefined;
}

/** Several codes that share a row: on lines of their own, or between commas and slashes. */
function splitCodes({ lines, text }: Inline, whole: string): readonly string[] {
  const parts =
    lines.length > 1 && whole.length === text.length ? lines : whole.split(/\s*[,;|]\s*|\s+(?:\/|and|&)\s+/i);
  return parts.flatMap((part) => part.split(/\s*,\s*/)).map((part) => unquote(part.replace(noise, "")));
}

function areCodes(parts: readonly string[]): boolean {
  return parts.every((part) => shapeOf(part) !== shapes.none);
}

function leastShape(parts: readonly string[]): Shape {
  return parts.map(shapeOf).reduce((least, shape) => (shape < least ? shape : least), shapes.strong);
}

/** The text without the quotes or back-ticks around all of it. */
export function unquote(text: string): string {
  return text.trim().replace(/^(["'`“‘])(.*)(["'`”’])$/s, "$2");
}

/** A code at the start of a text, and what is said of it there. */
export interface LeadingCode extends CodeText {
  readonly rest: string;
  /** Whether the source sets the code apart: as code, in bold, or with a dash or colon behind it. */
  readonly apart: boolean;
}

/**
 * Reads a text that begins with a code: `INVALID_OTP: The password is malformed.`, a heading `1001 - Invalid amount`, an
 * item that is only a code.
 */
export function findLeadingCode(content: Inline): LeadingCode | undefined {
  const text = content.text.replace(/^(?:error(?: code)?|code)\s*[:#]?\s+(?=[\w-])/i, "");
  const alone = findCodes({ ...content, text }, { spaces: false });
  if (alone !== undefined) {
    const marked = alone.codes.every((code) => content.marked.some((mark) => mark.includes(code)));
    return { ...alone, rest: "", apart: marked };
  }
  const mark = content.marked[0]?.replace(/\s*:$/, "") ?? "";
  const marked =
    mark !== "" && content.text.startsWith(mark)
      ? findCodes({ ...content, text: mark, lines: [mark] }, { spaces: false })
      : undefined;
  if (marked !== undefined) {
    const rest = content.text.slice(mark.length);
    const split = /^(?:\s*\(([^)]*)\))?\s*[:–—-]*\s*/.exec(rest);
    const bracket = split?.[1] ?? "";
    const statuses = parseStatuses(bracket);
    const isAside = bracket === "" || statuses.length > 0 || /deprecated|legacy/i.test(bracket);
    return {
      ...marked,
      httpStatus: [...marked.httpStatus, ...statuses],
      deprecated: marked.deprecated || /deprecated/i.test(bracket),
      rest: isAside ? rest.slice(split?.[0].length ?? 0).trim() : rest.replace(/^\s*[:–—-]*\s*/, ""),
      apart: /^\s*(?:[:–—-]|\()/.test(rest),
    };
  }
  const plainCode = /^(.{1,128}?)(?:\s*[:：]|\s+[–—-]|\s+→|\s+=>?)\s+(\S.*)$/s.exec(text);
  const found =
    plainCode === null
      ? undefined
      : findCodes({ ...content, text: plainCode[1] ?? "", lines: [plainCode[1] ?? ""] }, { spaces: false });
  return found === undefined ? undefined : { ...found, rest: plainCode?.[2] ?? "", apart: true };
}
