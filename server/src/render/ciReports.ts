/** The forms of a check's report for CI services: a chunk of its own, for a terminal needs none of them. */
export { renderGithub } from "./github";
export { renderJunit } from "./junit";
export { renderSarif } from "./sarif";
