/** How surely a text looks like a code: not at all, like any word or number, like a name, unmistakably. */
export const shapes = { none: 0, weak: 1, medium: 2, strong: 3 } as const;
export type Shape = (typeof shapes)[keyof typeof shapes];

/** Longest code that a catalog takes. */
export const maxCodeLength = 128;

const typeNames = new Set(
  (
    "string str integer int int32 int64 number float double decimal boolean bool object array list map null none nil " +
    "undefined true false uuid date datetime date-time timestamp uri url email enum any void bytes binary json xml " +
    "yes no n/a na tbd required optional get post put patch delete head options oneof anyof allof"
  ).split(" "),
);
const fileName =
  /\.(?:json|jsonc|ya?ml|md|mdx|html?|txt|csv|tsv|xml|pdf|png|jpe?g|gif|svg|tsx?|jsx?|mjs|py|go|java|kt|rb|php|dart|sh|toml|ini|zip|com|org|io|dev|net)$/i;
const mimeType =
  /^(?:application|text|image|audio|video|multipart|font)\/(?:[a-z.]+\+)?(?:json|xml|html|plain|csv|pdf|zip|gzip|png|jpe?g|gif|svg|webp|mp4|mpeg|octet-stream|x-[a-z-]+|form-data|javascript|css|yaml|event-stream|\*)$/i;

/**
 * How much one word looks like a code. What it stands for depends on what is around it: this only excludes what no code
 * looks like.
 *
 * @example shapeOf("customer/not-found") === shapes.strong
 */
export function shapeOf(text: string): Shape {
  if (text.length > maxCodeLength || !/^[-_]?[\p{L}\p{N}](?:[\p{L}\p{N}_./:-]*[\p{L}\p{N}_])?$/u.test(text)) {
    return shapes.none;
  }
  if (typeNames.has(text.toLowerCase()) || fileName.test(text) || mimeType.test(text) || text.includes("//")) {
    return shapes.none;
  }
  if (/^v?\d+(?:\.\d+)+$/i.test(text) || /^\d+[-/:]\d+(?:[-/:]\d+)*$/.test(text) || /^https?:/i.test(text)) {
    return shapes.none;
  }
  if (/^-?\d+$/.test(text)) {
    return text.length <= 12 ? shapes.weak : shapes.none;
  }
  if (/^_?[A-Z][A-Z0-9]*(?:_+[A-Z0-9]+)+$/.test(text) || /\p{L}[_/.:]+[\p{L}\p{N}]|[\p{N}][_/:]+\p{L}/u.test(text)) {
    return shapes.strong;
  }
  if (/\p{L}-[\p{L}\p{N}]/u.test(text) || /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u.test(text) || text.startsWith("_")) {
    return shapes.medium;
  }
  if (/^[A-Z]{4,}$/.test(text) || /^[A-Za-z]{1,10}\d{1,8}[A-Z]?$/.test(text) || /^\d{1,4}[A-Z]{1,3}\d*$/.test(text)) {
    return shapes.medium;
  }
  return /^\p{L}[\p{L}\p{N}]*$/u.test(text) ? shapes.weak : shapes.none;
}

/** Whether the text is a constant's name in capitals, as hardly anything but a code is written: `INVALID_OTP`. */
export function isScreaming(text: string): boolean {
  return /^_?[A-Z][A-Z0-9]*(?:_+[A-Z0-9]+)+$/.test(text);
}

/** Whether the text is a web address or a URN that may name a type of problem, as RFC 9457 has it. */
export function isProblemType(text: string): boolean {
  return text.length <= maxCodeLength && /^(?:https?:\/\/|urn:|tag:)[^\s<>"'`{}]+[^\s<>"'`{}.,;]$/.test(text);
}

/** What stands in a column of codes where there is none. */
const instead =
  /^(?:(?:please )?see (?:the )?(?:below|above|also|next|previous|docs?|documentation|details|description|notes?|message|table|section)\b.*|not (?:applicable|available|set|used|specified|defined)|no (?:error )?codes?|to be (?:defined|determined|announced|decided)|same as .*|as (?:above|below)|any other.*|all other.*)$/i;

/** Whether the text is a few words that a vendor may use as a code, blanks and all: `email-already in use`. */
export function isPhrase(text: string): boolean {
  return (
    !instead.test(text) &&
    text.length <= 60 &&
    /^\p{L}/u.test(text) &&
    /^[\p{L}\p{N}_-]+(?: [\p{L}\p{N}_/-]+){1,4}$/u.test(text)
  );
}

/** HTTP statuses that are registered or in wide use. */
const knownStatuses = new Set(
  (
    "100 101 102 103 200 201 202 203 204 205 206 207 208 226 300 301 302 303 304 305 307 308 400 401 402 403 404 405 406 " +
    "407 408 409 410 411 412 413 414 415 416 417 418 420 421 422 423 424 425 426 428 429 430 431 440 444 449 450 451 " +
    "460 463 494 495 496 497 498 499 500 501 502 503 504 505 506 507 508 509 510 511 520 521 522 523 524 525 526 527 529 530 598 599"
  ).split(" "),
);
const reasonPhrase = String.raw`(?:\s*[-–—:(]?\s*[A-Za-z][A-Za-z' -]{1,40}\)?)?`;
const oneStatus = String.raw`(?:HTTP(?:\/[\d.]+)?\s*)?(?:status\s*)?(?:code\s*)?([1-5]\d\d)${reasonPhrase}`;
const statusPattern = new RegExp(`^${oneStatus}$`, "i");

/** The HTTP statuses that the whole text names: `404`, `404 Not Found`, `400, 422`, `401 or 403`. */
export function parseStatuses(text: string): readonly number[] {
  const whole = text.trim();
  if (whole === "" || whole.length > 80) {
    return [];
  }
  const parts = whole.split(/\s*(?:,|\/|;|\||\bor\b|\band\b|&|\n)\s*/i);
  const found = parts.map((part) => statusPattern.exec(part)?.[1]);
  return found.every((status) => status !== undefined && knownStatuses.has(status)) ? found.map(Number) : [];
}

/** The words that come with one status: `Not Found` in `404 Not Found`. */
export function statusWords(text: string): string | undefined {
  const words = /[1-5]\d\d[\s:(–—-]+([A-Za-z].*?)\)?$/.exec(text.trim())?.[1];
  return words === undefined || /^(?:or|and)\b/.test(words) ? undefined : words;
}
