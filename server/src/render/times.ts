import * as l10n from "@vscode/l10n";
import type { Tally, Timed, TimedKind, TimesSeen } from "../util/times";
import { joinBlocks, markdown } from "./markdown";

/** Rows of a table. */
const mostRows = 15;

/**
 * The page in Markdown: what took time since the server started, the slowest first.
 *
 * @param advice plain text, a sentence each.
 */
export function renderTimes(seen: TimesSeen, advice: readonly string[], showPath: (uri: string) => string): string {
  const { age, kinds, documents, last } = seen;
  const { text } = markdown;
  const answers = last
    .filter(({ kind }) => kind === "request")
    .sort((a, b) => b.ms - a.ms)
    .slice(0, mostRows);
  const work = [...kinds].filter(([kind]) => kind !== "request").sort(bySum);
  const files = [...documents].sort(bySum).slice(0, mostRows);
  const languages = [...sumLanguages(seen)].sort(bySum);
  const tallyTitles = [l10n.t("How often"), l10n.t("In all"), l10n.t("The slowest")];
  return `${joinBlocks([
    `# ${text(l10n.t("Where Errdex’s time went"))}`,
    text(l10n.t("Since its server started {0} ago. Times in milliseconds.", showAge(age))),
    `## ${text(l10n.t("What can be done"))}`,
    advice.length === 0
      ? text(l10n.t("Nothing took long enough to do something about it."))
      : advice.map((sentence) => `- ${text(sentence)}`).join("\n"),
    `## ${text(l10n.t("The slowest answers"))}`,
    // A table would be wider than the half of a window that the page has.
    answers.length === 0
      ? nothing()
      : answers.map((answer) => `- ${describeAnswer(answer, describeParts(answer, last), showPath)}`).join("\n"),
    `## ${text(l10n.t("What the time was spent on"))}`,
    table(
      [l10n.t("Work"), ...tallyTitles],
      work.map(([kind, tally]) => [text(kindTexts[kind]()), ...showTally(tally)]),
    ),
    `## ${text(l10n.t("Files"))}`,
    table(
      [l10n.t("File"), l10n.t("Language"), ...tallyTitles],
      files.map(([uri, tally]) => [text(showPath(uri)), text(tally.languageId), ...showTally(tally)]),
    ),
    `## ${text(l10n.t("Languages"))}`,
    table(
      [l10n.t("Language"), ...tallyTitles],
      languages.map(([language, tally]) => [text(language), ...showTally(tally)]),
    ),
  ])}\n`;
}

/** `**1200** textDocument/hover, src/pay.ts: loading languages 800, reading syntax 400`. */
function describeAnswer({ ms, name, uri }: Timed, parts: string, showPath: (uri: string) => string): string {
  const { strong, text } = markdown;
  const what = [name ?? "", ...(uri === undefined ? [] : [showPath(uri)])].join(", ");
  return `${strong(showMs(ms))} ${text(parts === "" ? what : `${what}: ${parts}`)}`;
}

const kindTexts: Readonly<Record<TimedKind, () => string>> = {
  request: () => l10n.t("answers"),
  settings: () => l10n.t("waiting for settings"),
  language: () => l10n.t("loading languages"),
  parse: () => l10n.t("reading syntax"),
  codes: () => l10n.t("finding codes"),
  rules: () => l10n.t("applying rules"),
  workspace: () => l10n.t("looking at files of the workspace"),
};

/** Kinds that are no work: several such waits go on at once, and the time that they share passes once. */
const waits: ReadonlySet<TimedKind> = new Set<TimedKind>(["settings", "language"]);

/** What went on while the answer was made: `reading syntax 12, finding codes 3, other 1`. */
function describeParts(answer: Timed, last: readonly Timed[]): string {
  const parts = new Map<TimedKind, number>();
  /** By kind, until when what is counted of it went on. */
  const counted = new Map<TimedKind, number>();
  for (const part of [...last].sort((a, b) => a.start - b.start)) {
    const { kind, uri, start, end } = part;
    const isForOther = kind === "settings" && uri !== answer.uri;
    if (kind === "request" || isForOther || start < answer.start || end > answer.end) {
      continue;
    }
    const ms = waits.has(kind) ? Math.max(0, end - Math.max(start, counted.get(kind) ?? start)) : part.ms;
    counted.set(kind, Math.max(end, counted.get(kind) ?? end));
    parts.set(kind, (parts.get(kind) ?? 0) + ms);
  }
  const known = [...parts.values()].reduce((sum, ms) => sum + ms, 0);
  const rest = answer.ms - known;
  return [
    ...[...parts].sort(([, a], [, b]) => b - a).map(([kind, ms]) => `${kindTexts[kind]()} ${showMs(ms)}`),
    ...(rest >= 1 ? [`${l10n.t("other work and waiting")} ${showMs(rest)}`] : []),
  ].join(", ");
}

function sumLanguages({ documents }: TimesSeen): ReadonlyMap<string, Tally> {
  const sums = new Map<string, Tally>();
  for (const { languageId, count, ms, slowest } of documents.values()) {
    const sum = sums.get(languageId) ?? { count: 0, ms: 0, slowest: 0 };
    sums.set(languageId, {
      count: sum.count + count,
      ms: sum.ms + ms,
      slowest: Math.max(sum.slowest, slowest),
    });
  }
  return sums;
}

function bySum([, a]: readonly [unknown, Tally], [, b]: readonly [unknown, Tally]): number {
  return b.ms - a.ms;
}

function showTally({ count, ms, slowest }: Tally): readonly string[] {
  return [String(count), showMs(ms), showMs(slowest)];
}

/** As many digits as mean something: `0.4`, `12`. */
function showMs(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : ms.toFixed(0);
}

function showAge(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 1
    ? l10n.t("less than a minute")
    : minutes === 1
      ? l10n.t("1 minute")
      : minutes < 120
        ? l10n.t("{0} minutes", minutes)
        : l10n.t("{0} hours", Math.round(minutes / 60));
}

function nothing(): string {
  return markdown.text(l10n.t("Nothing yet."));
}

/** @param rows of Markdown. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) {
    return nothing();
  }
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(titles.map(markdown.text)), line(titles.map(() => "---")), ...rows.map(line)].join("\n");
}
