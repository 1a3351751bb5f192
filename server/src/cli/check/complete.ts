import type { CheckReport, FileProblem, FixedFinding } from "../../render/report";
import type { CheckContext } from "../checkFiles";
import type { Host } from "../host";
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
}

/** Checks, and puts right what is to be. */
export async function completeCheck(check: Check, completion: Completion): Promise<CheckReport> {
  const { host, fix, hasDetails } = completion;
  if (!fix && !hasDetails) {
    return check();
  }
  const { observer, report } = fix ? await checkAndFix(check, completion) : await checkObserved(check);
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
