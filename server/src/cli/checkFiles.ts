import { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../../../shared/src/settings";
import type { CheckReport, FileProblem, ReportedFinding } from "../render/report";
import type { Finding } from "../rules/finding";
import type { ErrorCodeService } from "../service";
import { fileErrorText } from "./host";

/** A file to check. */
export interface SourceFile {
  /** As the report shows it: `src/pay.ts`. */
  readonly shownPath: string;
  readonly languageId: string;
  /** Raises an `Error` where the file cannot be read. */
  read(): string;
}

/** Checks the files one after the other; one that cannot be read becomes a problem and the others go on. */
export async function checkFiles(
  service: ErrorCodeService,
  files: readonly SourceFile[],
  settings: Settings,
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
    const document = TextDocument.create(shownPath, file.languageId, 0, text);
    const { findings: found, codes, skipped } = await service.check(document, settings);
    service.close(document.uri);
    if (skipped !== undefined) {
      problems.push({ file: shownPath, message: skipped, kind: "skipped" });
      continue;
    }
    checked++;
    occurrences += codes;
    for (const finding of found) {
      occurrences += finding.occurrence?.entries.length === 0 ? 1 : 0;
      findings.push(reportFinding(finding, document, settings));
    }
  }
  return { files: checked, occurrences, findings, catalogs: service.index.catalogs, problems };
}

function reportFinding(finding: Finding, document: TextDocument, settings: Settings): ReportedFinding {
  const { rule, span, value, catalog, message, suggestions, reasons } = finding;
  const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
  const level = settings.rules[rule];
  const line = document.getText({
    start: { line: range.start.line, character: 0 },
    end: { line: range.start.line + 1, character: 0 },
  });
  return {
    file: document.uri,
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
