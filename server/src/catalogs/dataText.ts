import * as l10n from "@vscode/l10n";
import type { Span } from "../util/span";

/** JSON is read with comments and trailing commas everywhere. */
export type DataFormat = "json" | "yaml";

/** Data as it stands in a text, with the places of its parts. Offsets are UTF-16. */
export interface DataText {
  /** As much of it as could be read. */
  readonly data: unknown;
  /** Why the text is no such data; where there is any, parts of `data` may be missing. */
  readonly errors: readonly DataError[];
  /** Keys that stand twice in one object, of which the last one counts. */
  readonly duplicates: readonly DuplicateKey[];
  /** Absent where the text was read without a look at places: see {@link locateInText}. */
  readonly locate: Locate | undefined;
}

/**
 * The place of a key or a value, or of the nearest thing around it that is there. A path's segments are keys from the
 * root, indices as text.
 */
export type Locate = (path: readonly string[], at: "key" | "value") => Span;

/** Why a text, or a part of it, is not the data that it should be. */
export interface DataError {
  /** `syntax`, or it was not read because it would take too long or be of no use. */
  readonly kind: "syntax" | "unreadable";
  /** One sentence. */
  readonly message: string;
  readonly span: Span;
}

/** A key that stands in its object before, too. */
export interface DuplicateKey {
  readonly path: readonly string[];
  /** Of the key that stands there again. */
  readonly span: Span;
}

/** UTF-16 units. Beyond them, reading would keep the editor waiting; YAML takes some fifty times as long as JSON. */
export const mostUnits: Readonly<Record<DataFormat, number>> = { json: 16_000_000, yaml: 1_000_000 };
/** How deeply objects and lists may lie in one another; a catalog needs five. */
const mostDepth = 100;
/** Mistakes that are told of one text, at most: after the first few, one leads to the next. */
export const mostErrors = 20;

/** JSON, unless the name ends in `.yaml` or `.yml`. */
export function formatOfPath(path: string): DataFormat {
  return /\.ya?ml$/i.test(path) ? "yaml" : "json";
}

/** Reads data with places. The libraries are loaded only for texts that need them: plain JSON without a problem needs none. */
export async function readDataText(text: string, format: DataFormat): Promise<DataText> {
  const reason = findReasonToRefuse(text, format);
  if (reason !== undefined) {
    return refuse(reason);
  }
  try {
    const plain = format === "json" ? readPlainJson(text) : undefined;
    if (plain !== undefined) {
      return plain;
    }
    if (nestsTooDeep(text, format)) {
      return refuse(tooDeep());
    }
    const readers = await import("./dataReaders");
    return format === "json" ? readers.readJsonText(text) : readers.readYamlText(text);
  } catch (error) {
    if (error instanceof RangeError) {
      return refuse(tooDeep());
    }
    throw error;
  }
}

/** Finds places in the text, plain JSON too. For the few times that something is wrong in it. */
export async function locateInText(text: string, format: DataFormat): Promise<Locate> {
  const read = await readDataText(text, format);
  return read.locate ?? (await import("./dataReaders")).readJsonText(text).locate ?? atStart;
}

const atStart: Locate = () => ({ start: 0, end: 1 });
const tooDeep = (): string => l10n.t("It is nested more than {0} levels deep.", mostDepth);

function findReasonToRefuse(text: string, format: DataFormat): string | undefined {
  if (text.length > mostUnits[format]) {
    const most = mostUnits[format] / 1_000_000;
    return format === "yaml"
      ? l10n.t("It is too large: YAML is read up to {0} million characters. JSON may be larger.", most)
      : l10n.t("It is too large: JSON is read up to {0} million characters.", most);
  }
  if (text.includes("\0") || text.startsWith("\uFFFD")) {
    return l10n.t("It is no text, or not in UTF-8: save it as UTF-8.");
  }
  return undefined;
}

/** Counts brackets wherever they stand but in quotes, which is what takes readers of YAML minutes. */
function nestsTooDeep(text: string, format: DataFormat): boolean {
  if (format === "yaml" && (/(?:[-?:] ){100}/.test(text) || /^ {2000}/m.test(text))) {
    return true;
  }
  let depth = 0;
  const parts = /"(?:[^"\\\n]|\\.)*"|[[{]|[\]}]/g;
  for (let found = parts.exec(text); found !== null; found = parts.exec(text)) {
    const [part] = found;
    depth += part === "[" || part === "{" ? 1 : part === "]" || part === "}" ? -1 : 0;
    if (depth > mostDepth) {
      return true;
    }
  }
  return false;
}

/** The quickest way, for texts that need no other: strict JSON in which no key stands twice. */
function readPlainJson(text: string): DataText | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    // Comments, perhaps: the other reader tells.
    return undefined;
  }
  let colons = 0;
  for (const colon = /"\s*:/g; colon.test(text);) {
    colons++;
  }
  // There may be more of them than keys, in strings, but never fewer.
  return colons === countKeys(data, 0) ? { data, errors: [], duplicates: [], locate: undefined } : undefined;
}

/** Raises a `RangeError` for what is nested too deep. */
function countKeys(value: unknown, depth: number): number {
  if (typeof value !== "object" || value === null) {
    return 0;
  }
  if (depth >= mostDepth) {
    throw new RangeError("nested too deep");
  }
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) {
      count += countKeys(item, depth + 1);
    }
    return count;
  }
  for (const key in value) {
    const child = (value as Readonly<Record<string, unknown>>)[key];
    count += typeof child === "object" ? 1 + countKeys(child, depth + 1) : 1;
  }
  return count;
}

function refuse(message: string): DataText {
  return {
    data: undefined,
    errors: [{ kind: "unreadable", message, span: { start: 0, end: 1 } }],
    duplicates: [],
    locate: atStart,
  };
}
