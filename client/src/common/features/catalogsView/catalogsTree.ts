import {
  type CancellationToken,
  type Event,
  EventEmitter,
  l10n,
  type LogOutputChannel,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from "vscode";
import {
  catalogTreeRequest,
  type CatalogTreeParams,
  type CatalogTreeResult,
  type DescribeCodeParams,
  describeCodeRequest,
  type DescribeCodeResult,
} from "../../../../../shared/src/protocol";
import { errorMessage } from "../../../../../shared/src/errorMessage";
import { tellHandling } from "../../codeTexts";
import { commandIds, innerCommandIds } from "../../commandIds";
import { ServerDown } from "../../failure";
import type { ServerLink } from "../../serverLink";
import { type MoreNode, toParent, viewNode, type ViewNode } from "./nodeView";

/** Nodes that are asked for at once below one: a family of a hundred thousand codes is not shown as a whole. */
const pageSize = 500;

const states = {
  leaf: TreeItemCollapsibleState.None,
  closed: TreeItemCollapsibleState.Collapsed,
  open: TreeItemCollapsibleState.Expanded,
};

/** The nodes of the view, asked from the server as they are opened. */
export class CatalogsTree implements TreeDataProvider<ViewNode> {
  readonly #server: ServerLink;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<ViewNode | undefined>();
  readonly #listed = new EventEmitter<Listed>();
  /** How many nodes are wanted below those where that is not a page, by the parent as JSON. */
  readonly #limits = new Map<string, number>();
  #filter = "";

  constructor(server: ServerLink, log: LogOutputChannel) {
    this.#server = server;
    this.#log = log;
  }

  get onDidChangeTreeData(): Event<ViewNode | undefined> {
    return this.#changed.event;
  }

  /** Fires when the catalogs were listed, or could not be. */
  get onDidList(): Event<Listed> {
    return this.#listed.event;
  }

  get filter(): string {
    return this.#filter;
  }

  /** Leaves only what leads to codes that have these words, in the code or the summary. */
  setFilter(filter: string): void {
    if (filter !== this.#filter) {
      this.#filter = filter;
      this.#limits.clear();
      this.refresh();
    }
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  showMore({ parent }: MoreNode): void {
    const key = keyOf(parent);
    this.#limits.set(key, (this.#limits.get(key) ?? pageSize) + pageSize);
    this.#changed.fire(parent);
  }

  async getChildren(parent?: ViewNode): Promise<ViewNode[]> {
    const filter = this.#filter;
    const above = toParent(parent);
    const limit = this.#limits.get(keyOf(parent)) ?? pageSize;
    const params: CatalogTreeParams = { ...(above === undefined ? {} : { parent: above }), filter, from: 0, limit };
    let result: CatalogTreeResult;
    try {
      result = await this.#server.request<CatalogTreeResult>(catalogTreeRequest, params);
    } catch (error) {
      // Why the server does not run is told where it was started.
      if (!(error instanceof ServerDown)) {
        this.#log.warn("The catalogs could not be listed.", errorMessage(error));
      }
      this.#listed.fire({ isFailed: true, nodes: 0 });
      return [];
    }
    const { nodes, more } = result;
    if (parent === undefined) {
      this.#listed.fire({ isFailed: false, nodes: nodes.length });
    }
    return more === 0 ? [...nodes] : [...nodes, { kind: "more", parent: asParent(parent), more }];
  }

  /** Only catalogs are ever shown from elsewhere, and these have no parent. */
  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: ViewNode): TreeItem {
    const { id, label, description, icon, iconColor, state, context, spoken, tooltip } = viewNode(node, this.#filter);
    const item = new TreeItem(label, states[state]);
    item.id = id;
    item.description = description;
    item.iconPath = new ThemeIcon(icon, iconColor === undefined ? undefined : new ThemeColor(iconColor));
    item.contextValue = context;
    item.accessibilityInformation = { label: spoken };
    if (tooltip !== undefined) {
      item.tooltip = tooltip;
    }
    if (node.kind === "code" || node.kind === "status") {
      const name = { catalog: node.catalog, code: node.code };
      item.command = {
        command: commandIds.explainCode,
        title: l10n.t("Explain"),
        arguments: [name, { preserveFocus: true }],
      };
    } else if (node.kind === "more") {
      item.command = { command: innerCommandIds.showMore, title: l10n.t("Show more…"), arguments: [node] };
    }
    return item;
  }

  /** Tooltips of codes are long and seldom looked at. */
  async resolveTreeItem(item: TreeItem, node: ViewNode, token: CancellationToken): Promise<TreeItem> {
    if (node.kind === "code" || node.kind === "status") {
      const params: DescribeCodeParams = { catalog: node.catalog, code: node.code };
      const described = await this.#server.request<DescribeCodeResult | null>(describeCodeRequest, params, token);
      const handling = tellHandling(node);
      if (described !== null) {
        item.tooltip = new MarkdownString(
          handling === undefined
            ? described.markdown
            : `${described.markdown}\n\n*${l10n.t("In this workspace: {0}", handling)}*`,
        );
      }
    }
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
    this.#listed.dispose();
  }
}

export interface Listed {
  readonly isFailed: boolean;
  /** How many catalogs are shown. */
  readonly nodes: number;
}

function keyOf(node: ViewNode | undefined): string {
  return JSON.stringify(toParent(node) ?? null);
}

function asParent(node: ViewNode | undefined): MoreNode["parent"] {
  return node?.kind === "more" ? undefined : node;
}
