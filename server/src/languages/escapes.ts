/** How a kind of string literal writes characters that cannot stand for themselves, by name. */
const decoders = {
  /** Every character stands for itself. */
  none: (content: string): string => content,
  /** `\n`, `\x41`, `\u0041`, `\u{1F600}`; a backslash at the end of a line joins it with the next. */
  javascript: decodeJavaScript,
  /** The same and `\101`, `\U0001F600`, `\x{41}`: C and its kin, each of which has some of them. */
  c: decodeC,
  /** `\\` and `\'` alone: single-quoted strings in Ruby and PHP. */
  single: (content: string): string => content.replace(/\\([\\'])/g, "$1"),
  /** A quote is written twice: C#'s verbatim strings. */
  doubled: (content: string): string => content.replace(/""/g, '"'),
  /** The same in single quotes: YAML. */
  doubledSingle: (content: string): string => content.replace(/''/g, "'"),
} as const;

/** Name of a way to write characters that cannot stand for themselves. */
export type EscapeRule = keyof typeof decoders;

/** The value of a literal's content, as the program sees it. A broken escape is kept as it is written. */
export function decodeEscapes(content: string, rule: EscapeRule): string {
  return rule.startsWith("doubled") || content.includes("\\") ? decoders[rule](content) : content;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
};

function decodeJavaScript(content: string): string {
  return content.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[^ux]))/gu,
    (escape: string, point?: string, unit?: string, byte?: string, simple?: string) =>
      simple === undefined ? decodePoint(point ?? unit ?? byte ?? "", 16, escape) : decodeSimple(simple),
  );
}

function decodeC(content: string): string {
  return content.replace(
    /\\(?:[ux]\{([0-9a-fA-F]{1,6})\}|U([0-9a-fA-F]{8})|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-7]{3})|(\r\n|[^uUx]))/gu,
    (escape: string, braced?: string, long?: string, unit?: string, byte?: string, octal?: string, simple?: string) => {
      if (simple !== undefined) {
        return decodeSimple(simple);
      }
      return octal === undefined
        ? decodePoint(braced ?? long ?? unit ?? byte ?? "", 16, escape)
        : decodePoint(octal, 8, escape);
    },
  );
}

function decodePoint(digits: string, radix: number, escape: string): string {
  const point = Number.parseInt(digits, radix);
  return point <= 0x10ffff ? String.fromCodePoint(point) : escape;
}

function decodeSimple(character: string): string {
  return /^[\r\n\u2028\u2029]/.test(character) ? "" : (simpleEscapes[character] ?? character);
}
