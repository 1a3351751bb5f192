/** A field with its text, as JSON, object literals and logs write them. */
export interface Pair {
  readonly key: string;
  readonly value: string;
}

/** How often JSON may stand in a string of JSON in a string. */
const deepest = 3;

/**
 * The text, and what it is without one more level of backslashes, until there are no more: a log holds the body as a string.
 */
export function unescapeLayers(text: string): readonly string[] {
  const layers = [text];
  for (let layer = text; layers.length <= deepest && /\\["'nrtu/]/.test(layer);) {
    layer = layer.replace(
      /\\(?:(["'\\/])|([nrt])|u([0-9a-fA-F]{4}))/g,
      (_, sign?: string, space?: string, hex?: string) =>
        hex === undefined ? (sign ?? (space === "t" ? "\t" : "\n")) : String.fromCharCode(Number.parseInt(hex, 16)),
    );
    layers.push(layer);
  }
  return layers;
}

/** `"code": "X"`, `code: 'X'`, `code=X`, `"ok": false`; what follows a key of a nested object is none. */
export function readPairs(text: string): readonly Pair[] {
  const pair =
    /(?<![\w$.-])(["'`]?)([A-Za-z_$][\w$.-]{0,59})\1\s*[:=]\s*(?:"([^"\\\r\n]{0,500})"|'([^'\\\r\n]{0,500})'|([\w./:+-]{1,200})|(?=[{[]))/g;
  return Array.from(text.matchAll(pair), ([, , key = "", double, single, bare]) => ({
    key,
    value: double ?? single ?? bare ?? "",
  }));
}

/** @param signs characters that occur in codes beside letters and digits. */
export function readWords(text: string, signs: string): readonly string[] {
  const escaped = signs.replace(/[\\\]^-]/g, "\\$&");
  const word = new RegExp(`[\\p{L}\\p{N}_${escaped}]+`, "gu");
  return Array.from(text.matchAll(word), ([found]) => trimSigns(found)).filter((found) => found !== "");
}

/** A sentence's full stop is none of the code before it. */
function trimSigns(word: string): string {
  return word.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, "");
}

/** HTTP statuses that the text names as such, each once. */
export function readStatuses(text: string): readonly string[] {
  const named =
    /HTTP\/\d(?:\.\d)?"?\s+([1-5]\d\d)\b|\b(?:http[ _-]?)?status(?:[ _-]?code)?\\*["']?\s*(?:[:=]|of|is)?\s*\\*["']?([1-5]\d\d)\b|\b([45]\d\d)\s+(?:Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Method Not Allowed|Conflict|Gone|Unprocessable|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time)/gi;
  return [...new Set(Array.from(text.matchAll(named), ([, line, field, phrase]) => line ?? field ?? phrase ?? ""))];
}
