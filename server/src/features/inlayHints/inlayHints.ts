import type { Entry } from "../../catalogs/model";
import { createMeantTest } from "../../occurrences/meant";
import type { Group, Occurrence } from "../../occurrences/occurrence";
import { foldLines, markdown, renderEntry } from "../../render/markdown";
import type { Analysis } from "../../service";
import type { Span } from "../../util/span";

/** What a code means, to be shown behind it. */
export interface CodeHint {
  readonly offset: number;
  readonly label: string;
  /** In Markdown. */
  readonly tooltip: string;
}

/** UTF-16 units of a label, at most: VS Code cuts what goes beyond, within words. */
const maxLength = 43;

/**
 * Summaries of the codes in a part of a text, in its order: of those that are bound to a catalog, or meant of a catalog
 * whose API the document shows to use, and whose line does not say it already. They stand at the ends of their lines: between a
 * string and what follows, they would read as a part of the program. Lines with several codes are left alone, for each
 * hint would push the other codes away.
 */
export function findCodeHints(analysis: Analysis, text: string, part: Span): readonly CodeHint[] {
  const found = analysis.groups
    .flatMap((group) =>
      group.members
        .filter(({ literal: { span } }) => span.start >= part.start && span.end <= part.end)
        .flatMap((member) => findMeaning(member, group, analysis, text) ?? []),
    )
    .sort((a, b) => a.behind - b.behind);
  const areOnOneLine = (a: Meaning | undefined, b: Meaning | undefined): boolean =>
    a !== undefined && b !== undefined && !text.slice(a.behind, b.behind).includes("\n");
  return found
    .filter((meaning, i) => !areOnOneLine(found[i - 1], meaning) && !areOnOneLine(meaning, found[i + 1]))
    .map(({ entry, role, behind }) => {
      const offset = findPlace(behind, role, text);
      return { offset, label: shorten(entry.summary), tooltip: renderEntry(entry, markdown) };
    });
}

/** A code whose meaning is worth a hint. */
interface Meaning {
  readonly entry: Entry;
  readonly role: Occurrence["role"];
  /** The place behind the literal and its quote. */
  readonly behind: number;
}

function findMeaning(member: Occurrence, group: Group, analysis: Analysis, text: string): Meaning | undefined {
  const { end } = member.literal.span;
  const entry = meantEntry(member, group, analysis);
  return entry === undefined || saysAlready(lineAround(text, end), entry.summary)
    ? undefined
    : { entry, role: member.role, behind: /["'`]/.test(text.charAt(end)) ? end + 1 : end };
}

/** The end of the line; behind a case, whose comment often says what is done, its colon. */
function findPlace(behind: number, role: Occurrence["role"], text: string): number {
  const lineEnd = text.indexOf("\n", behind);
  const rest = text.slice(behind, lineEnd === -1 ? text.length : lineEnd).trimEnd();
  const colon = role === "case" ? /^\s*:/.exec(rest)?.[0].length : undefined;
  return behind + (colon ?? rest.length);
}

function meantEntry({ entries }: Occurrence, group: Group, analysis: Analysis): Entry | undefined {
  if (entries.length === 0 || analysis.statementOf(group)?.catalogs.length === 0) {
    return undefined;
  }
  const binding = analysis.bindingOf(group);
  const bound = entries.find(({ catalog }) => catalog === binding?.catalog);
  if (bound !== undefined) {
    return bound;
  }
  const isMeant = createMeantTest(group, analysis.evidence, analysis.statementOf(group));
  return entries.find(
    ({ catalog }) => analysis.evidence.some((found) => found.catalog === catalog) && isMeant(catalog),
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
