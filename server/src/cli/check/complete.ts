import type { CheckReport } from "../../render/report";
import type { CheckContext } from "../checkFiles";
import type { Host } from "../host";
import { addDetails } from "./details";
import { Observer } from "./observer";

/** What is to be done beside checking. */
export interface Completion {
  readonly host: Host;
  /** The report is to have the findings' details. */
  readonly hasDetails: boolean;
}

/** Checks, and adds to the report what only some formats show. */
export async function completeCheck(
  check: (observe?: CheckContext["observe"]) => Promise<CheckReport>,
  { host, hasDetails }: Completion,
): Promise<CheckReport> {
  if (!hasDetails) {
    return check();
  }
  const observer = new Observer();
  const report = await check((document, analysis) => {
    observer.observe(document, analysis);
  });
  return { ...report, findings: addDetails(report.findings, observer, host) };
}
