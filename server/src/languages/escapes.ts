/** How a kind of string literal writes characters that cannot stand for themselves, by name. */
const decoders = {
  /** Every character stands for itself. */
  none: (content: string): string => content,
  /** `\n`, `\x41`, `\u0041`, `\u{1F600}`; a backslash at the end of a line joins it with the next. */
  javascript: decodeJavaScript,
} as const;

export type EscapeRule = keyof typeof decoders;

/** The value of a literal's content, as the program sees it. A broken escape is kept as it is written. */
export function decodeEscapes(content: string, rule: EscapeRule): string {
  return content.includes("\\") ? decoders[rule](content) : content;
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
    (escape: string, point?: string, unit?: string, byte?: string, simple?: string) => {
      const hex = point ?? unit ?? byte;
      if (hex !== undefined) {
        const value = Number.parseInt(hex, 16);
        return value <= 0x10ffff ? String.fromCodePoint(value) : escape;
      }
      const character = simple ?? "";
      return /^[\r\n\u2028\u2029]/.test(character) ? "" : (simpleEscapes[character] ?? character);
    },
  );
}
