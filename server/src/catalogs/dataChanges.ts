import type { DataFormat } from "./dataText";

/** A value that is another in a text with data. */
export interface DataChange {
  /** Keys from the root; those that are not there are made. */
  readonly path: readonly string[];
  /** `undefined` takes the last key out. */
  readonly value: unknown;
}

/**
 * Changes values in a text with data and leaves all else of it alone, comments too. The text must have been read without an
 * error.
 */
export async function editDataText(text: string, format: DataFormat, changes: readonly DataChange[]): Promise<string> {
  if (changes.length === 0) {
    return text;
  }
  const { editJson, editYaml } = await import("./dataReaders");
  return format === "json" ? editJson(text, changes) : editYaml(text, changes);
}

/** Data as the text of a new file. */
export async function writeDataText(data: unknown, format: DataFormat): Promise<string> {
  return format === "json"
    ? `${JSON.stringify(data, undefined, 2)}\n`
    : (await import("./dataReaders")).writeYaml(data);
}
