import { resolve } from "node:path";
import { toChange } from "../../features/codeActions/replace";
import type { FindingDetails, ReportedFinding } from "../../render/report";
import type { Host } from "../host";
import type { Observer } from "./observer";
import { Places } from "./places";

/** The findings, with what only some formats show of them. */
export function addDetails(
  findings: readonly ReportedFinding[],
  observer: Observer,
  { files, cwd }: Pick<Host, "files" | "cwd">,
): readonly ReportedFinding[] {
  const places = new Places((file) => files.readText(resolve(cwd, file)));
  return findings.map((reported) => {
    const judged = observer.find(reported);
    if (judged === undefined) {
      return reported;
    }
    const { document, finding, fixes } = judged;
    const details: FindingDetails = {
      range: places.inFile(document, finding.span).range,
      related: finding.reasons.flatMap(({ text, span, place }) => {
        const found = span === undefined ? place && places.ofPlace(place) : places.inFile(document, span);
        return found === undefined ? [] : { ...found, message: text };
      }),
      fixes: fixes.map((fix) => ({ title: fix.title, edits: places.editsInFile(document, toChange(fix)) })),
    };
    return { ...reported, details };
  });
}
