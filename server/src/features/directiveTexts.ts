import type { DirectiveKind } from "../occurrences/directives";

/** What a directive does, a sentence or two. */
export const directiveTexts: Readonly<Record<DirectiveKind, string>> = {
  bind: "Says which API's codes stand here: in the whole file before its first statement, elsewhere in what begins on the next line of code, or on the comment's own line.",
  "disable-line": "Switches problems off on this line: all, or those of the rules that are named.",
  "disable-next-line": "Switches problems off on the next line of code: all, or those of the rules that are named.",
  disable:
    "Switches problems off from here to errdex-enable or the end of the file: all, or those of the rules that are named.",
  enable: "Switches problems on again that errdex-disable has switched off.",
};

/** What `errdex: none` does. */
export const noneText = "These are codes of no catalog: Errdex leaves them alone.";
