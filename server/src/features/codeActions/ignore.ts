import * as l10n from "@vscode/l10n";
import type { RuleId } from "../../../../shared/src/settings";
import type { Finding } from "../../rules/finding";
import { type Action, type ActionContext, type ActionSource, findingsAt, type TextChange } from "./action";
import { changeData } from "./changeData";
import { commentBefore } from "./commentBefore";

/** What is wrong with a comment to Errdex is put right, not ignored. */
const ofComments: ReadonlySet<RuleId> = new Set(["unused-directive", "invalid-directive"]);

/** Makes a rule say nothing: on a line, in a file, in the project. */
export const ignoreActions: ActionSource = {
  kinds: ["quickfix"],
  find: (context) => {
    const findings = findingsAt(context.analysis, context.span).filter(({ rule }) => !ofComments.has(rule));
    return [...new Map(findings.map((finding) => [finding.rule, finding])).values()].flatMap((finding) => [
      ...toAction(l10n.t("Ignore {0} on this line", finding.rule), finding, ignoreOnLine(finding, context)),
      ...toAction(l10n.t("Ignore {0} in this file", finding.rule), finding, ignoreInFile(finding, context)),
      ...inConfig(finding, context),
    ]);
  },
};

function toAction(title: string, finding: Finding, change: TextChange | undefined): readonly Action[] {
  return change === undefined ? [] : [{ title, kind: "quickfix", finding, change: [change] }];
}

function ignoreOnLine({ rule, span }: Finding, context: ActionContext): TextChange | undefined {
  const { directives } = context.analysis;
  const known = directives.find(
    ({ kind, reach }) =>
      (kind === "disable-next-line" || kind === "disable-line") &&
      reach !== undefined &&
      reach.start <= span.start &&
      span.start <= reach.end,
  );
  return known === undefined
    ? commentBefore(`errdex-disable-next-line ${rule}`, span.start, context)
    : addName(known.names, rule);
}

function ignoreInFile({ rule, span }: Finding, context: ActionContext): TextChange | undefined {
  const { directives } = context.analysis;
  const [known] = directives.filter(({ kind, within }) => kind === "disable" && within === undefined);
  if (known !== undefined && !directives.some(({ kind }) => kind === "enable") && known.span.start < span.start) {
    return addName(known.names, rule);
  }
  const head = context.analysis.headOf(span.start);
  return head === undefined ? undefined : commentBefore(`errdex-disable ${rule}`, head, context);
}

/** One name more in a comment that names some. */
function addName(names: readonly { readonly span: { readonly end: number } }[], rule: RuleId): TextChange | undefined {
  const end = names[names.length - 1]?.span.end;
  return end === undefined ? undefined : { start: end, end, newText: `, ${rule}` };
}

function inConfig(finding: Finding, { config }: ActionContext): readonly Action[] {
  if (config === undefined) {
    return [];
  }
  const { rule } = finding;
  const change: Action["change"] = () =>
    changeData(config, {
      changes: [{ path: ["rules", rule], value: "off" }],
      made: { rules: { [rule]: "off" } },
    });
  return [{ title: l10n.t("Turn {0} off in errdex.json", rule), kind: "quickfix", finding, change }];
}
