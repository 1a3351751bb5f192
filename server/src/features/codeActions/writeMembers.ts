import { isName } from "../../catalogs/codeShape";
import type { MemberForm } from "../../occurrences/memberForm";
import type { Span } from "../../util/span";
import { escapeFor } from "../spellings";

/** A text that is put in at an offset. */
export interface Insert {
  readonly offset: number;
  readonly insertion: string;
}

/** Members for further codes, and where in the resulting text each code's literal begins. */
export interface WrittenMembers {
  /** In the order of the text. */
  readonly inserts: readonly Insert[];
  readonly offsets: readonly number[];
}

/** What stands for a text that is yet to be written. */
export const todo = "TODO";

/**
 * Writes members for the codes behind the last one there is, each in the manner of the one that the form copies.
 *
 * @returns `undefined` where a name beside the code cannot be made from it: `NoCard = "card_declined"`.
 */
export function writeMembers(
  form: MemberForm,
  codes: readonly string[],
  text: string,
  quoteOfNames: string,
): WrittenMembers | undefined {
  const lineStart = text.lastIndexOf("\n", form.item.start - 1) + 1;
  const isIndented = /^[^\S\r\n]*$/.test(text.slice(lineStart, form.item.start));
  // In a block quote of Markdown each line begins with a sign.
  if (form.separator.includes("\n") && !isIndented && !/[|,;]/.test(form.separator.trimStart())) {
    return undefined;
  }
  const items: WrittenItem[] = [];
  for (const code of codes) {
    const item = writeItem(form, code, text, quoteOfNames);
    if (item === undefined) {
      return undefined;
    }
    items.push(item);
  }
  const { separator, end, comment, arm } = form;
  const mark = separator.trimStart() === separator ? separator.trimEnd() : "";
  const blank = separator.slice(mark.length);
  const needsComma = arm?.stub.endsWith(",") === true && !/[,}]$/.test(text.slice(0, end));
  const isMarked = (item: WrittenItem | undefined): boolean =>
    mark !== "" && (item?.text ?? text.slice(0, end)).endsWith(mark);
  const first = needsComma ? "," : "";
  const inserts: Insert[] = [];
  const offsets: number[] = [];
  let offset = end;
  let written = first;
  let before = 0;
  const add = (part: string): void => {
    written += part;
  };
  const close = (): void => {
    if (written !== "") {
      inserts.push({ offset, insertion: written });
      before += written.length;
      written = "";
    }
  };
  if (comment !== undefined) {
    add(comment.isSeparated ? "" : mark);
    close();
    offset = comment.end;
  }
  items.forEach((item, i) => {
    add(comment !== undefined || isMarked(items[i - 1]) ? blank : separator);
    offsets.push(offset + before + written.length + item.literal);
    const isLast = i === items.length - 1;
    add(item.text + (comment !== undefined && (comment.isSeparated || !isLast) ? mark : ""));
  });
  // On one line, what follows may be another arm.
  if (comment === undefined && mark === ";" && /^[^\S\r\n]*[^\s;)}]/.test(text.slice(end))) {
    add(isMarked(items[items.length - 1]) ? "" : mark);
  }
  close();
  return { inserts, offsets };
}

interface WrittenItem {
  readonly text: string;
  /** Where in it the literal's content begins. */
  readonly literal: number;
}

