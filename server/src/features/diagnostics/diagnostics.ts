import type { Level, RuleId, Settings } from "../../../../shared/src/settings";
import { webAddress } from "../../render/markdown";
import type { PlaceInFile } from "../../occurrences/occurrence";
import type { Finding } from "../../rules/finding";
import type { Analysis } from "../../service";
import type { Span } from "../../util/span";

/** A finding in the form in which editors show it. */
export interface Problem {
  readonly span: Span;
  readonly level: Exclude<Level, "off">;
  readonly rule: RuleId;
  readonly message: string;
  /** Page on which the vendor lists the codes. */
  readonly docs: string | undefined;
  /** Reasons that are places, in this document or in another file. */
  readonly related: readonly RelatedPlace[];
  /** The codes that it could be replaced by. */
  readonly suggestions: readonly string[];
  readonly tag: Finding["tag"];
}

export type RelatedPlace = { readonly message: string } & ({ readonly span: Span } | { readonly place: PlaceInFile });

/** What is wrong in a document, at the levels that its settings give each rule. */
export function findProblems({ findings }: Pick<Analysis, "findings">, settings: Settings): readonly Problem[] {
  return findings.flatMap((finding) => {
    const level = settings.rules[finding.rule];
    return level === "off" ? [] : [toProblem(finding, level)];
  });
}

function toProblem(finding: Finding, level: Problem["level"]): Problem {
  const { rule, span, catalog, message, suggestions, reasons, tag } = finding;
  return {
    span,
    level,
    rule,
    message,
    docs: [suggestions[0]?.docs, catalog?.docs].flatMap((page) => (page && webAddress(page)) || []).at(0),
    related: reasons.flatMap(({ span, place, text }): readonly RelatedPlace[] =>
      span !== undefined ? [{ span, message: text }] : place !== undefined ? [{ place, message: text }] : [],
    ),
    suggestions: suggestions.map(({ code }) => code),
    tag,
  };
}
