/** The coverage report in all its forms: a file of its own in `dist`, for few ask for it. */
export { reportCoverage } from "../workspace/coverageReport";
export { renderCoverageBody, renderCoverageHtml } from "./coverageHtml";
export { coverageStyle, coverageStyleHash } from "./coverageStyle";
export { renderCoverageJson, renderCoveragePretty } from "./coverageText";
