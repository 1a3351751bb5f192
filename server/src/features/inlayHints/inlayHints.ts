import type { Entry } from "../../catalogs/model";
import type { Group, Occurrence } from "../../occurrences/occurrence";
import { foldLines, markdown, renderEntry } from "../../render/markdown";
import type { Analysis } from "../../service";
import type { Span } from "../../util/span";

/** What a code means, to be shown behind it. */
export interface CodeHint {
  /** Behind the literal and its quote, and behind what is left of its line where that is no more than punctuation. */
  readonly offset: number;
  readonly label: string;
  /** In Markdown. */
  readonly tooltip: string;
}

/** UTF-16 units of a label, at most: VS Code cuts what goes beyond, within words. */
const maxLength = 43;

/**
 * Summaries of the codes in a part of a text, in its order: of those that are bound to a catalog, or of a catalog whose API
 * the document shows to use, and whose line does not say it already.
 *
 * @param onlyAlone leaves out lines with several codes, which would be pushed apart.
 */
export function findCodeHints(
  analysis: Analysis,
  text: string,
  part: Span,
  { onlyAlone = false }: { readonly onlyAlone?: boolean } = {},
): readonly CodeHint[] {
  const hints = analysis.groups
    .flatMap((group) =>
      group.members
        .filter(({ literal: { span } }) => span.start >= part.start && span.end <= part.end)
        .flatMap((member) => toHint(member, group, analysis, text) ?? []),
    )
    .sort((a, b) => a.offset - b.offset);
  const isWithNext = ({ offset }: CodeHint, i: number): boolean => {
    const next = hints[i + 1];
    return next !== undefined && !text.slice(offset, next.offset).includes("\n");
  };
  return onlyAlone
    ? hints.filter((hint, i) => {
        const before = hints[i - 1];
        return !isWithNext(hint, i) && (before === undefined || !isWithNext(before, i - 1));
      })
    : hints;
}

function toHint(member: Occurrence, group: Group, analysis: Analysis, text: string): CodeHint | undefined {
  const { end } = member.literal.span;
  const entry = meantEntry(member, group, analysis);
  if (entry === undefined || saysAlready(lineAround(text, end), entry.summary)) {
    return undefined;
  }
  return {
    offset: placeBehind(end, member, text),
    label: shorten(entry.summary),
    tooltip: renderEntry(entry, markdown),
  };
}

/** A hint between a string and the sign behind it would read as a part of the program. */
function placeBehind(end: number, { role }: Occurrence, text: string): number {
  const behind = /["'`]/.test(text.charAt(end)) ? end + 1 : end;
  const lineEnd = text.indexOf("\n", behind);
  const rest = text.slice(behind, lineEnd === -1 ? text.length : lineEnd).trimEnd();
  const [colon = ""] = role === "case" ? (/^\s*:/.exec(rest) ?? []) : [];
  return behind + (/[\p{L}\p{N}"'`]/u.test(rest) ? colon.length : rest.length);
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
