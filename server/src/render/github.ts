import type { Surroundings } from "./checkFormats";
import type { CheckReport, FileProblem, ReportedFinding, Severity } from "./report";
import { countFound, messageWithCell, tellOfChanges } from "./reportTexts";
import { printable } from "./terminalText";

type Command = "error" | "warning" | "notice" | "debug";

/**
 * The report as workflow commands of GitHub Actions, which become annotations of the lines in a pull request. A line for
 * the job's log follows.
 *
 * ```text
 * ::warning file=src/pay.ts,line=12,endLine=12,col=10,endColumn=23,title=errdex%3A unknown-code::INVALID_EMIAL is not a Ratio code…
 * ```
 */
export function renderGithub(report: CheckReport, { root }: Pick<Surroundings, "root">): string {
  const lines = [
    ...report.findings.map((finding) => toCommand(finding, root.pathOf(finding.file))),
    ...report.problems.map((problem) => problemCommand(problem, root.pathOf(problem.file))),
    ...(report.baseline?.stale ?? []).map(({ file, rule, code, count }) =>
      command(
        "notice",
        { file: root.pathOf(file), title: "errdex: baseline" },
        `The baseline has ${count} of ${code} (${rule}) too many.`,
      ),
    ),
    printable([countFound(report), ...tellOfChanges(report)].join("; ")),
  ];
  return `${lines.join("\n")}\n`;
}

const commands: Readonly<Record<Severity, Command>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

function toCommand(finding: ReportedFinding, file: string): string {
  const { details, range, rule, severity } = finding;
  const { start, end } = details?.range ?? range;
  return command(
    commands[severity],
    {
      file,
      line: start.line + 1,
      endLine: end.line + 1,
      // GitHub takes columns within one line only.
      ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
      title: `errdex: ${rule}`,
    },
    messageWithCell(finding),
  );
}

const problemCommands: Readonly<Record<FileProblem["kind"], readonly [Command, string]>> = {
  unreadable: ["error", "not read"],
  misconfigured: ["error", "faulty config"],
  faulty: ["warning", "faulty catalog"],
  unfixed: ["warning", "not fixed"],
  unwritten: ["error", "not written"],
  // Nobody wants to be told of each minified file, but whoever looks for the reason turns debugging on.
  skipped: ["debug", "skipped"],
};

function problemCommand({ file, message, kind }: FileProblem, path: string): string {
  const [name, title] = problemCommands[kind];
  return name === "debug"
    ? command(name, {}, `${title}: ${file}: ${message}`)
    : command(name, { file: path, title: `errdex: ${title}` }, message);
}

function command(name: Command, properties: Readonly<Record<string, string | number>>, message: string): string {
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${[name, listed.join(",")].join(" ").trim()}::${escapeData(message)}`;
}

/** The runner reads these back, and nothing else: in a line that is a command nothing can start another one. */
function escapeData(text: string): string {
  return text.replace(/[%\r\n]/g, encode);
}

function escapeProperty(text: string): string {
  return text.replace(/[%\r\n:,]/g, encode);
}

function encode(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
