import type { RuleId } from "../../../shared/src/settings";

/** What each rule finds, a sentence for the person who names it in a comment. */
export const ruleTexts: Readonly<Record<RuleId, string>> = {
  "unknown-code": "A string stands where an API's codes stand, and the API has no such code.",
  "wrong-catalog": "A code of one API stands among the codes of another.",
  "wrong-field": "A code is compared with a field of the API's answer that never holds it.",
  "duplicate-code": "The same code stands twice in one switch, map, list, union or condition.",
  "deprecated-code": "The catalog says that the code is deprecated.",
  "unhandled-codes": "A switch without a default, or a map, leaves out codes of the families that it is about.",
  "unused-directive": "A comment to Errdex has no effect.",
  "invalid-directive": "A comment to Errdex names what there is not.",
};
