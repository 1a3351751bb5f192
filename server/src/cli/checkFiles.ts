import { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../../../shared/src/settings";
import type { CheckReport, FileProblem, ReportedFinding } from "../render/report";
import type { Finding } from "../rules/finding";
import type { ErrorCodeService } from "../service";
import { fileErrorText } from "./host";
import { isNotebook, readCells } from "./notebook";

/** A file to check. */
export interface SourceFile {
  /** As the report shows it: `src/pay.ts`. */
  readonly shownPath: string;
  readonly languageId: string;
  /** Raises an `Error` where the file cannot be read. */
  read(): string;
}

/** Documents that speak for each other, by the uri of each: see `ServiceOptions.companionsOf`. */
export type Companions = Map<string, readonly TextDocument[]>;

/** A file, or a cell of one. */
interface CheckedDocument {
  readonly document: TextDocument;
  readonly cell?: number;
}

/** Checks the files one after the other; one that cannot be read becomes a problem and the others go on. */
export async function checkFiles(
  service: ErrorCodeService,
  files: readonly SourceFile[],
  settings: Settings,
  companions: Companions,
): Promise<CheckReport> {
  const findings: ReportedFinding[] = [];
  const problems: FileProblem[] = [];
  let checked = 0;
  let occurrences = 0;
  for (const file of files) {
    const { shownPath } = file;
    let text: string;
    try {
      text = file.read();
    } catch (error) {
      problems.push({ file: shownPath, message: fileErrorText(error), kind: "unreadable" });
      continue;
    }
    const opened = open(file, text);
    const { documents } = opened;
    let reasonToSkip = opened.problem;
    for (const { document } of documents.length > 1 ? documents : []) {
      companions.set(
        document.uri,
        documents.flatMap((other) => (other.document === document ? [] : other.document)),
      );
    }
    for (const { document, cell } of documents) {
      const { findings: found, codes, skipped } = await service.check(document, settings);
      reasonToSkip ??= skipped;
      occurrences += codes;
      for (const finding of found) {
        occurrences += finding.occurrence?.entries.length === 0 ? 1 : 0;
        const reported = reportFinding(finding, document, settings);
        findings.push({ ...reported, file: shownPath, ...(cell === undefined ? {} : { cell }) });
      }
    }
    for (const { document } of documents) {
      service.close(document.uri);
      companions.delete(document.uri);
    }
    if (reasonToSkip === undefined) {
      checked++;
    } else {
      problems.push({ file: shownPath, message: reasonToSkip, kind: "skipped" });
    }
  }
  return { files: checked, occurrences, findings, catalogs: service.index.catalogs, problems };
}

function open(
  { shownPath, languageId }: SourceFile,
  text: string,
): { readonly documents: readonly CheckedDocument[]; readonly problem?: string } {
  if (!isNotebook(shownPath)) {
    return { documents: [{ document: TextDocument.create(shownPath, languageId, 0, text) }] };
  }
  const { cells, ...read } = readCells(text);
  const documents = cells.map((cell) => ({
    document: TextDocument.create(`${shownPath}#${cell.number}`, cell.languageId, 0, cell.text),
    cell: cell.number,
  }));
  return { documents, ...read };
}

function reportFinding(finding: Finding, document: TextDocument, settings: Settings): Omit<ReportedFinding, "file"> {
  const { rule, span, value, catalog, message, suggestions, reasons } = finding;
  const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
  const level = settings.rules[rule];
  const line = document.getText({
    start: { line: range.start.line, character: 0 },
    end: { line: range.start.line + 1, character: 0 },
  });
  return {
    range,
    rule,
    // Rules that are off are not asked, so this is for the type's sake.
    severity: level === "off" ? "hint" : level,
    code: value,
    catalog: catalog?.id,
    suggestions: suggestions.map(({ code }) => code),
    reasons: reasons.map(({ text }) => text),
    message,
    sourceLine: line.replace(/[\r\n]+$/, ""),
  };
}
