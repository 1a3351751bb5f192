import { contentOf, entryNodes, type OutlineNode } from "./outline";
import { type Span, touches } from "../util/span";

/** A code where a catalog's text names it. */
export interface CatalogName {
  readonly code: string;
  /** Without quotes. */
  readonly span: Span;
  /** The same with its quotes, if it has any. */
  readonly quoted: Span;
  /** The key of its entry, in `related` or `replacedBy` of another one, or another spelling of its own. */
  readonly at: "entry" | "mention" | "alias";
}

/** The name of a code that the offset touches. */
export function findNameAt(outline: readonly OutlineNode[], text: string, offset: number): CatalogName | undefined {
  for (const entry of entryNodes(outline).filter(({ span }) => touches(span, offset))) {
    const name = namesIn(entry, text).find(({ quoted }) => touches(quoted, offset));
    if (name !== undefined) {
      return name;
    }
  }
  return undefined;
}

/** All places of a code in a catalog's text, in its order. Other spellings of it are not among them. */
export function findNamesOf(outline: readonly OutlineNode[], text: string, code: string): readonly CatalogName[] {
  return entryNodes(outline).flatMap((entry) =>
    mayName(entry, code) ? namesIn(entry, text).filter((name) => name.code === code && name.at !== "alias") : [],
  );
}

/** Before the names are read, for there may be 100,000 entries. */
function mayName({ key, children }: OutlineNode, code: string): boolean {
  return key === code || children.some((field) => field.key === "related" || field.key === "deprecated");
}

/** Of one entry: its key, and the codes that its fields name. */
export function namesIn({ key, keySpan, children }: OutlineNode, text: string): readonly CatalogName[] {
  const toName = (code: string, quoted: Span, at: CatalogName["at"]): CatalogName => {
    return { code, span: contentOf(quoted, text), quoted, at };
  };
  return [
    toName(key, keySpan, "entry"),
    ...children.flatMap((field) => {
      switch (field.key) {
        case "related":
          return field.items.map(({ value, span }) => toName(value, span, "mention"));
        case "aliases":
          return field.items.map(({ span }) => toName(key, span, "alias"));
        case "deprecated":
          return field.children.flatMap((part) =>
            part.key === "replacedBy" && part.value !== undefined && part.valueSpan !== undefined
              ? toName(part.value, part.valueSpan, "mention")
              : [],
          );
        default:
          return [];
      }
    }),
  ];
}
