/** Running text with what its markup said. */
export interface Inline {
  /** Plain: without markup, anchors and repeated white space. */
  readonly text: string;
  /** The same, line by line where the source breaks lines on purpose. */
  readonly lines: readonly string[];
  /** Texts that are set as code or in bold, in order. */
  readonly marked: readonly string[];
  /** First web address that the text links to. */
  readonly link: string | undefined;
  /** Whether all of it is struck through. */
  readonly struck: boolean;
}

/** What all documents for people consist of, whatever their format. Lines are 1-based. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly content: Inline; readonly line: number }
  | { readonly kind: "paragraph"; readonly content: Inline; readonly line: number }
  | { readonly kind: "list"; readonly items: readonly Item[]; readonly line: number }
  | Table
  | { readonly kind: "pairs"; readonly pairs: readonly Pair[]; readonly line: number }
  /** What opens at a click: `<details>`, an accordion. */
  | { readonly kind: "section"; readonly title: Inline; readonly blocks: readonly Block[]; readonly line: number }
  | { readonly kind: "code"; readonly text: string; readonly line: number };

export interface Table {
  readonly kind: "table";
  /** Empty where the table names no columns. */
  readonly header: readonly Inline[];
  readonly rows: readonly Row[];
  readonly line: number;
}

export interface Row {
  readonly cells: readonly Inline[];
  readonly line: number;
}

export interface Item {
  readonly content: Inline;
  readonly blocks: readonly Block[];
  readonly line: number;
}

/** A term and what is said of it. */
export interface Pair {
  readonly term: Inline;
  readonly blocks: readonly Block[];
  readonly line: number;
}

/** Text without any markup. */
export function plain(text: string): Inline {
  const lines = text.split("\n").map(cleanText).filter(Boolean);
  return { text: lines.join(" "), lines, marked: [], link: undefined, struck: false };
}

/** All the text of the blocks. */
export function textOf(blocks: readonly Block[]): Inline {
  const parts = blocks.flatMap(inlinesOf);
  return {
    text: parts
      .map(({ text }) => text)
      .filter(Boolean)
      .join(" "),
    lines: parts.flatMap(({ lines }) => lines),
    marked: parts.flatMap(({ marked }) => marked),
    link: parts.find(({ link }) => link !== undefined)?.link,
    struck: parts.length > 0 && parts.every(({ struck }) => struck),
  };
}

function inlinesOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.content];
    case "list":
      return block.items.flatMap(({ content, blocks }) => [content, ...blocks.flatMap(inlinesOf)]);
    case "table":
      return block.rows.flatMap(({ cells }) => cells);
    case "pairs":
      return block.pairs.flatMap(({ term, blocks }) => [term, ...blocks.flatMap(inlinesOf)]);
    case "section":
      return [block.title, ...block.blocks.flatMap(inlinesOf)];
    case "code":
      return [];
  }
}

/** White space as one blank, and nothing that cannot be seen. */
export function cleanText(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\s\p{Cc}\u00a0]+/gu, " ")
    .trim();
}
