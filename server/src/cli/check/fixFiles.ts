import { resolve } from "node:path";
import { changeText, type TextChange } from "../../features/codeActions/action";
import { type Fix, toChange } from "../../features/codeActions/replace";
import { locateCell } from "../../languages/cellPlaces";
import type { FileProblem, FixedFinding } from "../../render/report";
import { groupBy } from "../../util/groupBy";
import { fileOf, pathOfDocument } from "../documentPaths";
import { fileErrorText, type Host } from "../host";
import type { JudgedDocument, Observer } from "./observer";
import { readTextFile } from "./textFile";

export interface FixedFiles {
  readonly fixed: readonly FixedFinding[];
  /** Of files that are as they were. */
  readonly problems: readonly FileProblem[];
}

/**
 * Puts right in their files what may be without a question. A file is written as a whole or not at all, and only where it
 * still says what was judged.
 *
 * @param isWanted tells which fixes are to be made.
 */
export function fixFiles(
  { files, cwd }: Pick<Host, "files" | "cwd">,
  observer: Observer,
  isWanted: (fix: Fix) => boolean,
): FixedFiles {
  const wanted = Array.from(observer.documents, (judged) => ({ ...judged, sure: judged.sure.filter(isWanted) }));
  const byFile = groupBy(
    wanted.filter(({ sure }) => sure.length > 0),
    ({ document }) => pathOfDocument(document.uri),
  );
  const fixed: FixedFinding[] = [];
  const problems: FileProblem[] = [];
  for (const [file, documents] of byFile) {
    const path = resolve(cwd, file);
    try {
      const before = readTextFile(files.readBytes(path));
      const after = before === undefined ? undefined : changeFile(before.text, file, documents);
      if (before === undefined || after === undefined) {
        const message =
          before === undefined
            ? "its bytes are no UTF-8, so it cannot be written as it was"
            : "it has changed meanwhile";
        problems.push({ file, message, kind: "unfixed" });
        continue;
      }
      files.replace(path, before.encode(after));
      fixed.push(...documents.flatMap(listFixes));
    } catch (error) {
      problems.push({ file, message: fileErrorText(error), kind: "unfixed" });
    }
  }
  return { fixed, problems };
}

/** The text with all the fixes; `undefined` where it is not the one that they are for. */
function changeFile(text: string, file: string, documents: readonly JudgedDocument[]): string | undefined {
  const [first] = documents;
  return first?.document.uri === file ? changeProgram(text, first) : changeNotebook(text, documents);
}

function changeProgram(text: string, { document, sure }: JudgedDocument): string | undefined {
  return text === document.getText() ? changeText(text, sure.map(toChange)) : undefined;
}

function changeNotebook(text: string, documents: readonly JudgedDocument[]): string | undefined {
  const changes: TextChange[] = [];
  const wanted = new Map<number, string>();
  for (const { document, sure } of documents) {
    const { cell: number } = fileOf(document.uri);
    const cell = number === undefined ? undefined : locateCell(text, number);
    if (number === undefined || cell?.text !== document.getText()) {
      return undefined;
    }
    changes.push(...sure.flatMap((fix) => cell.changeInFile(toChange(fix))));
    wanted.set(number, changeText(cell.text, sure.map(toChange)));
  }
  const changed = changeText(text, changes);
  const isRight = [...wanted].every(([number, cellText]) => locateCell(changed, number)?.text === cellText);
  return isRight ? changed : undefined;
}

function listFixes({ document, sure }: JudgedDocument): readonly FixedFinding[] {
  const place = fileOf(document.uri);
  return sure.map(({ finding: { rule, value }, span, newText }) => ({
    ...place,
    start: document.positionAt(span.start),
    rule,
    code: value,
    newText,
  }));
}
