import { type DataFormat, mostUnits } from "./dataText";
import type { Span } from "../util/span";

/** A key and its value in a text with data. Offsets are UTF-16. */
export interface OutlineNode {
  readonly key: string;
  /** With its quotes, if it has any. */
  readonly keySpan: Span;
  /** Key and value. */
  readonly span: Span;
  /** Of the value, with its quotes, if it has any; absent where there is none. */
  readonly valueSpan: Span | undefined;
  /** Of the value where it is a text, a number or a truth value. */
  readonly value: string | undefined;
  /** Where the value is a list: its texts. */
  readonly items: readonly OutlineItem[];
  /** Its own keys where it is an object; items of a list are not among them. */
  readonly children: readonly OutlineNode[];
}

/** A text in a list. */
export interface OutlineItem {
  readonly value: string;
  /** With its quotes, if it has any. */
  readonly span: Span;
}

/** The keys of a text with data, in its order, broken texts as far as they can be read. None where it is too large. */
export async function readOutline(text: string, format: DataFormat): Promise<readonly OutlineNode[]> {
  if (text.length > mostUnits[format]) {
    return [];
  }
  const { outlineJson, outlineYaml } = await import("./dataReaders");
  try {
    return format === "json" ? outlineJson(text) : outlineYaml(text);
  } catch (error) {
    // Nested too deep: the catalog's own reader tells of it.
    if (error instanceof RangeError) {
      return [];
    }
    throw error;
  }
}

/** The catalog's own entries, those that stand twice too. */
export function entryNodes(outline: readonly OutlineNode[]): readonly OutlineNode[] {
  return outline.findLast(({ key }) => key === "codes")?.children ?? [];
}

/** The same by code. Of codes that stand twice, the last one counts. */
export function entriesIn(outline: readonly OutlineNode[]): ReadonlyMap<string, OutlineNode> {
  return new Map(entryNodes(outline).map((node) => [node.key, node]));
}

/** What a key or value says, without its quotes. */
export function contentOf({ start, end }: Span, text: string): Span {
  const quote = text[start];
  const isQuoted = (quote === '"' || quote === "'") && end - start > 1 && text[end - 1] === quote;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}
