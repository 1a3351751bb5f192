import { type Alias, type Document, isAlias, isMap, isNode, isScalar, isSeq } from "yaml";

/** Values that the aliases of a text may stand for, all in all; beyond, a few lines would stand for gigabytes. */
export const mostAliased = 300_000;

/** A key, or an item of a list of names, as it is written: `007` and `1.10` are codes, no numbers. */
export function nameOf(node: unknown): string {
  if (!isScalar(node)) {
    return String(node);
  }
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}

/** What is wrong with a text's aliases. */
export interface AliasSurvey {
  /** Those whose anchor does not stand before them. */
  readonly unknown: readonly Alias[];
  /** Whether they stand for more than {@link mostAliased} values, or for what they are in themselves. */
  readonly isTooMuch: boolean;
}

/** Counts what aliases stand for without putting it there, which could fill the memory. */
export function surveyAliases({ contents }: Document.Parsed): AliasSurvey {
  const anchors = new Map<string, unknown>();
  /** Of what is read; what is being read is in none, so that an alias to it stands for without end. */
  const sizes = new Map<unknown, number>();
  const unknown: Alias[] = [];
  let aliased = 0;
  const measure = (node: unknown): number => {
    if (isAlias(node)) {
      const size = anchors.has(node.source) ? (sizes.get(anchors.get(node.source)) ?? Number.POSITIVE_INFINITY) : 0;
      if (!anchors.has(node.source)) {
        unknown.push(node);
      }
      aliased += size;
      return size;
    }
    if (!isNode(node)) {
      return 0;
    }
    if ("anchor" in node && typeof node.anchor === "string") {
      anchors.set(node.anchor, node);
    }
    let size = 1;
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        size += measure(key) + measure(value);
      }
    } else if (isSeq(node)) {
      for (const item of node.items) {
        size += measure(item);
      }
    }
    sizes.set(node, size);
    return size;
  };
  measure(contents);
  return { unknown, isTooMuch: aliased > mostAliased };
}
