import type { Entry } from "../../catalogs/model";
import type { Group, Occurrence } from "../../occurrences/occurrence";
import { foldLines, markdown, renderEntry } from "../../render/markdown";
import type { Analysis } from "../../service";
import type { Span } from "../../util/span";

/** What a code means, to be shown behind it. */
export interface CodeHint {
  /** Behind the literal, and behind its quote where it has one. */
  readonly offset: number;
  readonly label: string;
  /** In Markdown. */
  readonly tooltip: string;
}

/** UTF-16 units of a label, at most. */
const maxLength = 60;

/**
 * Summaries of the codes in a part of a text, in its order: of those that are bound to a catalog, or of a catalog whose API
 * the document shows to use, and whose line does not say it already.
 */
export function findCodeHints(analysis: Analysis, text: string, part: Span): readonly CodeHint[] {
  return analysis.groups
    .flatMap((group) =>
      group.members
        .filter(({ literal: { span } }) => span.start >= part.start && span.end <= part.end)
        .flatMap((member) => toHint(member, group, analysis, text) ?? []),
    )
    .sort((a, b) => a.offset - b.offset);
}

function toHint(member: Occurrence, group: Group, analysis: Analysis, text: string): CodeHint | undefined {
  const { end } = member.literal.span;
  const entry = meantEntry(member, group, analysis);
  if (entry === undefined || saysAlready(lineAround(text, end), entry.summary)) {
    return undefined;
  }
  const offset = /["'`]/.test(text.charAt(end)) ? end + 1 : end;
  return { offset, label: shorten(entry.summary), tooltip: renderEntry(entry, markdown) };
}

function meantEntry({ entries }: Occurrence, group: Group, analysis: Analysis): Entry | undefined {
  const binding = entries.length === 0 ? undefined : analysis.bindingOf(group);
  return (
    entries.find(({ catalog }) => catalog === binding?.catalog) ??
    entries.find(({ catalog }) => analysis.evidence.some((found) => found.catalog === catalog))
  );
}

function lineAround(text: string, offset: number): string {
  const end = text.indexOf("\n", offset);
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, end === -1 ? text.length : end);
}

function saysAlready(line: string, summary: string): boolean {
  return line.toLowerCase().includes(summary.toLowerCase().replace(/[.!]$/, ""));
}

function shorten(summary: string): string {
  // Marks that turn the direction of writing would turn the line of code that the label stands in.
  const [folded = ""] = foldLines(summary).split(/(?<=\.)\s/);
  const sentence = folded.replace(/\.$/, "");
  if (sentence.length <= maxLength) {
    return sentence;
  }
  const cut = sentence.lastIndexOf(" ", maxLength - 1);
  return `${sentence.slice(0, cut > 0 ? cut : maxLength - 1).replace(/[\s,;:]+$/, "")}…`;
}
