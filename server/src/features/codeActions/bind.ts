import * as l10n from "@vscode/l10n";
import { type Catalog, noCatalog } from "../../catalogs/model";
import type { Group } from "../../occurrences/occurrence";
import { overlap } from "../../util/span";
import { type Action, type ActionContext, type ActionSource, findingsAt, type TextChange } from "./action";
import { commentBefore } from "./commentBefore";

/** Says in a comment which API's codes a construct holds, or that they are codes of none. */
export const bindActions: ActionSource = {
  kinds: ["quickfix", "refactor.rewrite"],
  find: (context) => {
    const { analysis, span, isExplicit } = context;
    const finding = findingsAt(analysis, span).find(({ occurrence }) => occurrence !== undefined);
    const group = finding?.occurrence?.group ?? (isExplicit ? findGroup(context) : undefined);
    if (group === undefined || group.stated !== undefined) {
      return [];
    }
    const kind = finding === undefined ? "refactor.rewrite" : "quickfix";
    return [
      ...plausibleCatalogs(group, context).map(({ id, name }) => ({
        title: l10n.t("These are {0} codes (errdex: {1})", name, id),
        id,
      })),
      ...(analysis.bindingOf(group) === undefined
        ? []
        : [{ title: l10n.t("These are not API codes (errdex: {0})", noCatalog), id: noCatalog }]),
    ].flatMap(({ title, id }): readonly Action[] => {
      const change = bindGroupTo(group, id, context);
      return change === undefined ? [] : [{ title, kind, finding, change: [change] }];
    });
  },
};

/** The group that holds the literal at the span. */
export function findGroup({ analysis, span }: Pick<ActionContext, "analysis" | "span">): Group | undefined {
  return analysis.groups.find(
    ({ role, members }) => role !== "other" && members.some(({ literal }) => overlap(literal.span, span)),
  );
}

/** The change that binds a group; `undefined` where no comment can stand before it. */
export function bindGroupTo(
  group: Group,
  id: string,
  context: Pick<ActionContext, "analysis" | "text">,
): TextChange | undefined {
  const [first] = group.members;
  const place = first && context.analysis.placeOf(first);
  const start = place?.construct.start ?? first?.literal.span.start;
  return start === undefined ? undefined : commentBefore(`errdex: ${id}`, start, context);
}

/** Those that something speaks for, less the one that is settled; where codes have settled it, only those with codes there, too. */
function plausibleCatalogs(group: Group, { analysis }: ActionContext): readonly Catalog[] {
  const binding = analysis.bindingOf(group);
  const settled = binding?.confidence === "possible" ? undefined : binding?.catalog;
  const named = [...group.tallies].filter(([, { known, slips }]) => known + slips > 0).map(([catalog]) => catalog);
  const isProven = settled !== undefined && (binding?.tally.known ?? 0) > 0;
  const shown = isProven ? [] : analysis.evidence.map(({ catalog }) => catalog);
  return [...new Set([...named, ...shown])].filter((catalog) => catalog !== settled);
}
