import { isRecord } from "../../../../shared/src/isRecord";
import { type DataChange, editDataText, writeDataText } from "../../catalogs/dataChanges";
import { formatOfPath, readDataText } from "../../catalogs/dataText";
import { findChange } from "../../util/change";
import type { FileChange, TargetFile } from "./action";

export interface DataEdit {
  readonly changes: readonly DataChange[];
  /** What a new file holds, where there is none. */
  readonly made: unknown;
  /** Whether data that is there is what it is taken for. */
  readonly fits?: (data: Readonly<Record<string, unknown>>) => boolean;
}

/** Changes a file with data, and touches nothing else of it. `undefined` where it is broken, or holds something else. */
export async function changeData(file: TargetFile, edit: DataEdit): Promise<readonly FileChange[] | undefined> {
  const { changes, made, fits = () => true } = edit;
  const { uri } = file;
  const text = await file.readText();
  const format = formatOfPath(uri);
  if (text === undefined || text.trim() === "") {
    const newText = await writeDataText(made, format);
    return [{ uri, text, changes: [{ start: 0, end: text?.length ?? 0, newText }] }];
  }
  const { data, errors } = await readDataText(text, format);
  if (errors.length > 0 || !isRecord(data) || !fits(data)) {
    return undefined;
  }
  const after = await editDataText(text, format, changes);
  const { start, end } = findChange(text, after);
  const newText = after.slice(start, end);
  return after === text
    ? undefined
    : [{ uri, text, changes: [{ start, end: end + text.length - after.length, newText }] }];
}
