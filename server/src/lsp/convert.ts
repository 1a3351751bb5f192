import { type Diagnostic, DiagnosticSeverity, type Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Level } from "../../../shared/src/settings";
import type { TextProblem } from "../catalogs/problem";
import type { PlaceInText } from "../occurrences/occurrence";
import type { Span } from "../util/span";

/** Both count in UTF-16 units, so nothing is lost on the way. */
export function toRange(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

/** For places that the workspace's index keeps, whose text may not be at hand. */
export function toLineRange({ line, start, end }: PlaceInText): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

/** Positions beyond a line's or the text's end count as that end. */
export function toSpan(document: TextDocument, range: Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** A level as the protocol has it. A rule that is off has no problems to be told. */
export function toSeverity(level: Exclude<Level, "off">): DiagnosticSeverity {
  return severities[level];
}

const severities: Readonly<Record<Exclude<Level, "off">, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A problem of a catalog or a config. */
export function toDataDiagnostic(document: TextDocument, { rule, level, message, span }: TextProblem): Diagnostic {
  return { range: toRange(document, span), severity: toSeverity(level), source: "errdex", code: rule, message };
}