function writeItem(form: MemberForm, code: string, text: string, quoteOfNames: string): WrittenItem | undefined {
  const { item, patterns, element, member, isBare, values, arm, value } = form;
  const { literal, role } = member;
  const needsQuotes = isBare && !isName(code);
  const quote = needsQuotes ? quoteOfNames : literal.quote;
  const written = quote === "" ? code : escapeFor(quote, code);
  const rename = (piece: Span): string => renameIn(text.slice(piece.start, piece.end), literal.value, code);
  const prefix = text.slice(item.start, patterns.start);
  const renamed = rename({ start: item.start, end: patterns.start });
  const isNamed = role === "definition" && /[\p{L}_]/u.test(prefix);
  if (isNamed && renamed === prefix) {
    return undefined;
  }
  const head = renamed + text.slice(element.start, literal.span.start) + (needsQuotes ? quote : "");
  const behindLiteral = (needsQuotes ? quote : "") + text.slice(literal.span.end, element.end);
  return {
    text: head + written + behindLiteral + writeRest(),
    literal: head.length,
  };

  function writeRest(): string {
    if (arm !== undefined) {
      return text.slice(patterns.end, arm.headEnd) + writeBody(form, text);
    }
    let rest = "";
    let at = patterns.end;
    values.forEach((span, i) => {
      const old = text.slice(span.start, span.end);
      const name = /\s/.test(old) ? old : renameIn(old, literal.value, code);
      // `: string` is no value, nor is the `to` of `"INVALID_OTP" to 1`.
      const isKept =
        name !== old || /^:(?!\w)/.test(old) || (i < values.length - 1 && /^(?:[a-z]+|[^\w\s"'`]+)$/.test(old));
      const before = withoutComments(rename({ start: at, end: span.start }));
      // What stands for a value takes no line of its own, as a map in YAML does.
      rest += isKept ? before + name : before.replace(/:\s*\n\s*$/, ": ") + standIn(old, value);
      at = span.end;
    });
    return rest + text.slice(at, item.end);
  }
}

/** What stands between a key and its value, less what is said there about it. */
function withoutComments(between: string): string {
  return between.replace(/[^\S\r\n]*(?:#|\/\/)[^\r\n]*|[^\S\r\n]*\/\*[^]*?\*\//g, "");
}

/** What stands for a value, in its kind. */
function standIn(value: string, other: string | undefined): string {
  const quoted = /^([a-zA-Z]{0,2})(["'`])(?:(?!\2)[^\\]|\\[^])*\2$/.exec(value);
  if (quoted !== null) {
    const [, before = "", quote = ""] = quoted;
    return before.replace(/f/i, "") + quote + todo + quote;
  }
  if (/^-?\d[\d_]*$/.test(value)) {
    return "0";
  }
  if (/^(?:true|false)$/i.test(value)) {
    return value.startsWith("T") || value.startsWith("F") ? "False" : "false";
  }
  return other ?? value;
}

function writeBody({ arm, item, separator }: MemberForm, text: string): string {
  if (arm === undefined) {
    return "";
  }
  const body = text.slice(arm.headEnd, item.end);
  if (body.trim() === "") {
    return "";
  }
  const answer = /^(\s*(?:(?:return|yield)\b\s*)?)(["'])(?:(?!\2)[^\\\r\n])*\2(\s*[;,]?)$/.exec(body);
  if (answer !== null) {
    const [, before = "", quote = "", behind = ""] = answer;
    return before + quote + todo + quote + behind;
  }
  // A comment would take in what follows on the line.
  const whole = /\byield\b/.test(body) ? (arm.yieldStub ?? arm.stub) : arm.stub;
  const stub = separator.includes("\n") ? whole : whole.replace(/\s*(?:\/\/|#).*$/, "");
  // A comment behind the head is about that arm.
  const blank = /^(?:[^\S\r\n]*(?:\/\/|#).*)?(\s*)/.exec(body)?.[1] ?? "";
  const indent = /(\r?\n)([^\S\r\n]*)$/.exec(blank);
  const inBraces = arm.braces === true ? /^\s*\{(\s*)/.exec(body) : null;
  if (inBraces !== null && body.endsWith("}")) {
    const inner = inBraces[1] ?? "";
    const close = /\s*\}$/.exec(body)?.[0] ?? " }";
    const first = /\r?\n[^\S\r\n]*$/.exec(inner)?.[0] ?? " ";
    return `${blank}{${first}${first === " " ? stub.replace(/\s*\/\/.*$/, "") : stub}${close}`;
  }
  return (indent === null ? " " : indent[0]) + stub;
}

/** The text with each name that is made of the code made of another one: `InvalidOtp` of `INVALID_OTP`. */
function renameIn(text: string, code: string, other: string): string {
  const plain = plainOf(code);
  if (plain.length < 3) {
    return text;
  }
  return text.replace(/[\p{L}_$][\p{L}\p{N}_$]*(?:[/-][\p{L}\p{N}_$]+)*/gu, (name, at: number) => {
    const isQuoted = /["'`]/.test(text[at - 1] ?? "");
    if (name === code && (isQuoted || isName(other))) {
      return other;
    }
    for (let i = 0; i < name.length; i++) {
      const piece = name.slice(i);
      const isStart = i === 0 || /[_$]/.test(name[i - 1] as string) || /^\p{Lu}/u.test(piece);
      if (isStart && !/^[_$]/.test(piece) && plainOf(piece) === plain) {
        return name.slice(0, i) + writeName(other, piece);
      }
    }
    return name;
  });
}

function plainOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** The code as a name, in the style of another name. */
function writeName(code: string, like: string): string {
  const words = (/[a-z]/.test(code) ? code.replace(/([a-z\d])([A-Z])/g, "$1 $2") : code)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.toLowerCase());
  const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
  if (like.includes("_") || like === like.toUpperCase()) {
    const name = words.join("_");
    return like === like.toUpperCase() ? name.toUpperCase() : name;
  }
  const [first = "", ...others] = words;
  return (/^\p{Lu}/u.test(like) ? capital(first) : first) + others.map(capital).join("");
}
