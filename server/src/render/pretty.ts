import { groupBy } from "../util/groupBy";
import { countFound, listing, placeOf, tellOfChanges, tellStale } from "./reportTexts";
import type { CheckReport, FileProblem, FixedFinding, ReportedFinding, Severity } from "./report";
import {
  clipToWidth,
  count,
  createStyles,
  displayWidth,
  printable,
  type Style,
  type Styles,
  wrap,
} from "./terminalText";

export interface PrettyOptions {
  readonly colors: boolean;
  /** Columns of the terminal; `undefined` where the text goes to a file or another program. */
  readonly width: number | undefined;
}

/** Where no terminal says otherwise: lines of code beyond this are cut, messages are not broken. */
const defaultFrameWidth = 160;
/** Below this many columns messages stand on lines of their own. */
const narrow = 60;

/**
 * The report for reading: findings by file, each with the line of code and the literal underlined.
 *
 * ```text
 * src/pay.ts
 *   12:10  warning  INVALID_EMIAL is not a code of Ratio. Did you mean INVALID_EMAIL?  unknown-code
 *     case "INVALID_EMIAL":
 *           ~~~~~~~~~~~~~
 *
 * 1 warning in 1 of 12 files; 80 codes compared with Ratio and Sphere
 * ```
 */
export function renderPretty(report: CheckReport, options: PrettyOptions): string {
  const styles = createStyles(options.colors);
  const lines: string[] = [];
  for (const [file, findings] of groupBy(report.findings, ({ file }) => file)) {
    lines.push(styles.underline(printable(file)));
    const placeWidth = Math.max(...findings.map((finding) => placeOf(finding).length));
    const severityWidth = Math.max(...findings.map(({ severity }) => severity.length));
    for (const finding of findings) {
      lines.push(
        ...findingLines(finding, placeWidth, severityWidth, options.width, styles),
        ...codeFrame(finding, options.width ?? defaultFrameWidth, styles),
      );
    }
    lines.push("");
  }
  const others = [
    ...(report.fixed ?? []).map((fixed) => fixedLine(fixed, styles)),
    ...report.problems.map((problem) => problemLine(problem, styles)),
    ...(report.baseline?.stale ?? []).map((entry) => `${styles.dim("gone    ")}  ${printable(tellStale(entry))}`),
  ];
  if (others.length > 0) {
    lines.push(...others, "");
  }
  const ends = [summary(report), ...tellOfChanges(report)];
  lines.push(...ends.flatMap((text) => wrapTo(options.width, text)).map((line) => styles.bold(line)), "");
  return lines.join("\n");
}

function summary(report: CheckReport): string {
  const { files, occurrences, catalogs } = report;
  const compared = `${count(occurrences, "code")} compared with ${listing(catalogs.map(({ name }) => printable(name)))}`;
  return files === 0 ? countFound(report) : `${countFound(report)}; ${compared}`;
}

function fixedLine({ file, cell, start, code, newText }: FixedFinding, styles: Styles): string {
  const at = placeOf({ ...(cell === undefined ? {} : { cell }), range: { start, end: start } });
  const change = newText === "" ? `${code} is gone` : `${code} → ${newText}`;
  return `${styles.cyan("fixed   ")}  ${printable(`${file}:${at}: ${change}`)}`;
}

function findingLines(
  finding: ReportedFinding,
  placeWidth: number,
  severityWidth: number,
  width: number | undefined,
  styles: Styles,
): readonly string[] {
  const at = placeOf(finding).padStart(placeWidth);
  const severity = finding.severity.padEnd(severityWidth);
  const head = `  ${styles.dim(at)}  ${severityStyle(finding.severity, styles)(severity)}`;
  const message = printable(finding.message);
  const indent = 2 + placeWidth + 2 + severityWidth + 2;
  if (width === undefined || indent + displayWidth(message) + 2 + finding.rule.length <= width) {
    return [`${head}  ${message}  ${styles.dim(finding.rule)}`];
  }
  if (width < narrow) {
    const lines = wrap(message, Math.max(10, width - 4));
    return [`${head}  ${styles.dim(finding.rule)}`, ...lines.map((line) => `    ${line}`)];
  }
  const [first = "", ...rest] = wrap(`${message} [${finding.rule}]`, width - indent);
  return [`${head}  ${first}`, ...rest.map((line) => " ".repeat(indent) + line)];
}

/** The line of code around the literal, cut to the width, and the line that underlines it. */
function codeFrame(finding: ReportedFinding, width: number, styles: Styles): readonly string[] {
  const { range, sourceLine } = finding;
  const indent = "    ";
  const available = Math.max(16, width - indent.length);
  const end = range.end.line === range.start.line ? range.end.character : sourceLine.length;
  const literal = clipToWidth(printable(sourceLine.slice(range.start.character, end)), available - 2);
  let before = printable(sourceLine.slice(0, range.start.character)).trimStart();
  const room = available - Math.max(1, displayWidth(literal));
  if (displayWidth(before) > room - 1) {
    before = `…${endOfWidth(before, Math.max(0, Math.floor(room / 2) - 1))}`;
  }
  let after = printable(sourceLine.slice(end)).trimEnd();
  const left = room - displayWidth(before);
  if (displayWidth(after) > left) {
    after = `${clipToWidth(after, Math.max(0, left - 1))}…`;
  }
  const marks = "~".repeat(Math.max(1, displayWidth(literal)));
  return [
    indent + styles.dim(before) + literal + styles.dim(after),
    indent + " ".repeat(displayWidth(before)) + severityStyle(finding.severity, styles)(marks),
  ];
}

function endOfWidth(text: string, width: number): string {
  const characters = Array.from(text);
  let used = 0;
  let from = characters.length;
  while (from > 0 && used + displayWidth(characters[from - 1] ?? "") <= width) {
    from--;
    used += displayWidth(characters[from] ?? "");
  }
  return characters.slice(from).join("");
}

function problemLine({ file, message, kind }: FileProblem, styles: Styles): string {
  const label = {
    unreadable: styles.red("not read"),
    skipped: styles.dim("skipped "),
    faulty: styles.yellow("faulty  "),
    misconfigured: styles.red("faulty  "),
    unfixed: styles.yellow("unfixed "),
    unwritten: styles.red("unsaved "),
  }[kind];
  return `${label}  ${printable(file)}: ${printable(message)}`;
}

function severityStyle(severity: Severity, styles: Styles): Style {
  return severity === "error" ? styles.red : severity === "warning" ? styles.yellow : styles.cyan;
}

function wrapTo(width: number | undefined, text: string): readonly string[] {
  return width === undefined ? [text] : wrap(text, Math.max(20, width));
}
