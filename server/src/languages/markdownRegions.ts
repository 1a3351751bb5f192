import { parser, type MarkdownParser } from "@lezer/markdown";
import type { Span } from "../util/span";
import { languageOfName } from "./index";
import type { Region } from "./regions";

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

/** Finds the fences of a Markdown text whose language is known, in its order. What stands before them in a quote is left out. */
export type FindFences = (text: string) => readonly Region[];

/** NOTE: import this file when it is needed only, for it brings the library with it. */
export function createFenceFinder(): FindFences {
  const blocks = parser.configure({ remove: inlineParsers });
  return (text) => findFences(blocks, text);
}

function findFences(parser: MarkdownParser, text: string): readonly Region[] {
  const regions: Region[] = [];
  const cursor = parser.parse(text).cursor();
  do {
    if (cursor.name !== "FencedCode") {
      continue;
    }
    const { node } = cursor;
    const info = node.getChild("CodeInfo");
    const language = info === null ? undefined : languageOfInfo(text.slice(info.from, info.to));
    const contents = node.getChildren("CodeText");
    const first = contents[0];
    if (language === undefined || first === undefined) {
      continue;
    }
    // From the start of its line, so that all lines are indented alike.
    const start = text.lastIndexOf("\n", first.from - 1) + 1;
    const holes: Span[] = [];
    let end = start;
    for (const { from, to } of contents) {
      if (from > end) {
        holes.push({ start: end, end: from });
      }
      end = to;
    }
    regions.push({ start, end, language, kind: "statements", holes });
  } while (cursor.next());
  return regions;
}

/** Of all that is written behind the back-ticks: ` ts title="a.ts"`, `{.python .numberLines}`, `js{1,3}`, `ts:src/a.ts`. */
function languageOfInfo(info: string): ReturnType<typeof languageOfName> {
  const name = /^\s*\{?\s*\.?([\w+#-]+)/.exec(info)?.[1];
  return name === undefined ? undefined : languageOfName(name);
}
