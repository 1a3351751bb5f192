import { type DataChange, editDataText, writeDataText } from "../../catalogs/dataChanges";
import { formatOfPath } from "../../catalogs/dataText";
import { findChange } from "../../util/change";
import type { FileChange, TargetFile } from "./action";

/**
 * Changes a file with data, and touches nothing else of it.
 *
 * @param made what a new file holds, where there is none.
 */
export async function changeData(file: TargetFile, changes: readonly DataChange[], made: unknown): Promise<FileChange> {
  const { uri } = file;
  const text = await file.readText();
  const format = formatOfPath(uri);
  if (text === undefined || text.trim() === "") {
    const newText = await writeDataText(made, format);
    return { uri, text, changes: [{ start: 0, end: text?.length ?? 0, newText }] };
  }
  const after = await editDataText(text, format, changes);
  const { start, end } = findChange(text, after);
  return { uri, text, changes: [{ start, end: end + text.length - after.length, newText: after.slice(start, end) }] };
}
