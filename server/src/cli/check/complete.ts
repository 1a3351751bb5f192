import type { CheckReport, FileProblem, FixedFinding } from "../../render/report";
import type { CheckContext } from "../checkFiles";
import type { Host } from "../host";
import { applyBaseline, type OpenedBaseline, writeBaseline } from "./baselineFile";
import { addDetails } from "./details";
import { fixFiles } from "./fixFiles";
import { Observer } from "./observer";

/** What is to be done beside checking. */
export interface Completion {
  readonly host: Host;
  readonly fix: boolean;
  /** Says that the command line overrules what configs say, so that less may be found than usually. */
  readonly strictness: unknown;
  /** The report is to have the findings' details. */
  readonly hasDetails: boolean;
  readonly baseline: OpenedBaseline | undefined;
  readonly writeBaseline: boolean;
  /** Tells of a path, as reports show it, whether it was to be checked. */
  readonly wasAsked: (file: string) => boolean;
  /** Whether something could not be checked. */
  readonly hasFailed: (report: CheckReport) => boolean;
}

/** Checks, and puts right what is to be; then leaves out what the baseline has, or makes it one of all that is left. */
export async function completeCheck(check: Check, completion: Completion): Promise<CheckReport> {
  const { host, fix, hasDetails } = completion;
  if (!fix && !hasDetails) {
    return compare(await check(), completion);
  }
  const { observer, report: checked } = fix ? await checkAndFix(check, completion) : await checkObserved(check);
  const report = compare(checked, completion);
  return hasDetails ? { ...report, findings: addDetails(report.findings, observer, host) } : report;
}

type Check = (observe?: CheckContext["observe"]) => Promise<CheckReport>;

interface Checked {
  readonly report: CheckReport;
  readonly observer: Observer;
}

async function checkObserved(check: Check): Promise<Checked> {
  const observer = new Observer();
  const report = await check((document, analysis) => {
    observer.observe(document, analysis);
  });
  return { report, observer };
}

/** Putting one thing right may show another, but not for ever. */
const mostRounds = 10;

async function checkAndFix(check: Check, { host, strictness }: Completion): Promise<Checked> {
  const fixed: FixedFinding[] = [];
  const problems = new Map<string, FileProblem>();
  let checked = await checkObserved(check);
  for (let round = 0; round < mostRounds; round++) {
    const done = fixFiles(host, checked.observer, ({ finding }) => {
      // What is needless at this strictness may be needed at the project's own.
      const isDoubtful = strictness !== undefined && finding.rule === "unused-directive";
      return !isDoubtful;
    });
    fixed.push(...done.fixed);
    for (const problem of done.problems) {
      problems.set(problem.file, problem);
    }
    if (done.fixed.length === 0) {
      break;
    }
    checked = await checkObserved(check);
  }
  const { report, observer } = checked;
  return { observer, report: { ...report, fixed, problems: [...report.problems, ...problems.values()] } };
}

function compare(
  report: CheckReport,
  { host, baseline, writeBaseline: isNew, wasAsked, hasFailed }: Completion,
): CheckReport {
  if (baseline === undefined) {
    return report;
  }
  const { findings, problems } = report;
  const unread = new Set(
    problems.filter(({ kind }) => kind === "unreadable" || kind === "skipped").map(({ file }) => file),
  );
  const checked = { findings, wasChecked: (file: string) => wasAsked(file) && !unread.has(file) };
  if (!isNew) {
    return { ...report, ...applyBaseline(host, baseline, checked) };
  }
  const written = hasFailed(report) ? "not all could be checked" : writeBaseline(host, baseline, checked);
  return typeof written === "string"
    ? { ...report, problems: [...problems, { file: baseline.file, message: written, kind: "unwritten" }] }
    : { ...report, findings: [], baseline: written };
}
