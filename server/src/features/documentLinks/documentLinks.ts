import { webAddress } from "../../render/markdown";
import type { Span } from "../../util/span";
import { contentOf, type OutlineNode } from "../../catalogs/outline";

export interface Link {
  readonly span: Span;
  readonly target: string;
}

/** The pages that a catalog names in `docs`, of itself and of its codes. */
export function findLinks(outline: readonly OutlineNode[], text: string): readonly Link[] {
  return outline.flatMap(({ key, value, valueSpan, children }) => {
    const target = key === "docs" && value !== undefined ? webAddress(value) : undefined;
    return target === undefined || valueSpan === undefined
      ? findLinks(children, text)
      : { span: contentOf(valueSpan, text), target };
  });
}
