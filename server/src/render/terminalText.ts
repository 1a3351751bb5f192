/** Text for a terminal: what is safe to print, how wide it is, how it breaks into lines, how it is coloured. */

export type Style = (text: string) => string;

export interface Styles {
  readonly bold: Style;
  readonly dim: Style;
  readonly underline: Style;
  readonly red: Style;
  readonly yellow: Style;
  readonly cyan: Style;
}

/** @param colors whether the terminal shows colours; without, every style leaves the text as it is. */
export function createStyles(colors: boolean): Styles {
  const style =
    (on: number, off: number): Style =>
    (text) =>
      colors && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    underline: style(4, 24),
    red: style(31, 39),
    yellow: style(33, 39),
    cyan: style(36, 39),
  };
}

/**
 * Text from a file as it may be shown: a tab becomes two blanks, and characters that would steer the terminal or turn
 * the direction of writing become `\uFFFD`.
 */
export function printable(text: string): string {
  return text.replaceAll("\t", "  ").replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, "\uFFFD");
}

/** How many columns the text takes: two for East Asian wide characters and emoji, none for marks on others. */
export function displayWidth(text: string): number {
  if (isPlain(text)) {
    return text.length;
  }
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
  }
  return width;
}

/** Breaks the text at blanks into lines of at most `width` columns; a word that is longer has a line of its own. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ")) {
    const wordWidth = displayWidth(word);
    if (line !== "" && used + 1 + wordWidth > width) {
      lines.push(line);
      line = word;
      used = wordWidth;
    } else {
      used += wordWidth + (line === "" ? 0 : 1);
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}

/** The longest beginning of the text that fits in so many columns. */
export function clipToWidth(text: string, width: number): string {
  let used = 0;
  let clipped = "";
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) {
      return clipped;
    }
    clipped += character;
  }
  return text;
}

/** The text, or as much of its beginning as fits in so many columns with an ellipsis. */
export function shorten(text: string, width: number): string {
  return displayWidth(text) <= width ? text : width < 1 ? "" : `${clipToWidth(text, width - 1).trimEnd()}…`;
}

/** `1 file`, `2 files`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

function characterWidth(character: string): number {
  if (isPlain(character)) {
    return 1;
  }
  if (/[\p{M}\u200b-\u200d]/u.test(character)) {
    return 0;
  }
  return /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    character,
  )
    ? 2
    : 1;
}

function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
