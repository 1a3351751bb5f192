import * as l10n from "@vscode/l10n";
import type { Span } from "../../util/span";
import { contentOf, entryNodes, type OutlineNode } from "../../catalogs/outline";

/** Something in a catalog's text that has a name. */
export interface CatalogSymbol {
  readonly kind: "catalog" | "family" | "code" | "status";
  readonly name: string;
  /** A few words more. */
  readonly detail: string;
  readonly span: Span;
  /** The name's place, within {@link span}. */
  readonly nameSpan: Span;
  readonly isDeprecated: boolean;
  readonly children: readonly CatalogSymbol[];
}

/** Codes that are listed; more would keep an editor's outline busy. */
const most = 10_000;

/** The catalog with its codes by family, and its HTTP statuses. None for a text that has no codes. */
export function listSymbols(outline: readonly OutlineNode[], text: string): readonly CatalogSymbol[] {
  const field = (key: string): OutlineNode | undefined => outline.findLast((node) => node.key === key);
  const codes = field("codes");
  if (codes === undefined) {
    return [];
  }
  const families = (field("families")?.children ?? []).map(({ key, children }) => {
    const title = children.find((child) => child.key === "title")?.value ?? "";
    return { prefix: key, title, members: [] as CatalogSymbol[] };
  });
  families.sort((a, b) => b.prefix.length - a.prefix.length);
  const alone: CatalogSymbol[] = [];
  for (const node of entryNodes(outline).slice(0, most)) {
    const family = families.find(({ prefix }) => node.key.startsWith(prefix));
    (family?.members ?? alone).push(toSymbol("code", node, text));
  }
  const groups = families.flatMap(({ prefix, title, members }) => {
    const [first] = members;
    const span = first && { start: first.span.start, end: Math.max(...members.map((member) => member.span.end)) };
    return first === undefined || span === undefined
      ? []
      : {
          kind: "family" as const,
          name: prefix,
          detail: title,
          span,
          nameSpan: first.nameSpan,
          isDeprecated: false,
          children: members,
        };
  });
  const statuses = (field("statuses")?.children ?? []).map((node) => toSymbol("status", node, text));
  const id = field("id");
  const nameNode = field("name") ?? id ?? codes;
  return [
    {
      kind: "catalog",
      name: field("name")?.value ?? id?.value ?? l10n.t("Catalog"),
      detail: id?.value ?? "",
      span: {
        start: Math.min(...outline.map(({ span }) => span.start)),
        end: Math.max(...outline.map(({ span }) => span.end)),
      },
      nameSpan: nameNode.keySpan,
      isDeprecated: false,
      children: [...groups, ...alone, ...statuses].sort((a, b) => a.span.start - b.span.start),
    },
  ];
}

function toSymbol(kind: "code" | "status", node: OutlineNode, text: string): CatalogSymbol {
  const { key, keySpan, span, value, children } = node;
  return {
    kind,
    name: key,
    detail: value ?? children.find((child) => child.key === "summary")?.value ?? "",
    span,
    nameSpan: contentOf(keySpan, text),
    isDeprecated: children.some((child) => child.key === "deprecated"),
    children: [],
  };
}
