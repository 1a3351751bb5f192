/** What only some checks need: a chunk of its own. What goes wrong in it is told as text, for classes are not shared. */
export { openBaseline } from "./baselineFile";
export { completeCheck } from "./complete";
export { findRoot } from "./root";
