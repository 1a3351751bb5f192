import { parser } from "@lezer/markdown";
import type { Span } from "../util/span";

/** A fence of a Markdown text. */
export interface Fence {
  /** What stands behind its back-ticks; empty where nothing does. */
  readonly info: string;
  /** In order, one for each line where something of the page stands before the lines: the marks of a quote. */
  readonly contents: readonly Span[];
}

/** Fences are blocks; what stands in a line is most of a parser's work, and of no interest. */
const inlineParsers = [
  "Escape",
  "Entity",
  "InlineCode",
  "HTMLTag",
  "Emphasis",
  "HardBreak",
  "Link",
  "Image",
  "LinkEnd",
];

const blocks = parser.configure({ remove: inlineParsers });

/**
 * The fences of a Markdown text, in its order.
 *
 * NOTE: import this file when it is needed only, for it brings the library with it; and nothing else, for in the builds for
 * Node it is a file of its own.
 */
export function readFences(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  const cursor = blocks.parse(text).cursor();
  do {
    if (cursor.name !== "FencedCode") {
      continue;
    }
    const { node } = cursor;
    const info = node.getChild("CodeInfo");
    const contents = node.getChildren("CodeText").map(({ from, to }) => ({ start: from, end: to }));
    fences.push({ info: info === null ? "" : text.slice(info.from, info.to), contents });
  } while (cursor.next());
  return fences;
}
