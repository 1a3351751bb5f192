import { l10n } from "vscode";
import type { CatalogNode, CodeItem, FamilyNode, TreeNode, TreeParent } from "../../../../../shared/src/protocol";
import { type CodeIcon, countCodes, countUnhandled, countUses, iconOf, tellHandling } from "../../codeTexts";

/** A node of the view: one of the server's, or the one that stands for all that were not asked for yet. */
export type ViewNode = TreeNode | MoreNode;

export interface MoreNode {
  readonly kind: "more";
  /** Below which they are. */
  readonly parent: TreeNode | undefined;
  readonly more: number;
}

/** What a node looks like, in words of VS Code's tree. */
export interface NodeView extends CodeIcon {
  /** The same for the same node, so that it stays open; another one for each filter, so that what it left is open. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly state: "leaf" | "closed" | "open";
  /** What menus of `package.json` look at: words with a full stop before each. */
  readonly context: string;
  /** Read aloud in place of the label, the description and the icon. */
  readonly spoken: string;
  readonly tooltip?: string;
}

/** Where there are more, a filter does not open them all. */
const mostOpen = 200;

export function viewNode(node: ViewNode, filter: string): NodeView {
  switch (node.kind) {
    case "catalog":
      return viewCatalog(node, filter);
    case "family":
      return viewFamily(node, filter);
    case "statuses":
      return {
        id: idOf(filter, "statuses", node.catalog),
        label: l10n.t("HTTP statuses"),
        description: String(node.statuses),
        icon: "globe",
        state: filter === "" ? "closed" : "open",
        context: ".statuses",
        spoken: l10n.t("HTTP statuses, {0}", node.statuses),
      };
    case "code":
    case "status":
      return viewCode(node, filter);
    case "more":
      return {
        id: idOf(filter, "more", JSON.stringify(toParent(node.parent) ?? null)),
        label: l10n.t("Show more…"),
        description: countCodes(node.more),
        icon: "ellipsis",
        state: "leaf",
        context: ".more",
        spoken: l10n.t("Show more, {0} left", node.more),
      };
  }
}

/** As the server is asked for the nodes below one; `undefined` for the catalogs themselves. */
export function toParent(node: ViewNode | undefined): TreeParent | undefined {
  switch (node?.kind) {
    case "catalog":
      return { catalog: node.catalog };
    case "family":
      return { catalog: node.catalog, family: node.prefix };
    case "statuses":
      return { catalog: node.catalog, isStatuses: true };
    default:
      return undefined;
  }
}

function viewCatalog(
  { catalog, name, from, isUsed, hasDocs, files, ...counts }: CatalogNode,
  filter: string,
): NodeView {
  const facts = describeCounts(counts, isUsed);
  return {
    id: idOf(filter, "catalog", catalog),
    label: name,
    description: joinFacts(facts),
    icon: "book",
    state: filter !== "" && counts.codes <= mostOpen ? "open" : "closed",
    context: `.catalog${hasDocs ? ".docs" : ""}${files.length > 0 ? ".own" : ""}`,
    spoken: [name, ...facts].join(", "),
    tooltip: joinFacts([
      isUsed ? from : l10n.t("{0} · nothing in this workspace shows that it is used", from),
      ...facts,
    ]),
  };
}

function viewFamily({ catalog, prefix, title, isOfUsedCatalog, ...counts }: FamilyNode, filter: string): NodeView {
  const label = prefix === "" ? l10n.t("Others") : prefix;
  const facts = describeCounts(counts, isOfUsedCatalog);
  return {
    id: idOf(filter, "family", catalog, prefix),
    label,
    description: joinFacts(facts),
    icon: "symbol-namespace",
    state: filter !== "" && counts.codes <= mostOpen ? "open" : "closed",
    context: ".family",
    spoken: [label, ...facts].join(", "),
    tooltip: joinFacts([title === "" ? l10n.t("Codes that are of no family") : title, ...facts]),
  };
}

/** Descriptions end where the view does, so tooltips have the facts once more. */
function joinFacts(facts: readonly string[]): string {
  return facts.join(" · ");
}

function describeCounts(
  { codes, uses, unhandled }: Pick<CatalogNode, "codes" | "uses" | "unhandled">,
  isUsed: boolean,
): readonly string[] {
  return [
    // Of an API that the project has nothing to do with, it need not handle anything.
    isUsed ? countUnhandled(unhandled, codes) : countCodes(codes),
    ...(uses > 0 ? [countUses(uses)] : []),
  ];
}

function viewCode(item: CodeItem, filter: string): NodeView {
  const { kind, catalog, code, summary, isDeprecated, hasDocs, uses } = item;
  const marks = [...(isDeprecated ? [l10n.t("deprecated")] : []), ...(uses > 0 ? [countUses(uses)] : [])];
  const handling = tellHandling(item);
  return {
    id: idOf(filter, kind, catalog, code),
    label: code,
    description: joinFacts([...marks, summary]),
    ...iconOf(item),
    state: "leaf",
    context: `.${kind}${hasDocs ? ".docs" : ""}${uses > 0 ? ".used" : ""}`,
    spoken: [code, ...marks, ...(handling === undefined ? [] : [handling]), summary].join(", "),
  };
}

function idOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
