/** The coverage report in all its forms: a file of its own in `dist`, for only those who ask for it load it. */
export { reportCoverage } from "../workspace/coverageReport";
export { renderCoverageBody, renderCoverageHtml } from "./coverageHtml";
export { coverageStyle, coverageStyleHash } from "./coverageStyle";
export { renderCoverageJson, renderCoveragePretty } from "./coverageText";
