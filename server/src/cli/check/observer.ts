import type { TextDocument } from "vscode-languageserver-textdocument";
import { findFixes, findSureFixes, type Fix } from "../../features/codeActions/replace";
import type { Finding } from "../../rules/finding";
import type { ReportedFinding } from "../../render/report";
import type { Analysis } from "../../service";
import { documentPath } from "../documentPaths";

/** A document as it was judged. */
export interface JudgedDocument {
  readonly document: TextDocument;
  readonly findings: readonly JudgedFinding[];
  /** What may be put right without a question: fixes that do not overlap, in the order of the text. */
  readonly sure: readonly Fix[];
}

export interface JudgedFinding {
  readonly finding: Finding;
  readonly fixes: readonly Fix[];
}

/** Keeps what is known of documents while they are judged, and is in no report. */
export class Observer {
  readonly #judged = new Map<string, JudgedDocument>();

  /** The last time counts, for by then more of the project is known. */
  observe(document: TextDocument, analysis: Analysis): void {
    const findings = analysis.findings.map((finding) => ({
      finding,
      fixes: findFixes(analysis, finding.span).filter((fix) => fix.finding === finding),
    }));
    this.#judged.set(document.uri, { document, findings, sure: findSureFixes(analysis) });
  }

  get documents(): Iterable<JudgedDocument> {
    return this.#judged.values();
  }

  /** What a report tells of, and the document that it is in. */
  find({ file, cell, rule, range }: ReportedFinding): (JudgedFinding & Pick<JudgedDocument, "document">) | undefined {
    const judged = this.#judged.get(documentPath({ file, cell }));
    const start = judged?.document.offsetAt(range.start);
    const found = judged?.findings.find(({ finding }) => finding.rule === rule && finding.span.start === start);
    return judged && found && { ...found, document: judged.document };
  }
}
