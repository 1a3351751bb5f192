import type { Entry } from "../../catalogs/model";
import type { Occurrence } from "../../occurrences/occurrence";
import type { Finding } from "../../rules/finding";
import type { Analysis } from "../../service";
import type { Span } from "../../util/span";
import { escapeFor } from "../escapeFor";

/** One replacement that puts a finding right. */
export interface Fix {
  readonly finding: Finding;
  readonly title: string;
  readonly span: Span;
  readonly newText: string;
  /** All but certainly what was meant. */
  readonly preferred: boolean;
}

/** The fixes for all findings that the span touches, in the order of the text. */
export function findFixes({ findings }: Analysis, span: Span): readonly Fix[] {
  return findings
    .filter((finding) => finding.span.start <= span.end && span.start <= finding.span.end)
    .flatMap((finding) => [
      ...finding.suggestions.map((entry, i) => toFix(finding, entry, finding.sure && i === 0)),
      ...(finding.fixes ?? []).map((fix, i) => ({ ...fix, finding, preferred: finding.sure && i === 0 })),
    ]);
}

function toFix(finding: Finding, entry: Entry, preferred: boolean): Fix {
  const { occurrence, span } = finding;
  const newText = occurrence === undefined ? entry.code : writeCode(entry.code, occurrence);
  return { finding, title: `Change to '${entry.code}'`, span, newText, preferred };
}

/** The code as it is written in the literal's place; a bare name becomes a quoted one where the code is no name. */
function writeCode(code: string, { literal, group }: Occurrence): string {
  if (literal.quote !== "") {
    return escapeFor(literal.quote, code);
  }
  if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(code)) {
    return code;
  }
  const quote = group.members.find((member) => member.literal.quote !== "")?.literal.quote ?? '"';
  return quote + escapeFor(quote, code) + quote;
}
