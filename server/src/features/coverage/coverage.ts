import type { CoverageParams, CoverageResult } from "../../../../shared/src/protocol";
import type { CoverageOptions } from "../../workspace/coverageReport";

/** The report in the form that is asked for. What it takes is loaded with the first report. */
export async function writeCoverage(
  options: CoverageOptions,
  { form, commands, lang = "en" }: CoverageParams,
): Promise<CoverageResult> {
  const { reportCoverage, renderCoverageBody, renderCoverageHtml, coverageStyle, coverageStyleHash } =
    await import("../../render/coverage");
  const report = reportCoverage(options);
  const { showPath } = options.uses;
  if (form === "file") {
    return { html: renderCoverageHtml(report, showPath, lang), style: "", styleHash: "" };
  }
  const html = renderCoverageBody(report, { showPath, ...(commands && { commands }) });
  return { html, style: coverageStyle, styleHash: coverageStyleHash };
}
