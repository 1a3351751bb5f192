/** The coverage report in all its forms: for the command line a file of its own in `dist`, which few commands need. */
export { reportCoverage } from "../workspace/coverageReport";
export { renderCoverageBody, renderCoverageHtml } from "./coverageHtml";
export { coverageStyle, coverageStyleHash } from "./coverageStyle";
export { renderCoverageJson, renderCoveragePretty } from "./coverageText";
